// What is wrong with the prerequisites of exercises, which no spec shows by itself: the only check that goes from file to
// file.

import type { Exercise, Prerequisite } from "../domain/exercise.ts";
import { suggestion } from "./nearest.ts";
import { quote } from "./node.ts";
import type { Problem } from "./problem.ts";

/**
 * The problems of the exercises' prerequisites: one that is no exercise, the exercise itself, and circles, each told once.
 * @param exercises those that are checked
 * @param ids of all exercises of the course
 * @param known the exercises that the others lead to, as far as they can be read
 */
export function prerequisiteProblems(
  exercises: readonly Exercise[],
  ids: readonly string[],
  known: readonly Exercise[],
): readonly Problem[] {
  const byId = new Map([...known, ...exercises].map((each) => [each.id, each]));
  const inCircles = new Set<string>();
  return exercises.flatMap((exercise) => {
    const others = ids.filter((id) => id !== exercise.id);
    const named = exercise.requires.flatMap((each) => nameProblem(exercise, each, others) ?? []);
    const circle = inCircles.has(exercise.id) ? undefined : circleFrom(exercise, byId);
    for (const { exercise: each } of circle ?? []) inCircles.add(each.id);
    const found = circle === undefined ? named : [...named, circleProblem(circle)];
    return found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  });
}

function nameProblem(exercise: Exercise, prerequisite: Prerequisite, others: readonly string[]): Problem | undefined {
  const { id } = prerequisite;
  if (others.includes(id)) return undefined;
  return problemAt(
    exercise,
    prerequisite,
    id === exercise.id
      ? "requires names this exercise itself. Name what comes before it, or remove this."
      : `requires names ${quote(id)}, which is no exercise of this course. ${suggestion(id, others, "other exercises")}`,
  );
}

/** An exercise on the way round, and its prerequisite that leads on. */
type Link = { readonly exercise: Exercise; readonly on: Prerequisite };

/** The shortest way from an exercise back to it; itself is told as a wrong name. */
function circleFrom(start: Exercise, byId: ReadonlyMap<string, Exercise>): readonly Link[] | undefined {
  const reached = new Set<string>();
  // The shorter ways come first, and each is followed by those that go one further.
  const ways: (readonly Link[])[] = [[]];
  for (const way of ways) {
    const last = way.at(-1);
    const exercise = last === undefined ? start : byId.get(last.on.id);
    for (const on of exercise?.requires ?? []) {
      if (exercise === undefined || on.id === exercise.id || reached.has(on.id)) continue;
      reached.add(on.id);
      ways.push([...way, { exercise, on }]);
    }
  }
  return ways.find((way) => way.at(-1)?.on.id === start.id);
}

function circleProblem(circle: readonly Link[]): Problem {
  const [first, ...rest] = circle;
  if (first === undefined) throw new Error("a circle has exercises");
  const way = rest.map(({ on }) => `, which requires ${on.id}`).join("");
  const message = `${first.exercise.id} requires ${first.on.id}${way}: nobody could begin. Leave one of these prerequisites out.`;
  return problemAt(first.exercise, first.on, message);
}

function problemAt({ id }: Exercise, { line, column }: Prerequisite, message: string): Problem {
  return { file: `exercises/${id}/exercise.yaml`, line, column, message };
}
