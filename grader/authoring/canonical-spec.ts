// The cases of a canonical-data.json -> exercises, one for each property, each with the texts of its files. Text only: no
// files. A solution cannot be imported, so what is made of it says so.

import type { Param, Signature, Slot } from "../domain/exercise.ts";
import type { Value } from "../domain/value.ts";
import { nameProblem } from "../spec/identifier.ts";
import { declarationLines, importLines } from "../spec/stub.ts";
import { caseLines } from "../spec/written-case.ts";
import { scalarText } from "../spec/written-value.ts";
import type { Canonical, CanonicalCase, Notice } from "./canonical.ts";
import { slotOf } from "./canonical-slots.ts";
import { readId, titleFor } from "./naming.ts";
import type { Read } from "./slot-words.ts";

export type Imported = {
  readonly id: string;
  readonly signature: Signature;
  readonly cases: number;
  readonly spec: string;
  readonly solution: string;
  readonly notices: readonly Notice[];
};

/**
 * @param name of the exercise in the course; with several properties each has its own behind it
 * @param ids those that the course has
 * @param schema where the JSON Schema of specs is, relative to the exercise's folder
 * @param description what learners read, as Markdown, where there is such a text
 */
export function exercisesFrom(
  { slug, comments, cases }: Canonical,
  name: string,
  ids: readonly string[],
  schema: string,
  description: string | undefined,
): Read<readonly Imported[]> {
  const groups = Map.groupBy(cases, ({ property }) => property);
  const taken = [...ids];
  const made: Imported[] = [];
  for (const [property, own] of groups) {
    const id = readId(groups.size === 1 ? name : `${name}-${property}`, taken);
    if (!id.ok) return id;
    taken.push(id.value);
    const head = [
      `# yaml-language-server: $schema=${schema}`,
      ...comment([
        `Imported from the canonical data of "${slug}", property "${property}". Write at the TODOs.`,
        ...(comments.length === 0 ? [] : ["", ...comments]),
      ]),
    ];
    made.push(exerciseFrom(id.value, property, own, head, description));
  }
  return { ok: true, value: made };
}

function exerciseFrom(
  id: string,
  property: string,
  cases: readonly CanonicalCase[],
  head: readonly string[],
  description: string | undefined,
): Imported {
  const notices: Notice[] = [];
  const functionName = freeName(property, [], cases[0]?.path ?? "$", notices);
  const keys = [...new Set(cases.flatMap(({ input }) => input.map(([key]) => key)))];
  const params: Param[] = [];
  for (const key of keys) {
    const path = cases.find(({ input }) => valueOf(input, key) !== undefined)?.path ?? "$";
    const taken = params.map((param) => param.name);
    const name = freeName(key, taken, `${path}.input.${key}`, notices);
    params.push({
      name,
      ...slotOf(
        cases.map((each) => argument(each, key, notices)),
        "TODO: what it means",
      ),
    });
  }
  const answers = cases.flatMap(({ expected }) => (expected.kind === "value" ? [expected.value] : []));
  const signature = { name: functionName, params, returns: slotOf(answers, "TODO: what it means"), pure: false };
  const isExact = answers.flatMap(numbersOf).every(Number.isInteger);
  const names = new Set<string>();
  const lines = cases.flatMap((each) => {
    const name = unique(each.name, names);
    const numbers = each.expected.kind === "value" ? numbersOf(each.expected.value) : [];
    if (numbers.some((element) => Number.isInteger(element) && !Number.isSafeInteger(element)))
      notices.push({
        path: `${each.path}.expected`,
        message: "is so large that it is compared with tolerance",
        isLoss: false,
      });
    const args = keys.map((key) => valueOf(each.input, key) ?? NULL);
    return [
      ...comment(each.comments),
      ...caseLines({ name, args, expected: expectedOf(each), extra: false }, signature, isExact),
    ];
  });
  const spec = [
    ...head,
    `title: ${scalarText(titleFor(id))}`,
    'summary: "TODO: one sentence that says what the function does."',
    "prompt: |",
    ...(description ?? "TODO: why it is useful, what it does, an example worked by hand.")
      .split("\n")
      .map((line) => `  ${line}`.trimEnd()),
    "function:",
    `  name: ${functionName}`,
    ...(params.length === 0
      ? ["  params: {}"]
      : ["  params:", ...params.map((param) => `    ${scalarText(param.name)}: ${slotText(param)}`)]),
    `  returns: ${slotText(signature.returns)}`,
    "hints:",
    '  - "TODO: what to think of first."',
    '  - "TODO: nearly the answer."',
    "cases:",
    ...lines.map((line) => `  ${line}`),
  ];
  return { id, signature, cases: cases.length, spec: file(spec), solution: solutionFor(signature), notices };
}

const NULL: Value = { kind: "null" };

function valueOf(input: CanonicalCase["input"], key: string): Value | undefined {
  return input.find(([each]) => each === key)?.[1];
}

/** What a case gives for a parameter: null where it gives nothing. */
function argument({ path, input }: CanonicalCase, key: string, notices: Notice[]): Value {
  const value = valueOf(input, key);
  if (value === undefined)
    notices.push({ path: `${path}.input`, message: `has no ${key}, and gets null for it`, isLoss: false });
  return value ?? NULL;
}

function expectedOf({ expected }: CanonicalCase): Parameters<typeof caseLines>[0]["expected"] {
  return expected.kind === "value"
    ? { kind: "value", value: expected.value, precision: "full" }
    : {
        kind: "throws",
        error: expected.message.trim() === "" ? {} : { message: { kind: "contains", text: expected.message } },
      };
}

/** The name as it is, if a function or a parameter can have it; else one like it. */
function freeName(wanted: string, taken: readonly string[], path: string, notices: Notice[]): string {
  const isFree = (name: string): boolean => nameProblem(name) === undefined && !taken.includes(name);
  if (isFree(wanted)) return wanted;
  const words = wanted.replaceAll(/[^\p{ID_Continue}]+(.?)/gu, (_, letter: string) => letter.toUpperCase());
  let name = /^\p{ID_Start}/u.test(words) ? words : `_${words}`;
  while (!isFree(name)) name += "_";
  notices.push({ path, message: `"${wanted}" cannot be the name here, and is called ${name}`, isLoss: false });
  return name;
}

function unique(wanted: string, names: Set<string>): string {
  let name = wanted;
  for (let n = 2; names.has(name); n++) name = `${wanted} (${n})`;
  names.add(name);
  return name;
}

/** All numbers of a value. */
function numbersOf(value: Value): readonly number[] {
  switch (value.kind) {
    case "array":
      return [...value.data];
    case "list":
      return value.items.flatMap(numbersOf);
    case "record":
      return value.entries.flatMap(([, item]) => numbersOf(item));
    case "text":
    case "null":
    case "odd":
      return [];
  }
}

function slotText({ types, about }: Slot): string {
  return `{ type: ${types.length === 1 ? types[0] : `[${types.join(", ")}]`}, about: ${scalarText(about)} }`;
}

function solutionFor(signature: Signature): string {
  const todo =
    "  // TODO: the answer as a learner should see it. A solution cannot be imported, so no case passes yet.";
  return file([
    ...importLines(signature),
    ...declarationLines(signature),
    todo,
    '  throw new Error("not implemented");',
    "}",
  ]);
}

function comment(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `# ${line}`.trimEnd());
}

function file(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
