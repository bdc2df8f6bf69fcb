// answers.json: what a release knows of an exercise in place of its solution and mistakes, as text and back. Written by
// numkata alone, so what is wrong in it is damage.

import * as z from "zod";
import type { Arguments } from "../domain/exercise.ts";
import { array, number, sizeOf, type Value } from "../domain/value.ts";
import { ProblemList, type Parsed } from "./problem.ts";

/** What the solution gives for some inputs. */
export type Answered = { readonly args: Arguments; readonly value: Value };

export type Answers = {
  /** Of each generated case, by its name: every run. */
  readonly cases: ReadonlyMap<string, readonly Answered[]>;
  /** Smaller inputs, for who fails to see. */
  readonly small: readonly Answered[];
  readonly mistakes: KnownMistakes;
};

/** What lets mistakes be recognised: of each, by its name, of each case of the spec, of each run. */
export type KnownMistakes = {
  readonly salt: string;
  readonly traces: ReadonlyMap<string, readonly (readonly Trace[])[]>;
};

/** `digest.grains.changed`: what a mistake did in one run; empty where nothing is like it. */
export type Trace = string;

const SPECIALS = ["NaN", "Infinity", "-Infinity", "-0"] as const;

const elementSchema = z.union([z.number(), z.literal([...SPECIALS])]);

const arraySchema = z
  .strictObject({
    dtype: z.literal(["float64", "int64", "bool"]).default("float64"),
    shape: z.array(z.int().min(0)).max(64),
    data: z.array(elementSchema),
  })
  .refine(({ shape, data }) => sizeOf(shape) === data.length, "as many numbers as the shape has");

/** A number alone stands for itself; all else says what it is. */
const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([
    elementSchema.transform((element) => number(numberOf(element))),
    arraySchema.transform(({ dtype, shape, data }) => array(shape, data.map(numberOf), dtype)),
    z.strictObject({ text: z.string() }).transform(({ text }): Value => ({ kind: "text", text })),
    z.null().transform((): Value => ({ kind: "null" })),
    z.strictObject({ list: z.array(valueSchema) }).transform(({ list }): Value => ({ kind: "list", items: list })),
    z
      .strictObject({ record: z.array(z.tuple([z.string(), valueSchema])) })
      .transform(({ record }): Value => ({ kind: "record", entries: record })),
  ]),
);

const answeredSchema = z.strictObject({ args: z.array(valueSchema), value: valueSchema });

const answersSchema = z.strictObject({
  about: z.string(),
  format: z.literal(1),
  cases: z.record(z.string(), z.array(answeredSchema)),
  small: z.array(answeredSchema),
  salt: z.string(),
  mistakes: z.record(z.string(), z.array(z.array(z.string().regex(/^(?:[\w-]+\.[\w-]*\.[\d,]*)?$/u)))),
});

const ABOUT = "What numkata release worked out from the solution and the mistakes. Not made to be edited.";

/** Reads the text of an answers.json; `file` is its name as problems show it. */
export function parseAnswers(text: string, { file }: { file: string }): Parsed<Answers> {
  const json = parseJson(text);
  if (!json.ok) return damaged(text, file, json.offset, "it is no JSON");
  const read = answersSchema.safeParse(json.value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.map(String) ?? [];
    return damaged(text, file, offsetOf(text, place), `${place.join(".") || "the whole"} is not as it was written`);
  }
  const { cases, small, salt, mistakes } = read.data;
  const traces = new Map(Object.entries(mistakes));
  return { ok: true, value: { cases: new Map(Object.entries(cases)), small, mistakes: { salt, traces } } };
}

/** The problem of a file that is not what a release wrote. */
export function damaged(
  text: string,
  file: string,
  offset: number,
  why: string,
): Extract<Parsed<never>, { ok: false }> {
  const problems = new ProblemList(file, text);
  problems.add(offset, `this file is damaged: ${why}. Get it again from where you have the course.`);
  return { ok: false, problems: problems.sorted() };
}

/** The text of an answers.json: the same for the same answers, a line for each run. */
export function answersText({ cases, small, mistakes: { salt, traces } }: Answers): string {
  const runs = Array.from(
    cases,
    ([name, answered]) => `    ${JSON.stringify(name)}: ${listOf(answered.map(lineOf), 4)}`,
  );
  const known = Array.from(
    traces,
    ([name, groups]) =>
      `    ${JSON.stringify(name)}: ${listOf(
        groups.map((group) => JSON.stringify(group)),
        4,
      )}`,
  );
  return `{
  "about": ${JSON.stringify(ABOUT)},
  "format": 1,
  "cases": ${block(runs)},
  "small": ${listOf(small.map(lineOf), 2)},
  "salt": ${JSON.stringify(salt)},
  "mistakes": ${block(known)}
}
`;
}

function lineOf({ args, value }: Answered): string {
  return JSON.stringify({ args: args.map(plainOf), value: plainOf(value) });
}

function listOf(lines: readonly string[], indent: number): string {
  const margin = " ".repeat(indent);
  return lines.length === 0 ? "[]" : `[\n${lines.map((line) => `${margin}  ${line}`).join(",\n")}\n${margin}]`;
}

function block(lines: readonly string[]): string {
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
}

function plainOf(value: Value): unknown {
  switch (value.kind) {
    case "array": {
      const { dtype, shape } = value;
      const data = Array.from(value.data, elementOf);
      if (shape.length === 0 && dtype === "float64") return data[0];
      return { ...(dtype === "float64" ? {} : { dtype }), shape, data };
    }
    case "text":
      return { text: value.text };
    case "null":
      return null;
    case "list":
      return { list: value.items.map(plainOf) };
    case "record":
      return { record: value.entries.map(([key, item]) => [key, plainOf(item)]) };
    case "odd":
      throw new TypeError(`a solution does not give ${value.what}`);
  }
}

/** JSON's numbers are exact, but for these. */
function elementOf(element: number): unknown {
  if (Object.is(element, -0)) return "-0";
  return Number.isFinite(element) ? element : String(element);
}

function numberOf(element: z.output<typeof elementSchema>): number {
  return Number(element);
}

function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly offset: number } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const [, position] = /at position (\d+)/u.exec(error instanceof Error ? error.message : "") ?? [];
    return { ok: false, offset: position === undefined ? text.length : Number(position) };
  }
}

/** Where a place of the JSON begins, as near as the lines tell: keys first, then the items below them. */
function offsetOf(text: string, [part, key, item]: readonly string[]): number {
  const section = Math.max(0, text.indexOf(`\n  ${JSON.stringify(part)}:`) + 1);
  const isList = /^\d+$/u.test(key ?? "");
  const start =
    isList || key === undefined
      ? section
      : Math.max(section, text.indexOf(`\n    ${JSON.stringify(key)}:`, section) + 1);
  const lines = Number((isList ? key : item) ?? NaN);
  let offset = start;
  for (let line = 0; line <= lines; line += 1) offset = text.indexOf("\n", offset) + 1;
  return offset + (/^ */u.exec(text.slice(offset))?.[0].length ?? 0);
}
