// When two functions were wrong in the same way: they did the same on the same inputs, as far as six digits tell.

import type { LoadProblem, Outcome, Outcomes, ThrownError } from "./outcome.ts";
import { gistOf, mapArrays } from "./trace.ts";
import { array, type Value } from "./value.ts";

/** Sums in another order differ behind these, different mistakes nearly always before. */
const DIGITS = 6;

/** A text that is the same for all who did the same in all runs, long as it may be. */
export function likenessOf(outcomes: Outcomes): string {
  const cases = [...outcomes].map(([{ name, tolerance }, runs]) => [
    name,
    runs.map((outcome) => likeness(outcome, tolerance.atol)),
  ]);
  return JSON.stringify(cases.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)));
}

function likeness(outcome: Outcome, atol: number): string {
  switch (outcome.kind) {
    case "returned": {
      const changed = outcome.changed.toSorted((a, b) => a - b).join();
      return `${gistOf({ ...outcome, value: coarse(outcome.value, atol) })} ${changed}`;
    }
    case "threw":
      return threw(outcome.error);
    case "could-not-load":
      return `could-not-load ${problemLikeness(outcome.problem)}`;
    case "exited":
    case "crashed":
    case "timed-out":
    case "out-of-memory":
    case "too-much-output":
    case "broke-protocol":
    case "not-run":
      return outcome.kind;
  }
}

function threw({ name, message }: ThrownError): string {
  return `threw ${name}: ${message}`;
}

/** What there is to mend, and not where. */
function problemLikeness(problem: LoadProblem): string {
  const { kind } = problem;
  switch (kind) {
    case "syntax":
    case "unsupported":
      return `${kind} ${problem.message}`;
    case "unreadable":
    case "import":
      return `${kind} ${problem.why}`;
    case "threw":
      return threw(problem.error);
    case "no-file":
    case "no-export":
    case "never-finished":
    case "exited":
      return kind;
  }
}

function coarse(value: Value, atol: number): Value {
  return mapArrays(value, ({ shape, data, dtype }) =>
    array(
      shape,
      data.map((number) => (Math.abs(number) <= atol ? 0 : Number(number.toPrecision(DIGITS)))),
      dtype,
    ),
  );
}
