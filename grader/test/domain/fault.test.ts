// What says nothing of a learner's work, and what says something.

import { describe, expect, test } from "vitest";
import { faultOf, isUndecided } from "../../domain/fault.ts";
import { NO_OUTPUT, type Unreadable } from "../../domain/outcome.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { caseReport, errored, exerciseReport, PASSED } from "../reporters/build.ts";

function unreadable(why: Unreadable): Verdict {
  const problem = { kind: "unreadable", file: "f.ts", why, detail: "EACCES" } as const;
  return errored({ kind: "could-not-load", problem, output: NO_OUTPUT });
}

const KILLED = errored({ kind: "crashed", signal: "SIGKILL", output: NO_OUTPUT });
const ABORTED = errored({ kind: "crashed", signal: "SIGABRT", output: NO_OUTPUT });
const NOT_RUN: Verdict = { kind: "skipped", reason: "no process", owner: "machine" };

test.each<[string, Verdict, string | undefined]>([
  ["a file that the system refuses", unreadable("refused"), "submission: f.ts cannot be read: EACCES"],
  ["an empty file", unreadable("empty"), undefined],
  ["a folder in its place", unreadable("folder"), undefined],
  ["a case of which nobody knows what must come back", { kind: "skipped", reason: "no value" }, "course: no value"],
  ["one for which there was no process", NOT_RUN, "machine: no process"],
  ["a process that somebody killed", KILLED, "machine: its process was killed, as where memory runs out"],
  ["one that crashed", ABORTED, undefined],
  ["a pass", PASSED, undefined],
])("%s", (_, verdict, wanted) => {
  const fault = faultOf(verdict);
  expect(fault && `${fault.owner}: ${fault.reason}`).toBe(wanted);
});

describe("nobody knows whether an exercise passes", () => {
  const isOpen = (...verdicts: readonly Verdict[]): boolean =>
    isUndecided(exerciseReport(verdicts.map((each) => caseReport(each))));

  test("where faults alone are in the way, a file that cannot be read among them", () => {
    expect(isOpen(PASSED, NOT_RUN, KILLED)).toBe(true);
    expect(isOpen(unreadable("refused"), unreadable("refused"))).toBe(true);
  });

  test("and it is known where all passes, or anything else fails", () => {
    expect(isOpen(PASSED)).toBe(false);
    expect(isOpen(NOT_RUN, ABORTED)).toBe(false);
    expect(isOpen(unreadable("empty"))).toBe(false);
  });
});
