// A spec that is right, for tests to break in one place at a time.

import { DEFAULTS, type Exercise } from "../../domain/exercise.ts";
import { parseExercise } from "../../spec/parse.ts";
import { type Parsed, problemText } from "../../spec/problem.ts";

export const VALID = `title: Softmax
topics: [broadcasting, axis]
summary: Turn each row of scores into probabilities.
prompt: |
  Divide the exponentials of each row by their sum.
function:
  name: softmax
  params:
    z: { type: array, shape: [m, n], about: one row of scores per sample }
    scale: { type: [number, array], shape: [m, n], about: what to multiply by }
  returns: { type: array, shape: [m, n], about: each row sums to 1 }
tolerance: { rtol: 1e-6 }
limits: { timeoutMs: 1000 }
hints:
  - Exponentiate first.
cases:
  - name: one row
    args: { z: [[1, 2, 3]], scale: 1 }
    expected: [[0.1, 0.2, 0.7]]
  - name: as printed
    args: { z: [[1, 2], [3, 4]], scale: [[1, 1], [2, 2]] }
    expected:
      printed: |
        [[0.26894142 0.73105858]
         [0.26894142 0.73105858]]
    hidden: true
  - name: any matrix
    generate:
      z: { shape: [1..4, 3], integers: [-9, 9] }
      scale: { like: z, numbers: [0, 1] }
    runs: 5
    seed: 7
  - name: a vector is not a matrix
    args: { z: [1, 2], scale: 1 }
    throws: { name: RangeError, message: /2-d/ }
`;

export const OPTIONS = {
  id: "06-softmax",
  file: "e.yaml",
  defaults: DEFAULTS,
};

/** The exercise that a text spells; a test fails with the problems where it spells none. */
export function exerciseOf(text: string): Exercise {
  const parsed = parseExercise(text, OPTIONS);
  if (!parsed.ok) throw new Error(parsed.problems.map(problemText).join("\n"));
  return parsed.value;
}

/** The problems of a text, one line each; none where it is right. */
export function problemsOf(text: string): string[] {
  const parsed = parseExercise(text, OPTIONS);
  return parsed.ok ? [] : parsed.problems.map(problemText);
}

/** `VALID` with one passage replaced; throws where there is no such passage, so that no test is about nothing. */
export function withSlip(from: string, to: string): string {
  if (!VALID.includes(from)) throw new Error(`the valid spec has no ${JSON.stringify(from)}`);
  return VALID.replace(from, () => to);
}

/** A spec around one function and its cases. */
export function specOf(signature: string, cases: string): string {
  return `title: T
summary: S.
prompt: P
function:
  name: f
${indented(signature, "  ")}
cases:
${indented(cases, "  ")}
`;
}

function indented(text: string, indent: string): string {
  return text.trim().replaceAll(/^/gmu, indent);
}

/** What is wrong with what was said about a text; nothing when each problem has words of ours and a place in the file. */
export function faults(parsed: Parsed<unknown>, text: string): string[] {
  if (parsed.ok) return [];
  const lines = text.split("\n");
  const wrong = parsed.problems.filter(({ file, line, column, message }) => {
    const isInFile = line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1] ?? "").length + 1;
    const isOurs = /^\S.*[.?:]$/u.test(message) && !/Invalid|undefined|\[object/u.test(message);
    return file !== "e.yaml" || !isInFile || !isOurs;
  });
  return parsed.problems.length === 0 ? ["neither an exercise nor a problem"] : wrong.map(problemText);
}
