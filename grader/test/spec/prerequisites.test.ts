import { describe, expect, test } from "vitest";
import type { Exercise } from "../../domain/exercise.ts";
import { prerequisiteProblems } from "../../spec/prerequisites.ts";
import { problemText } from "../../spec/problem.ts";
import { exerciseReport } from "../reporters/build.ts";

const IDS = ["01-one", "02-two", "03-three", "04-four", "05-basic-sigmoid"];

/** The exercises of a course, each with what comes before it, on a line of its own. */
function courseOf(requires: Readonly<Record<string, readonly string[]>>): readonly Exercise[] {
  return IDS.map((id) => {
    const before = (requires[id] ?? []).map((each, at) => ({ id: each, line: 4 + at, column: 5 }));
    return exerciseReport([], { exercise: { id, requires: before } }).exercise;
  });
}

function problemsOf(requires: Readonly<Record<string, readonly string[]>>, checked = IDS): readonly string[] {
  const all = courseOf(requires);
  const exercises = all.filter(({ id }) => checked.includes(id));
  return prerequisiteProblems(exercises, IDS, all).map(problemText);
}

test("a course in any order is right", () => {
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ "02-two": ["01-one"], "03-three": ["01-one", "02-two"], "01-one": ["04-four"] })).toEqual([]);
});

test("one that is no exercise", () => {
  expect(problemsOf({ "02-two": ["01-one", "basic-sigmoid"], "03-three": ["1-one", "softmax"] })).toEqual([
    'exercises/02-two/exercise.yaml:5:5 requires names "basic-sigmoid", which is no exercise of this course. Did you mean "05-basic-sigmoid"?',
    'exercises/03-three/exercise.yaml:4:5 requires names "1-one", which is no exercise of this course. Did you mean "01-one"?',
    'exercises/03-three/exercise.yaml:5:5 requires names "softmax", which is no exercise of this course. The other exercises are 01-one, 02-two, 04-four, 05-basic-sigmoid.',
  ]);
});

test("the exercise itself", () => {
  expect(problemsOf({ "02-two": ["02-two"] })).toEqual([
    "exercises/02-two/exercise.yaml:4:5 requires names this exercise itself. Name what comes before it, or remove this.",
  ]);
});

describe("a circle", () => {
  const two = { "01-one": ["02-two"], "02-two": ["04-four", "01-one"] };
  const three = { "02-two": ["01-one", "04-four"], "03-three": ["02-two"], "04-four": ["03-three"] };

  test("is told once, where it begins in the course", () => {
    expect(problemsOf(two)).toEqual([
      "exercises/01-one/exercise.yaml:4:5 01-one requires 02-two, which requires 01-one: nobody could begin. Leave one of these prerequisites out.",
    ]);
    expect(problemsOf(three)).toEqual([
      "exercises/02-two/exercise.yaml:5:5 02-two requires 04-four, which requires 03-three, which requires 02-two: nobody could begin. Leave one of these prerequisites out.",
    ]);
  });

  test("is found from each exercise in it, and from no other", () => {
    expect(problemsOf(three, ["03-three"])).toEqual([
      "exercises/03-three/exercise.yaml:4:5 03-three requires 02-two, which requires 04-four, which requires 03-three: nobody could begin. Leave one of these prerequisites out.",
    ]);
    expect(problemsOf({ ...three, "05-basic-sigmoid": ["03-three"] }, ["01-one", "05-basic-sigmoid"])).toEqual([]);
  });

  test("two of them are two problems", () => {
    const requires = { ...two, "03-three": ["05-basic-sigmoid"], "05-basic-sigmoid": ["03-three"] };
    expect(problemsOf(requires).map((problem) => problem.split(" requires")[0])).toEqual([
      "exercises/01-one/exercise.yaml:4:5 01-one",
      "exercises/03-three/exercise.yaml:4:5 03-three",
    ]);
  });
});
