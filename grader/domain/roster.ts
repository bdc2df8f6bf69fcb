// Who of a class is who in another system's list. A grade on the wrong row is worse than none, so only what is exactly the
// same is matched; what merely looks the same is told, and what fits twice is nobody's.

import type { Learner, LmsIdentity } from "./learner.ts";
import { canonical, likenesses, nameForms } from "./names.ts";

/** Somebody in the other system's list. */
export type RosterRow = {
  /** Where it stands among the rows. */
  readonly at: number;
  /** The line of the file, for people. */
  readonly line: number;
  /** The number that the system's own downloads name submissions by. */
  readonly lms?: string;
  /** What belongs to one person: ids, logins, addresses. */
  readonly handles: readonly string[];
  /** In any of the ways a name is written; `Curie, Marie` is read as `Marie Curie`, too. */
  readonly names: readonly string[];
  /** Whom the system made up, to look at a course as its learners do. */
  readonly isNobody?: true;
};

/** How a learner was found: told by hand, the download's number, a handle as the key, the full name. */
export type MatchedBy = "hand" | "download" | "handle" | "name";

export type Match = { readonly learner: Learner; readonly row: RosterRow; readonly by: MatchedBy };

/** Where a grade could go to two people, or come from two. */
export type Ambiguity =
  | { readonly kind: "rows"; readonly learner: Learner; readonly rows: readonly RosterRow[]; readonly by: MatchedBy }
  | { readonly kind: "learners"; readonly row: RosterRow; readonly learners: readonly Learner[] };

/** Everybody is in exactly one of `matches`, `ambiguities`, `unmatched`, `leftOut`. Learners by key, rows as in the list. */
export type Matching = {
  readonly matches: readonly Match[];
  readonly ambiguities: readonly Ambiguity[];
  readonly unmatched: readonly Unmatched[];
  /** Left out by hand. */
  readonly leftOut: readonly Learner[];
  /** Rows of somebody that no learner is, could be, or is like. */
  readonly without: readonly RosterRow[];
  readonly wrongHands: readonly WrongHand[];
};

export type Unmatched = {
  readonly learner: Learner;
  /** Rows that differ in case, accents, spaces, punctuation or the order of words only. */
  readonly alike: readonly RosterRow[];
};

/** What was told by hand and cannot be so. */
export type WrongHand = {
  readonly key: string;
  readonly id: string;
  readonly why: "no such learner" | "no such row" | "several rows";
};

/**
 * @param system whose list it is: a download of another one says nothing of its numbers
 * @param byHand the row's handle by the learner's key; an empty one leaves the learner out
 */
export function matchRoster(
  learners: readonly Learner[],
  rows: readonly RosterRow[],
  system: LmsIdentity["system"],
  byHand: ReadonlyMap<string, string> = new Map(),
): Matching {
  const index = new Index(rows, system);
  const wrongHands = wrongHandsOf(byHand, new Set(learners.map(({ key }) => key)), index);
  const found: Found[] = [];
  const leftOut: Learner[] = [];
  for (const learner of learners.toSorted((a, b) => compare(a.key, b.key))) {
    const hand = byHand.get(learner.key);
    if (hand === "") leftOut.push(learner);
    else found.push({ learner, ...index.find(learner, hand) });
  }
  const claims = Map.groupBy(
    found.flatMap(({ learner, rows: [row, ...others] }) =>
      row === undefined || others.length > 0 ? [] : [{ row, learner }],
    ),
    ({ row }) => row,
  );
  const contested = [...claims].filter(([, claimed]) => claimed.length > 1).toSorted(([a], [b]) => a.at - b.at);
  const isContested = new Set(contested.map(([row]) => row));
  const unmatched = found.flatMap(({ learner, rows: none }) =>
    none.length === 0 ? [{ learner, alike: index.alike(learner) }] : [],
  );
  const near = new Set([...found.flatMap((each) => each.rows), ...unmatched.flatMap(({ alike }) => alike)]);
  return {
    matches: found.flatMap(({ learner, rows: [row, ...others], by }) =>
      row === undefined || others.length > 0 || isContested.has(row) ? [] : [{ learner, row, by }],
    ),
    ambiguities: [
      ...found.flatMap(({ learner, rows: several, by }) =>
        several.length > 1 ? [{ kind: "rows" as const, learner, rows: several, by }] : [],
      ),
      ...contested.map(([row, claimed]) => ({
        kind: "learners" as const,
        row,
        learners: claimed.map(({ learner }) => learner),
      })),
    ],
    unmatched,
    leftOut,
    without: rows.filter((row) => row.isNobody !== true && !near.has(row)).toSorted((a, b) => a.at - b.at),
    wrongHands,
  };
}

type Found = { readonly learner: Learner; readonly rows: readonly RosterRow[]; readonly by: MatchedBy };

/** The rows by all that somebody can be found by. */
class Index {
  readonly #system: LmsIdentity["system"];
  readonly #byDownload = new Shelf();
  readonly #byHandle = new Shelf();
  readonly #byName = new Shelf();
  readonly #byLikeness = new Shelf();

  constructor(rows: readonly RosterRow[], system: LmsIdentity["system"]) {
    this.#system = system;
    for (const row of rows.toSorted((a, b) => a.at - b.at)) {
      const handles = row.handles.map(canonical);
      const names = row.names.flatMap(nameForms);
      if (row.lms !== undefined) this.#byDownload.put([canonical(row.lms)], row);
      this.#byHandle.put(handles, row);
      this.#byName.put(names, row);
      this.#byLikeness.put([...handles, ...names].flatMap(likenesses), row);
    }
  }

  /** By the strongest of what is known of the learner that the list has at all. */
  find({ key, name, lms }: Learner, hand: string | undefined): Pick<Found, "rows" | "by"> {
    if (hand !== undefined) return { by: "hand", rows: this.handled(hand) };
    // Who has another number is another person, whatever they are called.
    if (lms?.system === this.#system && this.#byDownload.size > 0)
      return { by: "download", rows: this.#byDownload.get([canonical(lms.id)]) };
    const handled = this.handled(key);
    if (handled.length > 0) return { by: "handle", rows: handled };
    return { by: "name", rows: this.#byName.get([name, key].flatMap(nameForms)) };
  }

  handled(handle: string): readonly RosterRow[] {
    return this.#byHandle.get([canonical(handle)]);
  }

  alike({ key, name }: Learner): readonly RosterRow[] {
    return this.#byLikeness.get([key, name].flatMap(nameForms).flatMap(likenesses));
  }
}

/** Rows by a text; an empty text is none. */
class Shelf {
  readonly #rows = new Map<string, RosterRow[]>();

  get size(): number {
    return this.#rows.size;
  }

  put(texts: readonly string[], row: RosterRow): void {
    for (const text of new Set(texts)) {
      if (text === "") continue;
      const rows = this.#rows.get(text);
      if (rows === undefined) this.#rows.set(text, [row]);
      else rows.push(row);
    }
  }

  /** Each row once. */
  get(texts: readonly string[]): readonly RosterRow[] {
    return [...new Set(texts.flatMap((text) => this.#rows.get(text) ?? []))].toSorted((a, b) => a.at - b.at);
  }
}

function wrongHandsOf(
  byHand: ReadonlyMap<string, string>,
  keys: ReadonlySet<string>,
  index: Index,
): readonly WrongHand[] {
  return [...byHand]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([key, id]): readonly WrongHand[] => {
      const rows = id === "" ? undefined : index.handled(id).length;
      if (!keys.has(key)) return [{ key, id, why: "no such learner" }];
      if (rows === 0) return [{ key, id, why: "no such row" }];
      return rows !== undefined && rows > 1 ? [{ key, id, why: "several rows" }] : [];
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
