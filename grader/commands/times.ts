// When a class handed in: given with --times, and from then on kept beside the grades, so that a later run knows it too.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { latenessIn, readSubmitted, type Submitted } from "../batch/submitted.ts";
import type { Lateness } from "../domain/gradebook.ts";
import type { LateRule } from "../domain/late.ts";
import type { Learner } from "../domain/learner.ts";
import { readTable } from "../reporters/csv-table.ts";
import type { ClassLateness, LatenessChange } from "../reporters/lateness.ts";
import { writeWhole } from "../store/write-whole.ts";
import type { Console } from "./console.ts";
import { fromEarlier } from "./gradebook-file.ts";
import { whoIsMeant } from "./meant.ts";
import { atDisk, FILES, NOTHING_GRADED } from "./out-folder.ts";
import { readText } from "./text-file.ts";
import { UsageError } from "./usage.ts";

export const TIMES = "--times";

export type ClassTimes = {
  /** By key, of those who were late. */
  readonly late: ReadonlyMap<string, Lateness>;
  /** What the rule took off in the gradebook as it is, in percent by key; without those of whom somebody said it by hand. */
  readonly before: ReadonlyMap<string, number>;
  /** What there is to tell, if there is. */
  readonly told?: ClassLateness;
  /** Keeps what was given in the out folder. */
  readonly keep: () => void;
};

/**
 * @param given the file that the user names
 * @throws UsageError with every problem of the file, or where there is no rule for it
 */
export function readTimes(
  given: string | undefined,
  out: string,
  rule: LateRule | undefined,
  learners: readonly Learner[],
  console: Console,
): ClassTimes {
  const before = fromEarlier<ReadonlyMap<string, number>>(out, (book) => book.ruledPercents(), new Map());
  if (rule === undefined) {
    if (given === undefined) return withoutRule(before, learners);
    throw new UsageError(
      `numkata batch: ${TIMES} needs a rule for who is late, and exercises/course.yaml has none. Add late to it ` +
        `(deadline, percent and every), or leave ${TIMES} out.`,
    );
  }
  const kept = join(out, FILES.times);
  const file = given ?? (existsSync(kept) ? kept : undefined);
  const text = file === undefined ? undefined : readText(file, console);
  const submitted = file === undefined || text === undefined ? undefined : submittedIn(file, text, learners);
  const { late, without } = latenessIn(learners, rule, submitted?.times ?? new Map());
  const times = submitted && { late: [...late.values()], unknown: unknownIn(submitted, learners) };
  return {
    late,
    before,
    told: { learners: learners.length, hasRule: true, times, without, changes: changesSince(before, learners, late) },
    keep: () => {
      if (given !== undefined && text !== undefined) atDisk(kept, () => writeWhole(kept, text), NOTHING_GRADED);
    },
  };
}

/** Whoever has a row of their own is meant by no other. */
function unknownIn({ unknown, times }: Submitted, learners: readonly Learner[]): ReturnType<typeof whoIsMeant> {
  const names = unknown.map(({ name }) => name);
  return whoIsMeant(
    names,
    learners.filter(({ key }) => !times.has(key)),
  );
}

/** A rule that was taken away gives back what it took. */
function withoutRule(before: ClassTimes["before"], learners: readonly Learner[]): ClassTimes {
  const changes = changesSince(before, learners, new Map());
  const told = { learners: learners.length, hasRule: false, times: undefined, without: [], changes };
  return { late: new Map(), before, keep: () => undefined, ...(changes.length > 0 && { told }) };
}

/** For whom something else is taken off than the gradebook has, if there is one. */
function changesSince(
  before: ClassTimes["before"],
  learners: readonly Learner[],
  late: ReadonlyMap<string, Lateness>,
): readonly LatenessChange[] {
  return learners.flatMap(({ key }) => {
    const [from, to] = [before.get(key), late.get(key)?.percent ?? 0];
    return from === undefined || from === to ? [] : [{ learner: key, from, to }];
  });
}

function submittedIn(file: string, text: string, learners: readonly Learner[]): Submitted {
  const table = readTable(text);
  if ("problem" in table) throw new UsageError(`${file}: ${table.problem}. ${NOTHING_GRADED}`);
  const submitted = readSubmitted(table, file, learners);
  if ("problems" in submitted) throw new UsageError([...submitted.problems, NOTHING_GRADED].join("\n"));
  return submitted;
}
