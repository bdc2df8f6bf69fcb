// A course as a learner has it halfway through: one done, one with stretch cases left, one wrong in several ways, one to come.

import type { GradingEvent } from "../../domain/event.ts";
import { NO_OUTPUT } from "../../domain/outcome.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import type { Reporter } from "../../reporters/reporter.ts";
import {
  at,
  caseReport,
  errored,
  exerciseReport,
  failed,
  FOLDER,
  matrix,
  mismatch,
  param,
  PASSED,
  STUB_OUTCOME,
  thrown,
} from "./build.ts";

const SCORES = matrix([
  [9, 2, 5, 0, 0],
  [7, 5, 0, 0, 0],
]);

const WORST = mismatch([0, 1], 0.5, 0.000894462891, 5e-13);

const overflow = failed({
  kind: "non-finite",
  path: [],
  shape: [1, 2],
  nans: 2,
  infinities: 0,
  total: 2,
  first: mismatch([0, 0], Number.NaN, 0.2689414213699951),
});

export const passing = (name: string, extra = false) => caseReport(PASSED, { case: { name, extra } });

export const overflowing = caseReport(overflow, {
  case: { name: "large scores do not overflow", extra: true },
  args: [matrix([[1000, 1001]])],
});

const wrongValues = caseReport(
  failed(
    {
      kind: "elements",
      path: [],
      shape: [2, 5],
      wrong: 6,
      total: 10,
      shown: [mismatch([0, 0], 0.527, 0.980897665, 5e-10), WORST, mismatch([1, 4], 1.0009, 1)],
      worst: WORST,
      float32: false,
    },
    matrix([
      [0.527, 0.5, 0.0179657674, 0.000121052389, 0.000121052389],
      [0.878679856, 0.118916387, 0.000801252314, 0.000801252314, 1.0009],
    ]),
    matrix([
      [0.980897665, 0.000894462891, 0.0179657674, 0.000121052389, 0.000121052389],
      [0.878679856, 0.118916387, 0.000801252314, 0.000801252314, 1],
    ]),
  ),
  {
    case: { name: "the notebook's example" },
    args: [SCORES],
    changed: ["z"],
    output: { text: "e is [[8103.08, 7.39], [1096.63, 148.41]]\n", truncated: false },
  },
);

export const throwing = caseReport(
  errored({
    kind: "threw",
    error: thrown(
      "TypeError",
      "Cannot read properties of undefined (reading '0')",
      at(12, 21, "    const first = z[i][0] / sum;"),
    ),
    output: NO_OUTPUT,
  }),
  {
    case: { name: "any matrix", inputs: { kind: "generated", generators: [], runs: 20, seed: 7 } },
    args: [matrix([[0]])],
    replay: { run: 3, runs: 20, seed: 7 },
  },
);

export const hiddenFailing = caseReport(overflow, { case: { name: "two rows of four", hidden: true }, args: [SCORES] });

export function exercise(id: string, title: string, name: string, parts: Parameters<typeof exerciseReport>) {
  const [cases, more] = parts;
  const signature = { name, params: [param("z")], returns: param("result"), pure: false };
  return exerciseReport(cases, { ...more, exercise: { id, title, signature } });
}

export const sigmoid = exercise("01-basic-sigmoid", "The sigmoid of a number", "basicSigmoid", [
  [passing("zero"), passing("three"), passing("very negative", true)],
]);
export const grad = exercise("03-sigmoid-grad", "The sigmoid's slope", "sigmoidGrad", [
  [passing("zero"), passing("three"), overflowing],
]);
export const softmax = exercise("06-softmax", "Softmax", "softmax", [
  [passing("equal scores"), wrongValues, throwing, hiddenFailing, overflowing],
]);
const stub = caseReport(errored(STUB_OUTCOME));
export const loss = exercise("07-l1-loss", "The L1 loss", "l1Loss", [[stub, stub], { status: "not-started" }]);

/** Everything a reporter writes about a run. */
export function written(reporter: Reporter, reports: readonly ExerciseReport[]): string {
  const events: readonly GradingEvent[] = [
    { kind: "started", course: { title: "Python Basics with NumPy", folder: FOLDER }, exercises: reports.length },
    ...reports.map((report) => ({ kind: "exercise-graded", report, outcomes: new Map() }) as const),
    { kind: "finished", reports, durationMs: 96.4 },
  ];
  return events.map((event) => reporter.event(event)).join("");
}
