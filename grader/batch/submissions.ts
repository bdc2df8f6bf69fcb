// Which submissions there are and whose they are, in an order that depends on nothing but names. What is no submission is
// told. Looks at names only; reads no file.

import type { Exercise } from "../domain/exercise.ts";
import type { PassedOver } from "../domain/graded.ts";
import type { Learner } from "../domain/learner.ts";
import type { OwnerOf } from "./known-learners.ts";
import { isAskedFor, isOtherArchive, isZip, lookInto } from "./layout.ts";
import { byName, type Handed, type Held, type LmsName, lmsNameOf, withoutNumbers } from "./lms-names.ts";
import type { Shelf, Shelved } from "./shelf.ts";
import type { HandedFile, Place, Source } from "./source.ts";
import { quoted } from "./unfit.ts";
import { isLeftBySystem } from "./zip-names.ts";

export type Found = { readonly learner: Learner; readonly source: Source };

/** Both sorted: by key, by name. */
export type Listing = { readonly found: readonly Found[]; readonly passedOver: readonly PassedOver[] };

const TYPED = "typed into the system's page, not a file";

/**
 * The submissions on a shelf.
 * @param ownerOf whose keys are whose already
 */
export function listSubmissions(
  { shelved, passedOver }: Shelf,
  exercises: readonly Exercise[],
  ownerOf: OwnerOf = () => undefined,
): Listing {
  const sorter = new Sorter(exercises, passedOver);
  for (const each of shelved.toSorted((a, b) => (a.name < b.name ? -1 : 1))) sorter.add(each);
  return sorter.listing(ownerOf);
}

/** Somebody's submission, by the name of what it was found as. */
type HandedIn = Found & { readonly as: string };

type Named = { readonly as: string; readonly place: Place; readonly isLate: boolean };

type Heap = { readonly learner: Learner; readonly as: string; readonly files: Handed<Named>[]; why?: string };

class Sorter {
  readonly #exercises: readonly Exercise[];
  readonly #passedOver: PassedOver[];
  readonly #handedIn: HandedIn[] = [];
  /** Files of learners who have no folder. */
  readonly #heaps = new Map<string, Heap>();

  constructor(exercises: readonly Exercise[], passedOver: readonly PassedOver[]) {
    this.#exercises = exercises;
    this.#passedOver = [...passedOver];
  }

  add(shelved: Shelved): void {
    const { name } = shelved;
    if (isLeftBySystem(name)) return;
    switch (shelved.kind) {
      case "folder":
        return this.#addFolder(shelved);
      case "file":
        return this.#addFile(shelved);
      case "other":
        return this.#passOver(name, shelved.why);
    }
  }

  #addFolder({ name, items, source }: Extract<Shelved, { kind: "folder" }>): void {
    const called = lmsNameOf(name, true);
    if (called?.holds.kind === "typed") return this.#passOver(name, TYPED);
    if (name.startsWith(".")) return this.#passOver(name, "a hidden folder");
    try {
      const { layout, zips, why, hasCopies } = lookInto(items, this.#exercises);
      // Where a system says whose it is, it is no folder around a class, and grading it says what is wrong.
      const isSomebodys = called !== undefined && hasCopies === true;
      if (layout === undefined && zips.length === 0 && !isSomebodys) return this.#passOver(name, why);
    } catch {
      // Grading it will say why it cannot be read.
    }
    this.#handedIn.push({ learner: learnerOf(called ?? { name }), source, as: name });
  }

  #addFile({ name, place, why }: Extract<Shelved, { kind: "file" }>): void {
    const called = lmsNameOf(name, false);
    if (called !== undefined) return this.#addTo(called, called.holds, name, place, why);
    if (name.startsWith(".")) return this.#passOver(name, "a hidden file");
    if (!isZip(name)) return this.#passOver(name, isOtherArchive(name) ? "no zip file" : "neither folder nor zip file");
    const files: readonly HandedFile[] = [{ path: name, at: place }];
    const source: Source = why === undefined ? { kind: "files", files } : { kind: "unfit", reason: why };
    this.#handedIn.push({ learner: learnerOf({ name: name.replace(/\.zip$/i, "") }), source, as: name });
  }

  #addTo(called: Omit<LmsName, "holds">, holds: Held, as: string, place: Place, why: string | undefined): void {
    if (holds.kind !== "file") return this.#passOver(as, TYPED);
    if (/^\.*$/.test(holds.name)) return this.#passOver(as, "no name of a file");
    const key = called.lms ? `${called.lms.system} ${called.lms.id}` : `by name ${called.name}`;
    const heap = this.#heaps.get(key) ?? { learner: learnerOf(called), as, files: [] };
    heap.files.push({ name: holds.name, stamp: holds.stamp, file: { as, place, isLate: called.lms?.late === true } });
    if (why !== undefined) heap.why ??= why;
    this.#heaps.set(key, heap);
  }

  #passOver(name: string, reason: string): void {
    this.#passedOver.push({ name, reason });
  }

  listing(ownerOf: OwnerOf): Listing {
    for (const heap of this.#heaps.values()) this.#addHeap(heap);
    const found = apart(this.#handedIn, ownerOf).toSorted((a, b) => (a.learner.key < b.learner.key ? -1 : 1));
    return { found, passedOver: byItsName(this.#passedOver) };
  }

  #addHeap({ learner, as, files, why }: Heap): void {
    const isAsked = (name: string): boolean => isZip(name) || isAskedFor(withoutNumbers(name, true), this.#exercises);
    const { counting, earlier } = byName(files, isAsked);
    for (const { file, by } of earlier) this.#passOver(file.as, `an earlier attempt of ${quoted(by.as)}`);
    const paths = [...counting.keys()];
    if (!paths.some(isAsked)) return this.#passOver(as, "the course asks for no such file");
    const handed = [...counting].map(([path, { place }]): HandedFile => ({ path, at: place }));
    const source: Source = why === undefined ? { kind: "files", files: handed } : { kind: "unfit", reason: why };
    const late = [...counting.values()].some(({ isLate }) => isLate);
    const { lms } = learner;
    this.#handedIn.push({ learner: { ...learner, ...(lms && { lms: { ...lms, late } }) }, as, source });
  }
}

export function byItsName(passedOver: readonly PassedOver[]): readonly PassedOver[] {
  return passedOver.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** macOS spells accents in two signs, other systems in one; it is the same name. */
function learnerOf({ name, lms }: { readonly name: string; readonly lms?: LmsName["lms"] }): Learner {
  const key = name.normalize("NFC");
  return { key, name: key, ...(lms && { lms }) };
}

/**
 * Gives everybody a key of their own. Whoever had one keeps it, and it is given to nobody else of that name. Learners of one
 * name have their numbers in the system behind it; where there are none, nobody can say whose is whose, and neither is
 * graded. Keys that differ in capital letters only count as one: they name files.
 */
function apart(handedIn: readonly HandedIn[], ownerOf: OwnerOf): readonly Found[] {
  const numbered = groups(handedIn).flatMap((group) => (haveNumbers(group) ? withNumbers(group, ownerOf) : group));
  const found = groups(numbered).flatMap((group) => (group.length > 1 ? nobodys(group) : group));
  const keys = new Set<string>();
  return found.map(({ learner, source }) => {
    let { key } = learner;
    for (let count = 2; keys.has(key); count += 1) key = `${learner.key} [${count}]`;
    keys.add(key);
    return { learner: { ...learner, key }, source };
  });
}

function groups(handedIn: readonly HandedIn[]): readonly (readonly HandedIn[])[] {
  return [...Map.groupBy(handedIn, ({ learner }) => learner.key.toLowerCase()).values()];
}

/** Whether each has a number that none of the others has. */
function haveNumbers(group: readonly HandedIn[]): boolean {
  const numbers = group.flatMap(({ learner: { lms } }) => (lms ? [`${lms.system} ${lms.id}`] : []));
  return new Set(numbers).size === group.length;
}

function withNumbers(group: readonly HandedIn[], ownerOf: OwnerOf): readonly HandedIn[] {
  return group.map((each) => {
    const { name, lms } = each.learner;
    if (lms === undefined) return each;
    const owner = (key: string): string | undefined => ownerOf(key, lms.system);
    let numbered = `${name} (${lms.id})`;
    // Somebody else may be called just so.
    while ((owner(numbered) ?? lms.id) !== lms.id) numbered = `${numbered} (${lms.id})`;
    const isFree = group.length === 1 && owner(name) === undefined && owner(numbered) === undefined;
    const isPlain = owner(name) === lms.id || isFree;
    return { ...each, learner: { ...each.learner, key: isPlain ? name : numbered } };
  });
}

function nobodys(group: readonly HandedIn[]): readonly HandedIn[] {
  return group.map(({ learner, as }) => {
    const other = group.find((each) => each.as !== as)?.as ?? as;
    const reason = `${quoted(other)} has the same name, or almost: keep the one that counts, or rename one`;
    return { learner: { ...learner, key: as }, as, source: { kind: "unfit", reason } };
  });
}
