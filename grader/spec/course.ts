// course.yaml -> the settings of a course, or every problem of the file at once.

import { DEFAULTS, type Defaults, type Limits, type Tolerance } from "../domain/exercise.ts";
import type { SandboxMode } from "../domain/sandbox-mode.ts";
import { ProblemList, type Parsed } from "./problem.ts";
import { courseSchema, type MISTAKES_IN_RELEASE } from "./course-schema.ts";
import { readSource } from "./source.ts";
import { readStructure } from "./structure.ts";

export type CourseSettings = {
  readonly title: string;
  /** Markdown: what the course teaches. */
  readonly about?: string;
  /** What holds for every exercise that does not say otherwise. */
  readonly defaults: Defaults;
  /** The least that learner code is run in. */
  readonly sandbox: SandboxMode;
  readonly release: ReleaseSettings;
};

/** What a release lets learners have. */
export type ReleaseSettings = { readonly mistakes: MistakesInRelease };

/** Known mistakes are recognised by what cannot be read, or not at all. */
export type MistakesInRelease = (typeof MISTAKES_IN_RELEASE)[number];

/** Reads the text of a course.yaml; `file` is its name as problems show it. */
export function parseCourse(text: string, { file }: { file: string }): Parsed<CourseSettings> {
  const problems = new ProblemList(file, text);
  const root = readSource(text, problems);
  const spec = root && readStructure(courseSchema, root, problems);
  if (spec === undefined) return { ok: false, problems: problems.sorted() };
  const { title, about } = spec;
  const defaults = {
    tolerance: mergeTolerance(DEFAULTS.tolerance, spec.defaults?.tolerance),
    limits: mergeLimits(DEFAULTS.limits, spec.defaults?.limits),
    runs: spec.defaults?.runs ?? DEFAULTS.runs,
    credit: spec.defaults?.credit ?? DEFAULTS.credit,
  };
  const sandbox = spec.sandbox ?? "default";
  const release = { mistakes: spec.release?.mistakes ?? "hashed" };
  return { ok: true, value: { title, ...(about === undefined ? {} : { about }), defaults, sandbox, release } };
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
