// The words that some columns hold, and no others.

import type { Fault, GradedCase, GradedDiagnosis } from "../domain/graded.ts";
import type { LmsIdentity } from "../domain/learner.ts";
import type { SandboxMode } from "../domain/sandbox-mode.ts";
import type { ExerciseStatus, Verdict } from "../domain/verdict.ts";

export type Words<Word extends string> = ReadonlyMap<string, Word>;

export const STATUSES = wordsOf<ExerciseStatus>({
  passed: "passed",
  failed: "failed",
  "not-started": "not-started",
});

export const VERDICTS = wordsOf<Verdict["kind"]>({
  passed: "passed",
  failed: "failed",
  "failed-to-throw": "failed-to-throw",
  "broke-law": "broke-law",
  errored: "errored",
  skipped: "skipped",
});

export const OUTCOMES = wordsOf<NonNullable<GradedCase["outcome"]>>({
  threw: "threw",
  "timed-out": "timed-out",
  "out-of-memory": "out-of-memory",
  "too-much-output": "too-much-output",
  exited: "exited",
  crashed: "crashed",
  "broke-protocol": "broke-protocol",
  "could-not-load": "could-not-load",
});

export const DIAGNOSES = wordsOf<GradedDiagnosis["kind"]>({ mistake: "mistake", relation: "relation" });

export const OWNERS = wordsOf<Fault["owner"]>({
  submission: "submission",
  course: "course",
  machine: "machine",
  bug: "bug",
});

export const SYSTEMS = wordsOf<LmsIdentity["system"]>({ canvas: "canvas", moodle: "moodle" });

export const SANDBOXES = wordsOf<SandboxMode>({ default: "default", strict: "strict" });

/** Written as a record, so that a word that is added to a type has to be added here. */
function wordsOf<Word extends string>(all: Readonly<Record<Word, Word>>): Words<Word> {
  return new Map(Object.values<Word>(all).map((word) => [word, word]));
}
