// What changes for a learner when grades change: by how much, in which exercise, by which case, and why.

import { finalOf } from "./final.ts";
import type { ExerciseInfo } from "./gradebook.ts";
import type { Entry, Fault, Graded, GradedCase, GradedExercise } from "./graded.ts";
import { differenceOf, withBonus } from "./score.ts";

export type Movement = {
  readonly learner: string;
  /** As the gradebook has it in the end; absent where there were no points, or are none now. */
  readonly from?: number;
  readonly to?: number;
  /** What lateness takes off in these, in percent. */
  readonly percent: PercentMovement;
  /** Why there are no grades now; points there may be all the same, by hand. */
  readonly fault?: Fault;
  /** Those in which something changes, for who had grades and still has. */
  readonly exercises: readonly ExerciseMovement[];
};

/** Of the gradebook as it was, and now. */
export type PercentMovement = { readonly from: number; readonly to: number };

export type ExerciseMovement = {
  readonly id: string;
  /** Before lateness. */
  readonly from?: number;
  readonly to?: number;
  readonly why: Why;
  /** Points by hand stand in their place: whatever changes here, the learner does not move by it. */
  readonly isByHand: boolean;
  readonly cases: readonly CaseMovement[];
};

/** What was changed: the first of these that is so. */
export type Why = "added" | "removed" | "spec" | "files" | "grader" | "sandbox" | "nothing";

export type CaseMovement = {
  readonly case: string;
  /** Absent where there was no such case, or is none now. */
  readonly from?: CaseGrade;
  readonly to?: CaseGrade;
  /** Why it does not pass now, as the learner reads it. */
  readonly message?: string;
};

type CaseGrade = Pick<GradedCase, "verdict" | "points">;

/** What beside the grades has a say in what a learner gets. */
export type Standing = {
  /** The course's exercises, which is what a fault is without. */
  readonly course: readonly Pick<ExerciseInfo, "id" | "possible">[];
  /** Points by hand, which stand in place of what is earned with an exercise. */
  readonly byHandOf: ByHandOf;
  readonly percent: PercentMovement;
};

type ByHandOf = (exercise: string) => number | undefined;

/** Undefined where points and verdicts are the same as before. */
export function movementOf(before: Entry | undefined, after: Entry, standing: Standing): Movement | undefined {
  const { learner } = after;
  const { byHandOf, percent } = standing;
  const [old, now] = [gradedOf(before), gradedOf(after)];
  const exercises = old === undefined || now === undefined ? [] : exerciseMovements(old, now, byHandOf);
  const from = before && totalWith(before, standing, percent.from);
  const to = totalWith(after, standing, percent.to);
  const isSame = exercises.length === 0 && from === to;
  if (isSame && (after.kind === "graded" || before?.kind === "fault")) return undefined;
  return {
    learner,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    percent,
    ...(after.kind === "fault" && { fault: after.fault }),
    exercises,
  };
}

/** By how much somebody moves who had points and still has. */
export function moveOf({ from, to }: { readonly from?: number; readonly to?: number }): number | undefined {
  return from === undefined || to === undefined ? undefined : differenceOf(to, from);
}

function gradedOf(entry: Entry | undefined): Graded | undefined {
  return entry?.kind === "graded" ? entry : undefined;
}

function totalWith(entry: Entry, { course, byHandOf }: Standing, percent: number): number | undefined {
  const parts =
    entry.kind === "graded"
      ? entry.exercises.map(({ id, points }) => ({ possible: points.possible, points, byHand: byHandOf(id) }))
      : course.map(({ id, possible }) => ({ possible, byHand: byHandOf(id) }));
  return finalOf(parts, percent)?.final;
}

/** In the order of the course as it is now; exercises that are gone come last. */
function exerciseMovements(old: Graded, now: Graded, byHandOf: ByHandOf): readonly ExerciseMovement[] {
  const ids = new Set([...now.exercises, ...old.exercises].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [from, to] = [old, now].map(({ exercises }) => exercises.find((each) => each.id === id));
    const cases = caseMovements(from?.cases ?? [], to?.cases ?? []);
    const [had, has] = [from, to].map((each) => each && withBonus(each.points));
    if (cases.length === 0 && had === has) return [];
    return {
      id,
      ...(had !== undefined && { from: had }),
      ...(has !== undefined && { to: has }),
      why: whyOf(old, now, from, to),
      isByHand: byHandOf(id) !== undefined,
      cases,
    };
  });
}

function whyOf(old: Graded, now: Graded, from: GradedExercise | undefined, to: GradedExercise | undefined): Why {
  if (from === undefined) return "added";
  if (to === undefined) return "removed";
  if (from.spec !== to.spec) return "spec";
  if (old.submission !== now.submission) return "files";
  if (old.grader !== now.grader) return "grader";
  return old.sandbox === now.sandbox ? "nothing" : "sandbox";
}

/** In the order of the new spec; those that are gone come last. */
function caseMovements(before: readonly GradedCase[], after: readonly GradedCase[]): readonly CaseMovement[] {
  const old = new Map(before.map((each) => [each.case, each]));
  const names = new Set([...after, ...before].map((each) => each.case));
  const now = new Map(after.map((each) => [each.case, each]));
  return [...names].flatMap((name) => {
    const [from, to] = [old.get(name), now.get(name)];
    if (from?.verdict === to?.verdict && from?.points === to?.points) return [];
    return {
      case: name,
      ...(from && { from: gradeOf(from) }),
      ...(to && { to: gradeOf(to) }),
      ...(to?.message !== undefined && { message: to.message }),
    };
  });
}

function gradeOf({ verdict, points }: GradedCase): CaseGrade {
  return { verdict, points };
}
