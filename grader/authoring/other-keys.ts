// The keys that a spec can have and a new one does not need, each with what the schema says of it, as comments.

import * as z from "zod";
import { caseSchema, exerciseSchema } from "../spec/schema.ts";

const WIDTH = 120;

/** Every key of an exercise, or of one of its cases, in the order of the schema. */
export function keysOf(part: "exercise" | "case"): readonly string[] {
  return Object.keys(shapeOf(part));
}

/** A comment for each key that is not explained yet. */
export function otherKeyLines(part: "exercise" | "case", explained: readonly string[], indent = ""): readonly string[] {
  return Object.entries(shapeOf(part)).flatMap(([key, schema]) =>
    explained.includes(key) ? [] : comment(`${key}: ${descriptionOf(schema)}`, `${indent}# `),
  );
}

function descriptionOf(schema: z.ZodType): string {
  const described = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return z.globalRegistry.get(schema)?.description ?? z.globalRegistry.get(described)?.description ?? "";
}

function shapeOf(part: "exercise" | "case"): Readonly<Record<string, z.ZodType>> {
  return part === "exercise" ? exerciseSchema.shape : caseSchema.shape;
}

/** Lines after the first are indented, so that the keys stand out. */
function comment(text: string, start: string): readonly string[] {
  const lines: string[] = [];
  let line = start.trimEnd();
  for (const word of text.trim().split(/\s+/u)) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${start} `;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
