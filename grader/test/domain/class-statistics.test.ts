import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClassStatistics } from "../../domain/class-statistics.ts";
import type { Graded, GradedExercise } from "../../domain/graded.ts";
import type { CaseStatistic, ExerciseInfo } from "../../domain/gradebook.ts";
import { anyClass, exerciseInfo, gradedExercise, gradedLearner, shuffledClass, TWO_EXERCISES } from "./class.ts";
import golden from "./golden/discrimination.json" with { type: "json" };

function statisticsOf(exercises: readonly ExerciseInfo[], learners: readonly Graded[]): readonly CaseStatistic[] {
  const statistics = new ClassStatistics(exercises);
  for (const each of learners) statistics.add(each);
  return statistics.cases();
}

/** A class that does one exercise; of each learner the marks, and the mistake that they made. */
function oneExercise(...learners: readonly (readonly [marks: string, mistake?: string])[]): readonly CaseStatistic[] {
  const all = learners.map(([marks, name], at) => {
    const diagnosis: Partial<GradedExercise> = name === undefined ? {} : { diagnosis: { kind: "mistake", name } };
    return gradedLearner(`learner ${at}`, [gradedExercise("a", marks, diagnosis)]);
  });
  return statisticsOf([exerciseInfo("a", [1, 1])], all);
}

test.each(golden.classes.map((each) => [each.answers.length, each] as const))(
  `as NumPy ${golden.numpy} correlates a class of %i`,
  (_, { points, answers, cases }) => {
    const exercises = points.map((each, at) => exerciseInfo(`${at}`, each));
    const found = statisticsOf(
      exercises,
      answers.map((line, at) => gradedLearner(`${at}`, partsOf(line, points))),
    );
    expect(found.map(({ taken, passed }) => ({ taken, passed }))).toEqual(
      cases.map(({ taken, passed }) => ({ taken, passed })),
    );
    for (const [at, { discrimination }] of cases.entries()) {
      const ours = found[at]?.discrimination;
      if (discrimination === null) expect(ours).toBeUndefined();
      else expect(ours).toBeCloseTo(discrimination, 12);
    }
  },
);

/** A line of answers, exercise by exercise. */
function partsOf(line: string, points: readonly (readonly number[])[]): readonly GradedExercise[] {
  let at = 0;
  return points.map((cases, index) => gradedExercise(`${index}`, line.slice(at, (at += cases.length))));
}

describe("one exercise", () => {
  test("what is taken, passed and told apart", () => {
    expect(oneExercise(["11"], ["10"], ["00"], ["01"], ["--"])).toEqual([
      { exercise: "a", case: "c1", taken: 4, passed: 2, difficulty: 0.5, discrimination: 0 },
      { exercise: "a", case: "c2", taken: 4, passed: 2, difficulty: 0.5, discrimination: 0 },
    ]);
    expect(oneExercise(["11"], ["00"])[0]?.discrimination).toBe(1);
    expect(oneExercise(["10"], ["01"])[0]?.discrimination).toBe(-1);
  });

  test("what all pass, or nobody took, tells nobody apart", () => {
    expect(oneExercise(["11"], ["10"])[0]).toEqual({ exercise: "a", case: "c1", taken: 2, passed: 2, difficulty: 1 });
    expect(oneExercise(["--"])[0]).toEqual({ exercise: "a", case: "c1", taken: 0, passed: 0, difficulty: 0 });
    expect(oneExercise()).toHaveLength(2);
  });

  test.each<[string, readonly (readonly [string, string?])[], string | undefined]>([
    ["one mistake", [["01", "noSum"], ["01", "noSum"], ["11"]], "noSum"],
    [
      "two mistakes",
      [
        ["01", "noSum"],
        ["01", "noExp"],
      ],
      undefined,
    ],
    ["one that is known and one that is not", [["01", "noSum"], ["01"]], undefined],
    ["one that is not known", [["01"]], undefined],
    [
      "one mistake, and another that this case does not notice",
      [
        ["01", "noSum"],
        ["10", "noExp"],
      ],
      "noSum",
    ],
    ["one mistake, and code that could not be loaded", [["xx"], ["01", "noSum"]], "noSum"],
    ["code that could not be loaded", [["xx"]], undefined],
    ["nobody", [["11"]], undefined],
  ])("failed by %s", (_, learners, only) => {
    expect(oneExercise(...learners)[0]?.onlyMistake).toBe(only);
  });

  test("a relation is no mistake", () => {
    const diagnosis = { kind: "relation", name: "transposed" } as const;
    const learner = gradedLearner("ada", [gradedExercise("a", "00", { diagnosis })]);
    expect(statisticsOf([exerciseInfo("a", [1, 1])], [learner])[0]).not.toHaveProperty("onlyMistake");
  });

  test("an exercise or a case that the course does not have is passed over", () => {
    const learner = gradedLearner("ada", [gradedExercise("gone", "1"), gradedExercise("a", "11")]);
    expect(statisticsOf([exerciseInfo("a", [1])], [learner])).toEqual([
      { exercise: "a", case: "c1", taken: 1, passed: 1, difficulty: 1 },
    ]);
  });
});

test("the order of learners makes no difference, to the last bit", () => {
  fc.assert(
    fc.property(shuffledClass, ([learners, shuffled]) => {
      expect(statisticsOf(TWO_EXERCISES, shuffled)).toEqual(statisticsOf(TWO_EXERCISES, learners));
    }),
  );
});

test("whoever began nothing changes nothing", () => {
  const nobody = gradedLearner("nobody", [gradedExercise("a", "--"), gradedExercise("b", "---")]);
  fc.assert(
    fc.property(anyClass, (learners) => {
      expect(statisticsOf(TWO_EXERCISES, [...learners, nobody])).toEqual(statisticsOf(TWO_EXERCISES, learners));
    }),
  );
});

test("counts are those of the class, and every number is where it can be", () => {
  fc.assert(
    fc.property(anyClass, (learners) => {
      for (const { exercise, case: name, taken, passed, difficulty, discrimination } of statisticsOf(
        TWO_EXERCISES,
        learners,
      )) {
        const begun = learners
          .flatMap(({ exercises }) => exercises)
          .filter(({ id, status }) => id === exercise && status !== "not-started");
        const right = begun.filter(({ cases }) =>
          cases.some((each) => each.case === name && each.verdict === "passed"),
        );
        expect([taken, passed]).toEqual([begun.length, right.length]);
        expect(difficulty).toBe(taken === 0 ? 0 : passed / taken);
        expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
