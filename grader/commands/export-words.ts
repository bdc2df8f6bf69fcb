// What somebody asks of numkata export.

import { join, resolve } from "node:path";
import { MOODLE_IDENTITIES, type MoodleIdentity } from "../reporters/moodle-list.ts";
import type { Console } from "./console.ts";
import { readWords, UsageError } from "./usage.ts";

/** Each with the file that it makes where no other is named. */
const FILES = { csv: "grades.csv", canvas: "canvas.csv", moodle: "moodle.csv", junit: "junit.xml" } as const;
type Target = keyof typeof FILES;
export type ListTarget = Extract<Target, "canvas" | "moodle">;

/** What takes one submission at a time. */
const SINGLE: ReadonlySet<string> = new Set(["gradescope", "exercism", "github"]);

const [TO, OUTPUT, ROSTER, COLUMN, MAP, OUT_OF, BY] = [
  "--to",
  "--output",
  "--roster",
  "--column",
  "--map",
  "--out-of",
  "--by",
] as const;
const [DRY_RUN, NO_FEEDBACK] = ["--dry-run", "--no-feedback"] as const;

const OF_LISTS = [ROSTER, COLUMN, MAP, OUT_OF, DRY_RUN];
const TAKES: Readonly<Record<Target, ReadonlySet<string>>> = {
  csv: new Set([TO, OUTPUT]),
  junit: new Set([TO, OUTPUT]),
  canvas: new Set([TO, OUTPUT, ...OF_LISTS]),
  moodle: new Set([TO, OUTPUT, ...OF_LISTS, BY, NO_FEEDBACK]),
};

export type ExportAsked = {
  readonly out: string;
  readonly to: Target;
  /** The file to write. */
  readonly output: string;
  /** As it was named. */
  readonly roster: string | undefined;
  readonly column: string | undefined;
  readonly map: string | undefined;
  readonly outOf: number | undefined;
  readonly by: MoodleIdentity | undefined;
  readonly isDryRun: boolean;
  readonly withFeedback: boolean;
};

/** @throws UsageError for words that make no sense together */
export async function readExportWords(args: readonly string[], console: Console): Promise<ExportAsked> {
  const options = [TO, OUTPUT, ROSTER, COLUMN, MAP, OUT_OF, BY];
  const { names, flags, values } = await readWords("export", args, [DRY_RUN, NO_FEEDBACK], options);
  const last = (option: string): string | undefined => values.get(option)?.at(-1);
  const [out, ...others] = names;
  const word = last(TO);
  if (out === undefined || others.length > 0 || word === undefined)
    throw new UsageError(
      "numkata export: say where a batch's results are and what takes them: numkata export results --to canvas --roster gradebook.csv",
    );
  const to = targetFor(word);
  const foreign = [...values.keys(), ...flags].find((option) => !TAKES[to].has(option));
  if (foreign !== undefined) throw new UsageError(`numkata export: ${foreign} says nothing to --to ${to}.`);
  return {
    out: resolve(console.cwd, out),
    to,
    output: resolve(console.cwd, last(OUTPUT) ?? join(out, FILES[to])),
    roster: last(ROSTER),
    column: last(COLUMN),
    map: last(MAP),
    outOf: pointsFor(last(OUT_OF)),
    by: identityFor(last(BY)),
    isDryRun: flags.has(DRY_RUN),
    withFeedback: !flags.has(NO_FEEDBACK),
  };
}

function targetFor(word: string): Target {
  const targets = Object.keys(FILES);
  if (isTarget(word)) return word;
  const single = SINGLE.has(word)
    ? ` ${word} takes one submission at a time: see \`numkata grade --reporter ${word}\`.`
    : "";
  throw new UsageError(
    `numkata export: ${TO} takes ${targets.slice(0, -1).join(", ")} or ${targets.at(-1)}, not ${JSON.stringify(word)}.${single}`,
  );
}

function isTarget(word: string): word is Target {
  return Object.hasOwn(FILES, word);
}

function pointsFor(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d+(?:\.\d{1,2})?$/.test(word) && Number(word) > 0) return Number(word);
  throw new UsageError(`numkata export: ${OUT_OF} takes a number of points above 0, not ${JSON.stringify(word)}.`);
}

function identityFor(word: string | undefined): MoodleIdentity | undefined {
  const identity = MOODLE_IDENTITIES.find((each) => each === word);
  if (word === undefined || identity !== undefined) return identity;
  const choices = `${MOODLE_IDENTITIES.slice(0, -1).join(", ")} or ${MOODLE_IDENTITIES.at(-1)}`;
  throw new UsageError(`numkata export: ${BY} takes ${choices}, not ${JSON.stringify(word)}.`);
}
