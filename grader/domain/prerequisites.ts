// Which exercises come before which, and so which of them can be done now.

import type { Exercise } from "./exercise.ts";

/** The ids of what is to be done before an exercise; an id that is not there has nothing before it. */
export type Prerequisites = ReadonlyMap<string, readonly string[]>;

type IsDone = (id: string) => boolean;

export function prerequisitesOf(exercises: readonly Exercise[]): Prerequisites {
  return new Map(exercises.map(({ id, requires }) => [id, requires.map((each) => each.id)]));
}

/** What is to be done before the exercise, and is not. */
export function missingBefore(id: string, before: Prerequisites, isDone: IsDone): readonly string[] {
  return (before.get(id) ?? []).filter((each) => !isDone(each));
}

/**
 * The first exercise that is not done and has nothing left before it.
 * @returns undefined when everything is done
 */
export function firstToDo(ids: readonly string[], before: Prerequisites, isDone: IsDone): string | undefined {
  const open = ids.filter((id) => !isDone(id));
  // Where each waits for another one, as in a course that is being written, the order is all there is to go by.
  return open.find((id) => missingBefore(id, before, isDone).length === 0) ?? open[0];
}
