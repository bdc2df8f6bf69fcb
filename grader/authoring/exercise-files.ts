// The texts of a new exercise: a spec with every key explained, a stand-in for the solution and for one mistake, and the stub.
// They agree with each other from the start, so that an author changes one thing at a time. Text only: no files.

import { canChange, type Exercise, type Param, type Signature, type Slot } from "../domain/exercise.ts";
import { DEFAULT_LIMITS, DEFAULT_TOLERANCE, TYPE_NAMES } from "../domain/exercise.ts";
import { declarationLines, importLines } from "../spec/stub.ts";
import { otherKeyLines } from "./other-keys.ts";
import { isSmall, type StandIn, sampleArgs, sampleExpected, sampleGenerators, standInBody } from "./samples.ts";

/** What an author has said of a new exercise. */
export type Draft = Pick<Exercise, "id" | "title" | "summary" | "signature">;

/** The name under which the stand-in for a mistake is exported. */
const MISTAKE = "example";

/** Explained where they stand. */
const KEYS = "title topics summary prompt function tolerance limits hints cases mistakes".split(" ");
const CASE_KEYS = "name args generate expected throws".split(" ");

/**
 * The text of `exercise.yaml`.
 * @param schema where its JSON Schema is, relative to the exercise's folder
 */
export function specText({ id, title, summary, signature }: Draft, schema: string): string {
  const { name, params, returns } = signature;
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    `# Write at the TODOs; \`npx numkata verify ${id}\` says which are left, and what is wrong.`,
    "# What can be left out is switched off by the # before it.",
    "",
    "# The exercise's name, as learners see it.",
    `title: ${scalar(title)}`,
    "# What it practises, in a few words: [broadcasting, axis].",
    "topics: []",
    "# One sentence that says what the function does; the stub begins with it.",
    `summary: ${scalar(summary)}`,
    "# What learners read before they write: Markdown with $math$.",
    "prompt: |",
    "  TODO: why it is useful, the formula, an example worked by hand.",
    "",
    `  Write \`${name}(${params.map((param) => param.name).join(", ")})\`: TODO: what it gives back.`,
    "",
    "# The function that they write. When it or the summary changes, make the stub anew:",
    `#   npx numkata stub ${id} > exercises/${id}/${name}.ts`,
    "function:",
    `  name: ${name}`,
    `  # By name, in the order of a call. type: ${TYPE_NAMES.join(", ")}, or several: [number, array].`,
    "  # shape holds an array's lengths: numbers (3), names (n, one length throughout a case) or products (3*n).",
    ...(params.length === 0
      ? ["  params: {}"]
      : ["  params:", ...params.map((param) => `    ${param.name}: ${slot(param)}`)]),
    `  returns: ${slot(returns)}`,
    "  # A call leaves its arguments as they were; without it, a change is only remarked on.",
    `  ${params.some(canChange) ? "" : "# "}pure: true`,
    "",
    "# How close a number must be, and what one call may use. These are the defaults.",
    `# tolerance: { rtol: ${exponent(DEFAULT_TOLERANCE.rtol)}, atol: ${exponent(DEFAULT_TOLERANCE.atol)} }`,
    `# limits: { timeoutMs: ${DEFAULT_LIMITS.timeoutMs}, memoryMiB: ${DEFAULT_LIMITS.memoryMiB} }`,
    "",
    "# From gentle to nearly there, at least two; a learner sees one more each time.",
    "hints:",
    '  - "TODO: what to think of first."',
    '  - "TODO: nearly the answer."',
    "",
    "# What it is graded on, in this order; a learner reads the names.",
    "cases:",
    ...writtenCase(id, signature),
    ...generatedCase(signature),
    "  # expected: { printed: ... } takes what NumPy printed, below a | and indented, and compares the printed digits.",
    "  # throws: { name: RangeError, message: /2-d/ } instead of expected, where an error is right.",
    "  # What a case can also say:",
    ...otherKeyLines("case", CASE_KEYS, "  "),
    "",
    ...mistakeLines(id),
    "",
    "# What a spec can also say:",
    ...otherKeyLines("exercise", KEYS),
  ];
  return `${lines.join("\n")}\n`;
}

/** The text of the reference solution: a stand-in that passes the spec's own cases. */
export function solutionText({ signature }: Draft): string {
  const todo = "  // TODO: the answer as a learner should see it. This one only stands in for it.";
  return file([...importLines(signature), ...functionLines(signature, "zeros", todo)]);
}

/** The text of `mistakes.ts`: a stand-in that fails. */
export function mistakesText({ signature }: Draft): string {
  const header = `// Wrong ways to write ${signature.name} that learners find; exercise.yaml says to each what to look at.`;
  const todo = "  // TODO: what a learner would write, under a name that says what is wrong with it.";
  return file([header, "", ...importLines(signature), ...functionLines({ ...signature, name: MISTAKE }, "ones", todo)]);
}

function functionLines(signature: Signature, standIn: StandIn, todo: string): readonly string[] {
  return [...declarationLines(signature), todo, ...standInBody(signature, standIn), "}"];
}

function writtenCase(id: string, signature: Signature): readonly string[] {
  if (!isSmall(signature) && sampleGenerators(signature) !== undefined) return [];
  return [
    "  # A value that you know. Whole numbers are compared exactly: write 1.0 where a rounding error is fine.",
    `  # Leave expected out, and \`npx numkata expected ${id}\` puts in what the solution gives.`,
    '  - name: "TODO: an example worked by hand"',
    `    args: ${sampleArgs(signature)}`,
    `    expected: ${sampleExpected(signature)}`,
  ];
}

function generatedCase(signature: Signature): readonly string[] {
  const generators = sampleGenerators(signature);
  if (generators === undefined) return [];
  return [
    "  # Random inputs, for which the solution says what must come back: integers or numbers, of a shape or like another",
    "  # parameter.",
    "  - name: any input",
    `    generate: ${generators}`,
  ];
}

function mistakeLines(id: string): readonly string[] {
  return [
    `# What a learner reads who made one of the mistakes in solutions/${id}/mistakes.ts, after "This looks like:":`,
    "# what it looks like, and what mends it.",
    "mistakes:",
    `  ${MISTAKE}: "TODO: there is a 1 everywhere. Say here what to do instead."`,
  ];
}

function slot({ types, shape, about }: Param | Slot): string {
  const type = types.length === 1 ? types[0] : `[${types.join(", ")}]`;
  return `{ type: ${type}, ${shape === undefined ? "" : `shape: [${shape.join(", ")}], `}about: ${scalar(about)} }`;
}

/** Text as YAML: as it is where it can only be text, in quotes elsewhere. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9 ()'.+-]*$/u.test(text) && !/^(?:true|false|null)$/iu.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** `1e-9`, as people write it. */
function exponent(number: number): string {
  return number.toExponential();
}

function file(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
