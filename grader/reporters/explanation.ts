// What is said of a case that did not pass, before anyone decides how it looks.

import type { CourseInfo } from "../domain/event.ts";
import type { Location } from "../domain/outcome.ts";
import type { Value } from "../domain/value.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { literal } from "./literal.ts";
import { relativeTo } from "./place.ts";
import { safeLine } from "./safe-text.ts";

/** Long enough for a small matrix, short enough for a few lines of a narrow window. */
const PAIR_BUDGET = 160;

export type Explanation = {
  /** One sentence: what came back and what should have. */
  readonly headline: string;
  /** Where in the learner's file. */
  readonly location?: Location;
  readonly facts: readonly Fact[];
  /** What to do about it, most likely first. */
  readonly steps: readonly string[];
};

export type Fact =
  | { readonly kind: "sentence"; readonly text: string }
  /** Two values under each other, as literals; `lead` introduces them. */
  | { readonly kind: "pair"; readonly lead?: string; readonly actual: string; readonly expected: string }
  /** Sentences, each on a line of its own. */
  | { readonly kind: "lines"; readonly texts: readonly string[] }
  /** Texts under each other, each with a word before it. */
  | { readonly kind: "labelled"; readonly rows: readonly (readonly [label: string, text: string])[] }
  /** Elements that differ; `first` says the first of them in a sentence. */
  | { readonly kind: "elements"; readonly rows: readonly ElementRow[]; readonly first: string };

export type ElementRow = {
  readonly place: string;
  readonly actual: string;
  readonly expected: string;
  /** Empty where there is no distance, as from NaN or between booleans. */
  readonly offBy: string;
  readonly allowed: string;
  readonly worst: boolean;
};

/** The words that an explanation is made with. */
export type Words = {
  /** The function's name: `softmax`. */
  readonly name: string;
  /** The exercise's id: `06-softmax`. */
  readonly id: string;
  /** The submission's file as the learner knows it: `exercises/06-softmax/softmax.ts`. */
  readonly file: string;
  /** How the grader is started: `npx numkata`. */
  readonly command: string;
};

export function wordsOf({ exercise, file }: ExerciseReport, course: CourseInfo, command: string): Words {
  return { name: exercise.signature.name, id: exercise.id, file: relativeTo(course.folder, file), command };
}

/** The explanation as one paragraph: what, where, the first difference, what to do. */
export function paragraph({ headline, location, facts, steps }: Explanation): string {
  const place = location === undefined ? "" : safeLine(placeText(location));
  const isNamed = [headline, ...steps].some((sentence) => sentence.includes(place));
  const said = facts.flatMap((fact) => {
    switch (fact.kind) {
      case "sentence":
        return [fact.text];
      case "lines":
        return fact.texts;
      case "elements":
        return [fact.first];
      case "pair":
      case "labelled":
        return [];
    }
  });
  const sentences = [
    /[.!?:;]$/.test(headline) ? headline : `${headline}.`,
    isNamed ? "" : `It happened at ${place}.`,
    ...said,
    ...steps,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** Two values under each other. */
export function pairFact(actual: Value, expected: Value): Fact {
  return { kind: "pair", actual: literal(actual, PAIR_BUDGET), expected: literal(expected, PAIR_BUDGET) };
}

/** A place as people write it: `softmax.ts:12`. */
export function placeText({ file, line }: Location): string {
  return `${baseName(file)}:${line}`;
}

/** The last part of a path of any system. */
export function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
}
