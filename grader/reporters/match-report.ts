// Who of a class was found in another system's list, as whoever exports the grades reads it before anything is written.

import type { Matching, MatchedBy, RosterRow, Unmatched, WrongHand } from "../domain/roster.ts";
import type { ClassList } from "./class-list.ts";
import type { Giving } from "./given.ts";
import { enumeration, plural } from "./naming.ts";
import { count } from "./numeral.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

const MAX_NAMED = 20;
const MAX_NAME = 60;

export type MatchReport = {
  /** The list's file, as it was named. */
  readonly roster: string;
  readonly list: ClassList;
  readonly matching: Matching;
  readonly giving: Giving;
  /** What the points are out of. */
  readonly possible: number;
};

export function matchReportText(
  { roster, list, matching, giving, possible }: MatchReport,
  options: PageOptions,
): string {
  const page = createPage(options);
  const { ambiguities, unmatched, leftOut, without, wrongHands } = matching;
  const alike = unmatched.filter((each) => each.alike.length > 0);
  const unknown = unmatched.filter((each) => each.alike.length === 0);
  const lines = [
    ...prose(page, `${safeLine(roster)}: ${plural(list.rows.length, "row")}, grades go to "${safeLine(list.column)}"`, {
      indent: 0,
      paint: page.theme.strong,
    }),
    ...prose(page, matchedText(matching)),
    ...scaleLines(page, list, possible),
    ...named(
      page,
      "Said by hand, and not so",
      wrongHands.map(({ key, id, why }) => `${name(key)}: ${HAND_WORDS[why](name(id))}`),
    ),
    ...named(
      page,
      "Not clear, so nothing can be written",
      ambiguities.map((each) =>
        each.kind === "rows"
          ? `${name(each.learner.key)} could be ${rowsText(each.rows, "or")}`
          : `${rowText(each.row)} could be ${enumeration(each.learners.map(({ key }) => name(key)))}`,
      ),
    ),
    ...named(
      page,
      "Almost the same, so not matched",
      alike.map((each) => alikeText(each, list)),
    ),
    ...named(
      page,
      "Not in the list",
      unknown.map(({ learner }) => name(learner.key)),
    ),
    ...named(
      page,
      "Without a grade, so nothing is written for them",
      giving.withoutGrade.map(({ learner, reason = "" }) => `${name(learner.key)}: ${safeLine(reason)}`),
    ),
    ...named(
      page,
      "Stay as they are in the list",
      giving.refused.map(({ learner, why }) => `${name(learner.key)} ${safeLine(why)}`),
    ),
    ...named(
      page,
      "Left out by hand",
      leftOut.map(({ key }) => name(key)),
    ),
    ...named(page, "In the list, and handed nothing in", without.map(rowText)),
    ...(ambiguities.length + unmatched.length === 0 ? [] : helpLines(page)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function matchedText({ matches }: Matching): string {
  const ways = WAYS.flatMap(([by, way]) => {
    const many = matches.filter((match) => match.by === by).length;
    return many === 0 ? [] : [`${count(many)} ${way}`];
  });
  return `${plural(matches.length, "learner")} found${ways.length === 0 ? "" : `: ${ways.join(", ")}`}`;
}

const WAYS: readonly (readonly [MatchedBy, string])[] = [
  ["hand", "as you said"],
  ["download", "by the number of the download"],
  ["handle", "by id, login or address"],
  ["name", "by name"],
];

const HAND_WORDS: Readonly<Record<WrongHand["why"], (id: string) => string>> = {
  "no such learner": () => "nobody of this name was graded",
  "no such row": (id) => `the list has no ${id}`,
  "several rows": (id) => `several rows have ${id}`,
};

/** Points that do not fit what the system has are a mistake more often than not. */
function scaleLines(page: Page, list: ClassList, possible: number): readonly string[] {
  if (list.possible === undefined || list.possible === possible) return [];
  return prose(
    page,
    `The list has this out of ${list.possible}, and the points here are out of ${possible}. They are written as they are; ` +
      `\`--out-of ${list.possible}\` scales them.`,
  );
}

function alikeText({ learner, alike }: Unmatched, { rows }: ClassList): string {
  const hasNumbers = rows.some(({ lms }) => lms !== undefined);
  const number = hasNumbers && learner.lms ? `, whose download has the number ${name(learner.lms.id)},` : "";
  return `${name(learner.key)}${number} is like ${rowsText(alike, "and")}`;
}

function rowsText(rows: readonly RosterRow[], joint: "and" | "or"): string {
  const texts = rows.slice(0, MAX_NAMED).map(rowText);
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} ${joint} ${last}`;
}

/** `"Curie, Marie" (4711, line 5)`. */
function rowText({ names, handles, line }: RosterRow): string {
  const title = names.find((each) => each !== "") ?? "";
  const [handle] = handles;
  const place = handle === undefined ? `line ${line}` : `${name(handle)}, line ${line}`;
  return title === "" ? place : `"${name(title)}" (${place})`;
}

function name(text: string): string {
  return safeLine(text, MAX_NAME);
}

function named(page: Page, what: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MAX_NAMED;
  return [
    "",
    `${what} (${count(lines.length)}):`,
    ...lines.slice(0, MAX_NAMED).flatMap((line) => prose(page, line, { hang: 2 })),
    ...(rest > 0 ? [`  … and ${count(rest)} more`] : []),
  ];
}

function helpLines(page: Page): readonly string[] {
  return [
    "",
    ...prose(
      page,
      "Say who they are in a CSV file of lines like `ann-lee,4711` (the learner here, then an id, login or address of the " +
        "list; nothing behind the comma leaves somebody out) and give it with `--map`.",
      { indent: 0 },
    ),
  ];
}
