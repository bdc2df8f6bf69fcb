// How the cases of a course tell the learners of a class apart, gathered one learner at a time. Sums are of whole numbers and
// exact, so the order of learners makes no difference; and they are all that is kept.

import type { Graded, GradedExercise } from "./graded.ts";
import type { CaseStatistic, ExerciseInfo } from "./gradebook.ts";
import { hundredthsOf } from "./score.ts";

/** What fewer have in common is chance. */
export const MIN_TAKEN = 20;

/** Whether enough took a case for its figures to mean something. */
export function isMeaningful({ taken }: CaseStatistic): boolean {
  return taken >= MIN_TAKEN;
}

/**
 * Whether those pass a case who do worse elsewhere, by more than chance: what has nothing to do with each other correlates
 * by 1 / sqrt(n), give or take, and hardly ever by twice as much.
 */
export function isSuspicious(statistic: CaseStatistic): boolean {
  const { taken, discrimination = 0 } = statistic;
  return isMeaningful(statistic) && discrimination < -2 / Math.sqrt(taken);
}

export class ClassStatistics {
  readonly #exercises: ReadonlyMap<string, readonly CaseSums[]>;

  constructor(exercises: readonly ExerciseInfo[]) {
    this.#exercises = new Map(
      exercises.map(({ id, cases }) => [id, cases.map(({ name, points }) => new CaseSums(name, hundredthsOf(points)))]),
    );
  }

  /** Counts a learner. An exercise that was not begun counts as none of its cases taken, and as nothing in the rest of others. */
  add({ exercises }: Graded): void {
    const taken = exercises.filter(({ status }) => status !== "not-started").map((each) => this.#answersTo(each));
    const worth = taken.flat().reduce((sum, { sums, hasPassed }) => sum + (hasPassed ? sums.worth : 0), 0);
    for (const { sums, hasPassed, mistake } of taken.flat())
      sums.add(hasPassed, hasPassed ? worth - sums.worth : worth, mistake);
  }

  /** In the order of the course. */
  cases(): readonly CaseStatistic[] {
    return [...this.#exercises].flatMap(([id, cases]) => cases.map((sums) => sums.statistic(id)));
  }

  #answersTo({ id, cases, diagnosis }: GradedExercise): readonly Answer[] {
    return (this.#exercises.get(id) ?? []).flatMap((sums, at) => {
      // As a rule both are in the order of the spec.
      const graded = cases[at]?.case === sums.name ? cases[at] : cases.find((each) => each.case === sums.name);
      if (graded === undefined) return [];
      const mistake = diagnosis?.kind === "mistake" ? diagnosis.name : undefined;
      // What cannot be loaded fails every case, and says nothing about any.
      const isTelling = graded.outcome !== "could-not-load";
      return [{ sums, hasPassed: graded.verdict === "passed", mistake: isTelling ? { name: mistake } : undefined }];
    });
  }
}

/** How a learner did on a case, and by which mistake they fail it, if they do: no name where it is not known. */
type Answer = { readonly sums: CaseSums; readonly hasPassed: boolean; readonly mistake: Made | undefined };
type Made = { readonly name: string | undefined };

/** The sums of one case. What the other cases bring is its rest, in hundredths of a point. */
class CaseSums {
  readonly name: string;
  readonly worth: number;
  #taken = 0;
  #passed = 0;
  /** Of all who took it, their squares, and of those who pass. Squares of many hundredths outgrow a number. */
  #rest = 0n;
  #restSquared = 0n;
  #restOfPassing = 0n;
  #onlyMade: Made | undefined;
  #isMixed = false;

  constructor(name: string, worth: number) {
    this.name = name;
    this.worth = worth;
  }

  add(hasPassed: boolean, rest: number, made: Made | undefined): void {
    const exact = BigInt(rest);
    this.#taken += 1;
    this.#rest += exact;
    this.#restSquared += exact * exact;
    if (hasPassed) {
      this.#passed += 1;
      this.#restOfPassing += exact;
    } else if (made !== undefined) {
      this.#onlyMade ??= made;
      if (made.name !== this.#onlyMade.name) this.#isMixed = true;
    }
  }

  statistic(exercise: string): CaseStatistic {
    const [taken, passed] = [this.#taken, this.#passed];
    const discrimination = this.#discrimination();
    const onlyMistake = this.#isMixed ? undefined : this.#onlyMade?.name;
    return {
      exercise,
      case: this.name,
      taken,
      passed,
      difficulty: taken === 0 ? 0 : passed / taken,
      ...(discrimination !== undefined && { discrimination }),
      ...(onlyMistake !== undefined && { onlyMistake }),
    };
  }

  /**
   * The corrected item-total correlation: Pearson's r of a case (1 passed, 0 not) and its rest, also called point-biserial.
   * Without the correction a case would correlate with itself. (J. C. Nunnally, Psychometric Theory, 1978, chapter 8.)
   */
  #discrimination(): number | undefined {
    const [taken, passed] = [BigInt(this.#taken), BigInt(this.#passed)];
    const ofCase = passed * (taken - passed);
    const ofRest = taken * this.#restSquared - this.#rest * this.#rest;
    if (ofCase === 0n || ofRest === 0n) return undefined;
    const together = taken * this.#restOfPassing - passed * this.#rest;
    const r = Number(together) / (Math.sqrt(Number(ofCase)) * Math.sqrt(Number(ofRest)));
    return Math.max(-1, Math.min(1, r));
  }
}
