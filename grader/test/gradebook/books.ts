// A small class with everything in it that a gradebook has to keep, and folders to keep it in.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Entry, GradedExercise } from "../../domain/graded.ts";
import type { GradebookInfo, Lateness } from "../../domain/gradebook.ts";
import type { Learner } from "../../domain/learner.ts";
import type { Said } from "../../domain/said.ts";
import { ByHandLedger } from "../../gradebook/by-hand.ts";
import type { Class } from "../../gradebook/keep.ts";
import { exerciseInfo, gradedExercise, gradedLearner } from "../domain/class.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-gradebook-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The course goes from z to a: what is in the order of the course is not in that of the alphabet. */
export const INFO: GradebookInfo = {
  course: "A “Tiny” Course",
  exercises: [
    {
      id: "z-first",
      title: "First",
      possible: 2.5,
      bonus: 0.75,
      cases: [
        { name: "c1", points: 1.25, hidden: false, extra: false },
        { name: "c2", points: 1.25, hidden: true, extra: false },
        { name: "c3", points: 0.75, hidden: false, extra: true },
      ],
    },
    exerciseInfo("a-second", [1, 1]),
  ],
};

/** Keys in their order, with all that folders can be called. */
export const [CMD, CURIE, ADA, LINE, TWIN, RTL, FOX] = [
  "=cmd()",
  'Curie, "Marie"',
  "ada",
  "new\nline",
  "twin",
  "\u202eabc",
  "🦊 Øre",
] as const;

const MISTAKE = { kind: "mistake", name: "doubled", message: "You doubled it.\u0000\u001b[31m" } as const;
const WRONG = { key: "0123456789abcdef", case: "c2", call: "f(1)", got: "2", expected: "1" };

function first(marks: string, points: readonly [earned: number, extra: number], more: Partial<GradedExercise> = {}) {
  const [earned, extra] = points;
  return gradedExercise("z-first", marks, { spec: "spec-1", points: { earned, possible: 2.5, extra }, ...more });
}

function second(marks: string, earned: number, more: Partial<GradedExercise> = {}): GradedExercise {
  return gradedExercise("a-second", marks, { spec: "spec-2", points: { earned, possible: 2, extra: 0 }, ...more });
}

const RIGHT = [first("111", [2.5, 0.75]), second("11", 2)];
const UNTOUCHED = [first("---", [0, 0]), second("--", 0)];

const ENTRIES: readonly Entry[] = [
  gradedLearner(CMD, [first("100", [1.25, 0], { wrong: WRONG, diagnosis: MISTAKE }), second("11", 2)]),
  gradedLearner(CURIE, [
    first("101", [1.25, 0.75], { wrong: { ...WRONG, got: "2.0" }, diagnosis: MISTAKE }),
    second("xx", 0, { wrong: { key: "no-file", case: "c1", got: "could not be loaded" } }),
  ]),
  gradedLearner(ADA, RIGHT),
  { kind: "fault", learner: LINE, fault: { owner: "submission", reason: "there is no permission to read it" } },
  gradedLearner(TWIN, RIGHT, ADA),
  gradedLearner(RTL, UNTOUCHED, "stub"),
  gradedLearner(FOX, UNTOUCHED, "stub"),
];

const LATE: Lateness = { submittedAt: "2026-03-01T10:00:00+01:00", minutes: 1500, percent: 12.5, reason: "25 h late" };

/** What is the same in every test, with other entries for some learners, and without others. */
export function someClass(changes: Readonly<Record<string, Entry | undefined>> = {}): Class {
  const left = ENTRIES.flatMap((entry) =>
    Object.hasOwn(changes, entry.learner) ? (changes[entry.learner] ?? []) : entry,
  );
  const handedIn = left.map((entry) => ({
    learner: learnerOf(entry.learner),
    late: entry.learner === FOX ? LATE : undefined,
    sum: JSON.stringify(entry),
    read: () => entry,
  }));
  return { info: INFO, handedIn, passedOver: [{ name: "notes.txt", reason: "not a folder" }] };
}

/** As a regrade would have it. */
export function regraded(learner: string, submission = learner): Entry {
  return gradedLearner(learner, [first("110", [2.5, 0]), second("10", 1)], submission);
}

export function faulted(learner: string): Entry {
  return { kind: "fault", learner, fault: { owner: "machine", reason: "no memory" } };
}

function learnerOf(key: string): Learner {
  return key === FOX ? { key, name: "Fox", lms: { system: "canvas", id: "77", late: true } } : { key, name: key };
}

const AT = "2026-03-04T05:06:07.000Z";

/** One of each that can be said. */
export const SAID: readonly Said[] = [
  { kind: "points", at: AT, learner: CMD, exercise: "z-first", points: 2, reason: "the idea is right" },
  { kind: "points", at: AT, learner: LINE, exercise: "a-second", points: 1.5 },
  { kind: "late", at: AT, learner: FOX, percent: 0, reason: "ill" },
  { kind: "comment", at: AT, learner: ADA, text: "Well done.\n\u202eReally" },
  { kind: "comment", at: AT, learner: CMD, exercise: "z-first", text: "See me." },
  { kind: "cluster-comment", at: AT, exercise: "z-first", key: WRONG.key, text: "Once is enough." },
];

/** What is about nobody and nothing. */
export const SAID_OF_NOBODY: readonly Said[] = [
  { kind: "comment", at: AT, learner: CMD, exercise: "gone", text: "?" },
  { kind: "cluster-comment", at: AT, exercise: "z-first", key: "gone", text: "?" },
  { kind: "late", at: AT, learner: "gone", percent: 1 },
];

/** Says it in the ledger of an out folder. */
export function say(out: string, ...all: readonly Said[]): void {
  const ledger = new ByHandLedger(out, "append");
  ledger.say(...all);
  ledger.close();
}

/** What holds of all that was said in an out folder. */
export function inForceIn(out: string): readonly Said[] {
  const ledger = new ByHandLedger(out, "read");
  const inForce = ledger.inForce();
  ledger.close();
  return inForce;
}

export function outFolder(): string {
  return mkdtempSync(join(home, "out-"));
}

export function bytesOf(out: string): Buffer {
  return readFileSync(join(out, "gradebook.sqlite"));
}
