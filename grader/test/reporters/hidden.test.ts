// Of a hidden case a learner reads its name and that it did not pass. Whatever a report holds beyond that is planted
// here with a secret, and looked for in everything that the reporters write.

import { describe, expect, test } from "vitest";
import type { Failure } from "../../domain/compare.ts";
import type { LoadProblem, NoValue } from "../../domain/outcome.ts";
import { array } from "../../domain/value.ts";
import type { Value } from "../../domain/value.ts";
import type { Changed, Verdict } from "../../domain/verdict.ts";
import { exercismReporter } from "../../reporters/exercism.ts";
import { gradescopeReporter } from "../../reporters/gradescope.ts";
import { jsonReporter } from "../../reporters/json.ts";
import { junitReporter } from "../../reporters/junit.ts";
import { notRunText } from "../../reporters/not-run.ts";
import type { Reporter } from "../../reporters/reporter.ts";
import { terminalReporter } from "../../reporters/terminal.ts";
import { at, caseReport, errored, exerciseReport, failed, mismatch, text } from "./build.ts";
import { passing, written } from "./course.ts";

const SECRET = "SECRET";
const NUMBER = 4711.25;
const LENGTH = 47;
const TRACE = /SECRET|4711|47\b/;

const output = { text: SECRET, truncated: true };
const place = at(LENGTH, LENGTH, SECRET, SECRET);
const error = { name: SECRET, message: SECRET, frames: [place] };
const value: Value = array([LENGTH], new Float64Array(LENGTH).fill(NUMBER));
const first = mismatch([LENGTH], NUMBER, NUMBER, NUMBER);

const failures: Record<(Failure | Changed)["kind"], Failure | Changed> = {
  type: { kind: "type", path: [SECRET], actual: text(SECRET), expected: value },
  shape: { kind: "shape", path: [SECRET], actual: value, expected: value, hint: "transposed" },
  "non-finite": {
    kind: "non-finite",
    path: [],
    shape: [LENGTH],
    nans: LENGTH,
    infinities: LENGTH,
    total: LENGTH,
    first,
  },
  elements: {
    kind: "elements",
    path: [],
    shape: [LENGTH],
    wrong: LENGTH,
    total: LENGTH,
    shown: [first],
    worst: first,
    float32: true,
  },
  text: { kind: "text", path: [], actual: SECRET, expected: SECRET },
  length: { kind: "length", path: [], actual: LENGTH, expected: LENGTH },
  keys: { kind: "keys", path: [], missing: [SECRET], unexpected: [SECRET] },
  changed: { kind: "changed" },
};

// What is known before anything of the submission ran cannot know an input, so it may be said: it is left out here.
type RunningProblem = Exclude<LoadProblem["kind"], "no-file" | "unreadable" | "syntax" | "unsupported">;
const problems: Record<RunningProblem, LoadProblem> = {
  "no-export": { kind: "no-export", file: SECRET, wanted: "softmax", exports: [SECRET], isFunction: true },
  import: { kind: "import", file: SECRET, specifier: SECRET, why: "missing" },
  threw: { kind: "threw", error },
  "never-finished": { kind: "never-finished", file: SECRET, location: place },
  exited: { kind: "exited", file: SECRET, code: LENGTH },
};

const outcomes: Record<Exclude<NoValue["kind"], "could-not-load">, NoValue> = {
  threw: { kind: "threw", error, output },
  "timed-out": { kind: "timed-out", timeoutMs: LENGTH, location: place, output },
  "out-of-memory": { kind: "out-of-memory", memoryMiB: LENGTH, output },
  "too-much-output": { kind: "too-much-output", limitBytes: LENGTH, output },
  exited: { kind: "exited", code: LENGTH, output },
  crashed: { kind: "crashed", signal: SECRET, output },
  "broke-protocol": { kind: "broke-protocol", detail: SECRET, output },
};

const verdicts: Record<string, Verdict> = {
  ...Object.fromEntries(Object.entries(failures).map(([kind, failure]) => [kind, failed(failure, value, value)])),
  ...Object.fromEntries(Object.entries(outcomes).map(([kind, outcome]) => [`outcome ${kind}`, errored(outcome)])),
  ...Object.fromEntries(
    Object.entries(problems).map(([kind, problem]) => [
      `load ${kind}`,
      errored({ kind: "could-not-load", problem, output }),
    ]),
  ),
  "returned for an error": { kind: "failed-to-throw", got: { kind: "returned", value } },
  "another error": { kind: "failed-to-throw", got: { kind: "threw", error } },
  "a law that is not kept": {
    kind: "broke-law",
    breach: {
      law: { name: SECRET, sentence: SECRET },
      args: [value],
      answers: [{ args: [value], value }],
      reason: SECRET,
      sides: { left: value, right: value, failure: { kind: "text", path: [], actual: SECRET, expected: SECRET } },
    },
  },
  skipped: { kind: "skipped", reason: SECRET },
};

function hiddenReport(verdict: Verdict) {
  return caseReport(verdict, {
    case: {
      name: "kept back",
      hidden: true,
      inputs: { kind: "generated", generators: [], runs: LENGTH, seed: LENGTH },
      expectation: { kind: "throws", error: { name: SECRET, message: { kind: "contains", text: SECRET } } },
    },
    args: [value, text(SECRET)],
    replay: { run: LENGTH, runs: LENGTH, seed: LENGTH },
    changed: [SECRET],
    output,
  });
}

const documents: Readonly<Record<string, () => Reporter>> = {
  json: () => jsonReporter(),
  junit: () => junitReporter(),
  gradescope: () => gradescopeReporter(),
  exercism: () => exercismReporter(),
};

const terminal = () => terminalReporter({ color: true, links: true, width: 80 });

describe("nothing of a hidden case is told but its name and that it did not pass", () => {
  test.each(Object.entries(verdicts))("%s", (_, verdict) => {
    for (const cases of [[hiddenReport(verdict)], [passing("seen"), hiddenReport(verdict)]]) {
      const report = exerciseReport(cases, { status: "failed" });
      for (const reporter of [terminal, ...Object.values(documents)]) {
        const [alone, listed] = [written(reporter(), [report]), written(reporter(), [report, report])];
        expect(alone).not.toMatch(TRACE);
        expect(listed).not.toMatch(TRACE);
      }
      expect(written(terminal(), [report]) + written(jsonReporter(), [report])).toContain("kept back");
    }
  });

  test("and the same for every way not to pass", () => {
    const told = Object.entries(verdicts)
      .filter(([name]) => name !== "skipped" && !name.startsWith("load "))
      .map(([, verdict]) => written(terminal(), [exerciseReport([passing("seen"), hiddenReport(verdict)])]));
    expect(new Set(told).size).toBe(1);
  });

  test.each(Object.entries(documents))("and the same for every way not to pass, in %s", (_, reporter) => {
    const told = Object.entries(verdicts)
      .filter(([name]) => name !== "skipped" && !name.startsWith("load "))
      .map(([, verdict]) => written(reporter(), [exerciseReport([passing("seen"), hiddenReport(verdict)])]));
    expect(new Set(told).size).toBe(1);
  });

  test("a hidden case that passed says nothing more either", () => {
    const report = exerciseReport([hiddenReport({ kind: "passed" })]);
    for (const reporter of [terminal, ...Object.values(documents)])
      expect(written(reporter(), [report])).not.toMatch(TRACE);
  });
});

test("that a hidden case could not be run is said without the reason", () => {
  const skipped: Verdict = { kind: "skipped", reason: SECRET };
  const report = exerciseReport([hiddenReport(skipped)]);
  expect(notRunText([report])).toBe(
    "1 case could not be run, so there are no results: a score without them would be wrong. " +
      "06-softmax, kept back: it is hidden, and numkata verify says why.",
  );
  const seen = caseReport({ kind: "skipped", reason: "The solution throws." });
  expect(notRunText([report, exerciseReport([seen])])).toMatch(
    /^2 cases .*06-softmax, a square matrix: The solution throws\.$/,
  );
  expect(notRunText([exerciseReport([passing("seen")])])).toBeUndefined();
});

test("a file that cannot be read as code is told even where every case is hidden", () => {
  const problem: LoadProblem = { kind: "syntax", message: "Expected ')'", location: at(3, 9, "  return (1;") };
  const report = exerciseReport([
    caseReport(errored({ kind: "could-not-load", problem, output }), { case: { hidden: true } }),
  ]);
  expect(written(terminal(), [report])).toContain("softmax.ts:3 is not valid TypeScript: Expected ')'");
});
