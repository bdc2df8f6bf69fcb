// A run as one JSON document for other programs. The types here are its documentation; `version` goes up when a field
// changes its meaning or goes away, not when one is added.

import type { CourseInfo, FinishedEvent } from "../domain/event.ts";
import type { Credit } from "../domain/exercise.ts";
import type { Breach } from "../domain/law.ts";
import type { Location } from "../domain/outcome.ts";
import { totalOf } from "../domain/score.ts";
import type { CaseReport, Diagnosis, ExerciseReport, ExerciseStatus, Points, Verdict } from "../domain/verdict.ts";
import { explainCase } from "./explain.ts";
import { explainDiagnosis } from "./explain-diagnosis.ts";
import type { Words } from "./explanation.ts";
import { paragraph, wordsOf } from "./explanation.ts";
import { jsonValue } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";
import { locate, relativeTo } from "./place.ts";
import { documentReporter, type Reporter } from "./reporter.ts";
import { type CaseStatus, caseStatus } from "./state.ts";

export type JsonReport = {
  readonly version: 1;
  readonly course: JsonCourse;
  /** In the order of the course. */
  readonly exercises: readonly JsonExercise[];
  /** The sums over the exercises. All points are whole hundredths. */
  readonly points: Points;
  readonly durationMs: number;
};

type JsonCourse = { readonly title: string; /** An absolute path. */ readonly folder: string };

type JsonExercise = {
  readonly id: string;
  readonly title: string;
  readonly status: ExerciseStatus;
  /** `possible`: without stretch cases; `extra`: the bonus that those brought, in neither of the others. */
  readonly points: Points;
  /** What a submission earns that passes in part: the points of the cases that pass, or none. */
  readonly credit: Credit;
  /** The ids of the exercises that come before it. */
  readonly requires: readonly string[];
  /** The submission, relative to the course's folder where it lies inside, with forward slashes. */
  readonly file: string;
  /** What the wrong answers look like, where they look like one thing only. */
  readonly diagnosis?: JsonDiagnosis;
  /** In the order of the spec. */
  readonly cases: readonly JsonCase[];
};

type JsonDiagnosis = {
  /** Of a known mistake. */
  readonly mistake?: string;
  /** Of how the answers go together with what was expected. */
  readonly relation?: string;
  /** As a learner reads it. */
  readonly message: string;
};

type JsonCase = {
  readonly name: string;
  readonly status: CaseStatus;
  /** A hidden case has no field below `message`. */
  readonly hidden: boolean;
  /** A stretch case: never needed to pass. */
  readonly extra: boolean;
  /** What passing it brings; with `all-or-nothing`, only where the exercise passes. */
  readonly points: number;
  /** Why it did not pass, in one paragraph; empty where it did. */
  readonly message: string;
  /** By parameter name; of a generated case the smallest inputs that failed. */
  readonly args?: Readonly<Record<string, JsonValue>>;
  /** Of a generated case: the run that failed first, from 1, and the seed that replays it. */
  readonly replay?: NonNullable<CaseReport["replay"]>;
  readonly actual?: JsonValue;
  readonly expected?: JsonValue;
  /** The law that the case is about, where its values do not keep it. */
  readonly law?: JsonLaw;
  /** Where in the learner's code it happened. */
  readonly location?: JsonLocation;
  /** Names of the parameters that the function changed in place. */
  readonly changed?: readonly string[];
  /** What the learner's code printed during the case. */
  readonly output?: string;
};

type JsonLaw = {
  readonly name: string;
  /** As a learner reads it. */
  readonly sentence: string;
  /** The calls that the law asked for, and what came back. */
  readonly calls: readonly { readonly args: readonly JsonValue[]; readonly value: JsonValue }[];
  /** The sides of the law, which should be the same; absent where they cannot be worked out. */
  readonly left?: JsonValue;
  readonly right?: JsonValue;
};

/** The file is named as the exercise's is; line and column count from 1. */
type JsonLocation = { readonly file: string; readonly line: number; readonly column: number };

export type JsonOptions = {
  /** How the learner starts the grader, as messages say it; `npx numkata` when absent. */
  readonly command?: string;
};

/** Writes nothing until the run has finished, then the whole document. */
export function jsonReporter({ command = "npx numkata" }: JsonOptions = {}): Reporter {
  return documentReporter(
    (finished, course) => `${printable(JSON.stringify(jsonReport(finished, course, command), undefined, 2))}\n`,
  );
}

/** The document of a finished run. */
export function jsonReport(
  { reports, durationMs }: FinishedEvent,
  { title, folder }: CourseInfo,
  command: string,
): JsonReport {
  return {
    version: 1,
    course: { title, folder },
    exercises: reports.map((report) => jsonExercise(report, { title, folder }, command)),
    points: totalOf(reports.map(({ points }) => points)),
    durationMs,
  };
}

function jsonExercise(report: ExerciseReport, course: CourseInfo, command: string): JsonExercise {
  const { id, title, credit, requires } = report.exercise;
  const { earned, possible, extra } = report.points;
  const words = wordsOf(report, course, command);
  const { diagnosis } = report;
  const message = explainDiagnosis(report, false);
  return {
    id,
    title,
    status: report.status,
    points: { earned, possible, extra },
    credit,
    requires: requires.map((each) => each.id),
    file: words.file,
    ...(diagnosis && message !== undefined && { diagnosis: { ...diagnosisName(diagnosis), message } }),
    cases: report.cases.map((each) => jsonCase(each, report, course, words)),
  };
}

function diagnosisName(diagnosis: Diagnosis): Omit<JsonDiagnosis, "message"> {
  return diagnosis.kind === "mistake" ? { mistake: diagnosis.name } : { relation: diagnosis.relation.kind };
}

function jsonCase(report: CaseReport, exercise: ExerciseReport, course: CourseInfo, words: Words): JsonCase {
  const { verdict, case: spec } = report;
  const told = explainCase(report, exercise, words);
  const common = {
    name: spec.name,
    status: caseStatus(report),
    hidden: spec.hidden,
    extra: spec.extra,
    points: spec.points,
    message: told ? [paragraph(told), ...told.remarks].join(" ") : "",
  } as const;
  if (spec.hidden) return common;
  const { params } = exercise.exercise.signature;
  return {
    ...common,
    ...(report.args && {
      args: Object.fromEntries(report.args.map((arg, at) => [params[at]?.name ?? String(at), jsonValue(arg)])),
    }),
    ...(report.replay && { replay: report.replay }),
    ...values(verdict),
    ...(verdict.kind === "broke-law" && { law: jsonLaw(verdict.breach) }),
    ...(told?.location && { location: jsonLocation(told.location, exercise, course) }),
    ...(report.changed.length > 0 && { changed: report.changed }),
    ...(report.output.text !== "" && { output: report.output.text + (report.output.truncated ? "…" : "") }),
  };
}

function jsonLaw({ law: { name, sentence }, answers, sides }: Breach): JsonLaw {
  const calls = answers.map(({ args, value }) => ({ args: args.map(jsonValue), value: jsonValue(value) }));
  return { name, sentence, calls, ...(sides && { left: jsonValue(sides.left), right: jsonValue(sides.right) }) };
}

function jsonLocation({ file, line, column }: Location, report: ExerciseReport, { folder }: CourseInfo): JsonLocation {
  return { file: relativeTo(folder, locate(report.file, file)), line, column };
}

function values(verdict: Verdict): Pick<JsonCase, "actual" | "expected"> {
  if (verdict.kind === "failed") return { actual: jsonValue(verdict.actual), expected: jsonValue(verdict.expected) };
  if (verdict.kind === "failed-to-throw" && verdict.got.kind === "returned")
    return { actual: jsonValue(verdict.got.value) };
  return {};
}

/**
 * The same document to look at: lists of numbers on one line, and no character that a terminal could obey or that
 * reorders text. A line break in JSON is never inside of a string, so no string is changed.
 */
function printable(json: string): string {
  return json
    .replaceAll(/\[\n\s+(?:(?:-?[\d.eE+-]+|true|false|"NaN"|"-?Infinity"),?\s+)+\]/g, (list) =>
      list.replaceAll(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]"),
    )
    .replaceAll(
      /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
