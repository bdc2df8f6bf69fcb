// What wrong answers look like, as a sentence: never that somebody did something, only what it looks like. Knows of hidden
// cases that an author's sentence says nothing of their inputs, and that a relation would.

import type { Relation } from "../domain/relation.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { enumeration } from "./naming.ts";
import { numeral } from "./numeral.ts";
import { safeLine } from "./safe-text.ts";

const MAX_SENTENCE = 400;

/** The diagnosis beside a case of the exercise; undefined where there is none, or where a hidden case must not show it. */
export function explainDiagnosis(
  { diagnosis, exercise: { signature }, cases }: ExerciseReport,
  isHidden: boolean,
): string | undefined {
  if (diagnosis === undefined) return undefined;
  if (diagnosis.kind === "mistake") return `This looks like: ${safeLine(diagnosis.sentence, MAX_SENTENCE)}`;
  const failing = cases.filter(({ verdict }) => verdict.kind !== "passed").map((each) => each.case);
  if (isHidden || failing.every(({ hidden }) => hidden)) return undefined;
  const isMixed = failing.some(({ extra }) => extra) && failing.some(({ extra }) => !extra);
  const where = isMixed ? "Stretch cases apart, wherever it fails" : "Wherever it fails";
  return relationText(
    diagnosis.relation,
    signature.params.map(({ name }) => name),
    where,
  );
}

/** In words, and about what fails only: what passes was not looked at. */
function relationText(relation: Relation, params: readonly string[], where: string): string {
  switch (relation.kind) {
    case "input":
      return `${where}, what comes back is ${safeLine(params[relation.param] ?? "the input", 60)} itself, as it was given.`;
    case "negated":
      return `${where}, the values are right but for their sign.`;
    case "transposed":
      return `${where}, the result is the transpose of what is expected: rows and columns have changed places.`;
    case "reshaped":
      return `${where}, the values are right and in the right order; only the shape is another.`;
    case "reversed":
      return `${where}, the right values come back in reverse order.`;
    case "truncated":
      return `${where}, the values are the expected ones with their decimals cut off.`;
    case "rounded":
      return `${where}, the values are the expected ones rounded to ${placesText(relation.decimals)}.`;
    case "factor":
      return `${where}, the values are ${numeral(relation.factor)} times the expected ones.`;
    case "offset":
      return `${where}, the values are the expected ones ${relation.offset < 0 ? "minus" : "plus"} ${numeral(Math.abs(relation.offset))}.`;
    case "float32":
      return `${where}, the values are right to about 7 digits and no further.`;
    case "changed": {
      const names = relation.params.map((param) => safeLine(params[param] ?? "the input", 60));
      return `${where}, the values are right: all that is wrong is that ${enumeration(names)} ${names.length === 1 ? "is" : "are"} changed.`;
    }
    case "only-wrong":
      return `${KINDS[relation.inputs]} go wrong, all that were tried; all others are right.`;
  }
}

const KINDS = {
  empty: "Empty inputs",
  "one-row": "Inputs of a single row",
  "not-square": "Inputs that are not square",
} as const;

function placesText(decimals: number): string {
  if (decimals === 0) return "whole numbers";
  return decimals === 1 ? "1 decimal" : `${decimals} decimals`;
}
