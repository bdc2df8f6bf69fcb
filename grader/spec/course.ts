// course.yaml -> the settings of a course, or every problem of the file at once.

import { DEFAULT_LIMITS, DEFAULT_TOLERANCE, type Limits, type Tolerance } from "../domain/exercise.ts";
import type { SandboxMode } from "../domain/sandbox-mode.ts";
import { ProblemList, type Parsed } from "./problem.ts";
import { courseSchema } from "./schema.ts";
import { readSource } from "./source.ts";
import { readStructure } from "./structure.ts";

export type CourseSettings = {
  readonly title: string;
  /** Markdown: what the course teaches. */
  readonly about?: string;
  readonly defaults: CourseDefaults;
  /** The least that learner code is run in. */
  readonly sandbox: SandboxMode;
};

/** What holds for every exercise that does not say otherwise. */
export type CourseDefaults = { readonly tolerance: Tolerance; readonly limits: Limits };

/** Reads the text of a course.yaml; `file` is its name as problems show it. */
export function parseCourse(text: string, { file }: { file: string }): Parsed<CourseSettings> {
  const problems = new ProblemList(file, text);
  const root = readSource(text, problems);
  const spec = root && readStructure(courseSchema, root, problems);
  if (spec === undefined) return { ok: false, problems: problems.sorted() };
  const { title, about } = spec;
  const defaults = {
    tolerance: mergeTolerance(DEFAULT_TOLERANCE, spec.defaults?.tolerance),
    limits: mergeLimits(DEFAULT_LIMITS, spec.defaults?.limits),
  };
  const sandbox = spec.sandbox ?? "default";
  return { ok: true, value: { title, ...(about === undefined ? {} : { about }), defaults, sandbox } };
}

/** A tolerance with what a narrower place says of it. */
export function mergeTolerance(base: Tolerance, own: Partially<Tolerance> | undefined): Tolerance {
  return { rtol: own?.rtol ?? base.rtol, atol: own?.atol ?? base.atol };
}

/** Limits with what a narrower place says of them. */
export function mergeLimits(base: Limits, own: Partially<Limits> | undefined): Limits {
  return { timeoutMs: own?.timeoutMs ?? base.timeoutMs, memoryMiB: own?.memoryMiB ?? base.memoryMiB };
}

type Partially<T> = { readonly [Key in keyof T]?: T[Key] | undefined };
