// Which verdicts are no learner's doing.

import { expect, test } from "vitest";
import { faultIn } from "../../batch/reduce.ts";
import { NO_OUTPUT, type NoValue } from "../../domain/outcome.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { caseReport, exerciseReport } from "../reporters/build.ts";

function ended(outcome: NoValue): Verdict {
  return { kind: "errored", outcome };
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
