// Which verdicts are no learner's doing.

import { expect, test } from "vitest";
import { faultIn, reduce } from "../../batch/reduce.ts";
import { NO_OUTPUT, type NoValue } from "../../domain/outcome.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { caseReport, exerciseReport } from "../reporters/build.ts";

const NO_FILE = without({});

function ended(outcome: NoValue): Verdict {
  return { kind: "errored", outcome };
}

test.each<[string, readonly Verdict[], string, boolean]>([
  ["no file", [NO_FILE, NO_FILE], "not-started", false],
  ["a file with another name", [without({ similar: "Double.ts" })], "failed", true],
  ["no file for some cases only", [NO_FILE, { kind: "passed" }], "failed", true],
])("%s", (_, verdicts, status, isWrong) => {
  const words = {
    ofCase: () => undefined,
    ofDiagnosis: () => undefined,
    ofWrong: () => ({ case: "c", got: "nothing" }),
  };
  const report = exerciseReport(verdicts.map((verdict) => caseReport(verdict)));
  const graded = reduce(report, new Map(), "", words);
  expect(graded.status).toBe(status);
  expect(graded.wrong !== undefined).toBe(isWrong);
});

function without(more: { readonly similar?: string }): Verdict {
  return ended({ kind: "could-not-load", problem: { kind: "no-file", file: "double.ts", ...more }, output: NO_OUTPUT });
}

test.each<[Verdict, string | undefined, string | undefined]>([
  [{ kind: "passed" }, undefined, undefined],
  [{ kind: "skipped", reason: "there is no solutions/x" }, "course", "there is no solutions/x"],
  [ended({ kind: "crashed", signal: "SIGKILL", output: NO_OUTPUT }), "machine", "killed"],
  [{ kind: "skipped", reason: "no process: EAGAIN", owner: "machine" }, "machine", "no process: EAGAIN"],
  [ended({ kind: "crashed", signal: "SIGSEGV", output: NO_OUTPUT }), undefined, undefined],
  [ended({ kind: "crashed", signal: "SIGABRT", output: NO_OUTPUT }), undefined, undefined],
  [ended({ kind: "exited", code: 0, output: NO_OUTPUT }), undefined, undefined],
  [ended({ kind: "timed-out", timeoutMs: 1, output: NO_OUTPUT }), undefined, undefined],
  [
    ended({
      kind: "could-not-load",
      problem: { kind: "unreadable", file: "a/b.ts", why: "refused", detail: "EIO: i/o error" },
      output: NO_OUTPUT,
    }),
    "submission",
    "a/b.ts cannot be read: EIO: i/o error",
  ],
  [
    ended({
      kind: "could-not-load",
      problem: { kind: "unreadable", file: "a/b.ts", why: "outside", detail: "" },
      output: NO_OUTPUT,
    }),
    undefined,
    undefined,
  ],
])("%j", (verdict, owner, reason) => {
  const fault = faultIn(exerciseReport([caseReport({ kind: "passed" }), caseReport(verdict)]));
  expect(fault?.owner).toBe(owner);
  if (reason !== undefined) expect(fault?.reason).toContain(reason);
});
