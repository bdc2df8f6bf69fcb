import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Clusters } from "../../domain/clusters.ts";
import type { Graded } from "../../domain/graded.ts";
import type { Cluster } from "../../domain/gradebook.ts";
import { anyClass, gradedExercise, gradedLearner, shuffledClass } from "./class.ts";

function clustersOf(learners: readonly Graded[]): readonly Cluster[] {
  const clusters = new Clusters();
  for (const each of learners) clusters.add(each);
  return clusters.largestFirst();
}

const noSum = { kind: "mistake", name: "noSum", message: "Divide by the sum." } as const;

function wrong(learner: string, key: string, exercise = "a"): Graded {
  const more = { wrong: { key, case: "c1", call: "f(1)", got: `what ${learner} gave`, expected: "1" } };
  return gradedLearner(learner, [
    gradedExercise(exercise, "0", key === "k1" ? { ...more, diagnosis: noSum } : more),
    gradedExercise("c", "1"),
  ]);
}

test("the largest first, with the first learner as the example", () => {
  const learners = [wrong("cy", "k1"), wrong("ada", "k2"), wrong("bob", "k1"), wrong("di", "k2", "b")];
  const example = (learner: string, key: string) => {
    return { learner, key, case: "c1", call: "f(1)", got: `what ${learner} gave`, expected: "1" };
  };
  expect(clustersOf(learners)).toEqual([
    { exercise: "a", key: "k1", learners: 2, diagnosis: noSum, example: example("bob", "k1") },
    { exercise: "a", key: "k2", learners: 1, example: example("ada", "k2") },
    { exercise: "b", key: "k2", learners: 1, example: example("di", "k2") },
  ]);
});

test("who passes but for stretch cases is told apart", () => {
  const example = { key: "k", case: "c1", got: "0" };
  const stretch = gradedLearner("ada", [gradedExercise("a", "1", { status: "passed", wrong: example })]);
  expect(clustersOf([stretch])).toEqual([
    { exercise: "a", key: "k", learners: 1, onlyStretch: true, example: { learner: "ada", ...example } },
  ]);
});

test("who passed, or began nothing, is in none", () => {
  expect(clustersOf([gradedLearner("ada", [gradedExercise("a", "1"), gradedExercise("b", "-")])])).toEqual([]);
});

test("the order of learners makes no difference", () => {
  fc.assert(
    fc.property(shuffledClass, ([learners, shuffled]) => {
      expect(clustersOf(shuffled)).toEqual(clustersOf(learners));
    }),
  );
});

test("every wrong exercise is in one cluster, and the example in its own", () => {
  fc.assert(
    fc.property(anyClass, (learners) => {
      const clusters = clustersOf(learners);
      const all = learners.flatMap(({ exercises }) => exercises.filter(({ wrong: did }) => did !== undefined));
      expect(clusters.reduce((sum, each) => sum + each.learners, 0)).toBe(all.length);
      for (const { exercise, key, example, learners: count } of clusters) {
        const same = learners.filter(({ exercises }) =>
          exercises.some(({ id, wrong: did }) => id === exercise && did?.key === key),
        );
        expect(count).toBe(same.length);
        expect(example.learner).toBe(same[0]?.learner);
      }
    }),
  );
});
