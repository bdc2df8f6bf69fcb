// course.yaml -> the settings of a course, or every problem of the file at once.

import type * as z from "zod";
import { DEFAULTS, type Defaults, type Limits, type Tolerance } from "../domain/exercise.ts";
import type { LateRule } from "../domain/late.ts";
import type { SandboxMode } from "../domain/sandbox-mode.ts";
import { child, type SpecNode } from "./node.ts";
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
  /** What it costs to hand in late; absent: nothing. */
  readonly late?: LateRule;
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
  const late = spec.late && readLate(spec.late, child(root, "late"), problems);
  if (problems.size > 0) return { ok: false, problems: problems.sorted() };
  const { title, about } = spec;
  const defaults = {
    tolerance: mergeTolerance(DEFAULTS.tolerance, spec.defaults?.tolerance),
    limits: mergeLimits(DEFAULTS.limits, spec.defaults?.limits),
    runs: spec.defaults?.runs ?? DEFAULTS.runs,
    credit: spec.defaults?.credit ?? DEFAULTS.credit,
  };
  const sandbox = spec.sandbox ?? "default";
  const release = { mistakes: spec.release?.mistakes ?? "hashed" };
  const value = { title, ...(about !== undefined && { about }), defaults, sandbox, ...(late && { late }), release };
  return { ok: true, value };
}

/** What parts of the rule say against each other is a problem. */
function readLate(
  {
    deadline,
    grace = 0,
    percent,
    every,
    atMost = 100,
    closesAfter,
  }: NonNullable<z.output<typeof courseSchema>["late"]>,
  node: SpecNode | undefined,
  problems: ProblemList,
): LateRule {
  if (atMost < percent)
    problems.add(
      child(node, "atMost")?.start ?? 0,
      `atMost must be at least percent, which is ${percent}, but is ${atMost}. Who is late at all loses ${percent} % at once.`,
    );
  if (closesAfter !== undefined && closesAfter <= grace)
    problems.add(
      child(node, "closesAfter")?.start ?? 0,
      `closesAfter must be longer than ${grace === 0 ? "0 min" : "grace"}. Where nothing counts that is late, write percent: 100 instead.`,
    );
  return {
    deadline,
    graceMs: grace,
    percent,
    every,
    atMost,
    ...(closesAfter !== undefined && { closesAfterMs: closesAfter }),
  };
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
