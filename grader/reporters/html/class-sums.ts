// What a class comes to, gathered learner by learner: counts and points, and who is named somewhere. Of each learner only the
// total stays.

import type { Fault } from "../../domain/graded.ts";
import type { GradebookInfo, LearnerGrades, Lateness } from "../../domain/gradebook.ts";
import type { Learner } from "../../domain/learner.ts";
import type { ExerciseStatus } from "../../domain/verdict.ts";

/** A list names so many; the gradebook has all. */
export const MAX_NAMED = 50;

/** The first of those who are named, and how many there are. */
export class Named<T> {
  readonly first: T[] = [];
  count = 0;

  add(one: T): void {
    this.count += 1;
    if (this.first.length < MAX_NAMED) this.first.push(one);
  }
}

export type ExerciseSums = {
  readonly statuses: Record<ExerciseStatus, number>;
  /** Of everybody who has points there. */
  earned: number;
  /** How many those are. */
  learners: number;
  byHand: number;
};

export class ClassSums {
  learners = 0;
  /** How many have a total. */
  readonly finals: number[] = [];
  passedAll = 0;
  /** Points that they can have without bonus. */
  readonly possible: number;
  readonly exercises: ReadonlyMap<string, ExerciseSums>;
  readonly faults = new Named<{ readonly learner: Learner; readonly fault: Fault }>();
  readonly late = new Named<{ readonly learner: Learner; readonly late?: Lateness | undefined }>();
  /** Groups of the same files: the first learners, and how many there are. */
  readonly same = new Named<{ readonly keys: readonly string[]; readonly learners: number }>();
  byHand = 0;

  constructor(info: GradebookInfo, all: Iterable<LearnerGrades>) {
    this.possible = info.exercises.reduce((sum, { possible }) => sum + possible, 0);
    this.exercises = new Map(
      info.exercises.map(({ id }) => [
        id,
        { statuses: { passed: 0, failed: 0, "not-started": 0 }, earned: 0, learners: 0, byHand: 0 },
      ]),
    );
    for (const each of all) this.#add(each, info.exercises.length);
    this.finals.sort((a, b) => a - b);
  }

  /** The middle total; undefined where there is none. */
  get median(): number | undefined {
    const middle = this.finals.length / 2;
    const [low, high] = [this.finals[Math.ceil(middle) - 1], this.finals[Math.floor(middle)]];
    return low === undefined || high === undefined ? undefined : (low + high) / 2;
  }

  get mean(): number | undefined {
    return this.finals.length === 0 ? undefined : this.finals.reduce((sum, each) => sum + each, 0) / this.finals.length;
  }

  #add({ learner, fault, exercises, late, sameAs, sameAsMore = 0, total }: LearnerGrades, ofCourse: number): void {
    this.learners += 1;
    if (total) this.finals.push(total.final);
    if (fault) this.faults.add({ learner, fault });
    if (late !== undefined || learner.lms?.late === true) this.late.add({ learner, late });
    if (sameAs.length > 0 && sameAs.every((key) => key > learner.key))
      this.same.add({ keys: [learner.key, ...sameAs], learners: 1 + sameAs.length + sameAsMore });
    if (exercises.length === ofCourse && exercises.every(({ status }) => status === "passed")) this.passedAll += 1;
    if (exercises.some(({ byHand }) => byHand !== undefined)) this.byHand += 1;
    for (const { id, status, points, byHand } of exercises) {
      const sums = this.exercises.get(id);
      if (!sums) continue;
      if (!fault) sums.statuses[status] += 1;
      sums.learners += 1;
      sums.earned += byHand?.points ?? points.earned + points.extra;
      if (byHand) sums.byHand += 1;
    }
  }
}
