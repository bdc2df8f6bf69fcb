// The way through a course: which exercise a learner is at, and which comes next.

import { firstToDo, missingBefore, type Prerequisites } from "../domain/prerequisites.ts";
import type { Progress } from "../store/progress.ts";

/** An exercise that is not done, and what is to be done before it. */
export type Waiting = { readonly id: string; readonly after: readonly string[] };

/**
 * The exercise that the learner works on, else the first that can be done.
 * @param ids the course's exercises, in order
 * @returns undefined when everything is done and nothing was chosen
 */
export function currentOf(ids: readonly string[], before: Prerequisites, progress: Progress): string | undefined {
  const { current } = progress;
  return current !== undefined && ids.includes(current) ? current : firstToDo(ids, before, isDoneIn(progress));
}

/**
 * The first exercise after `from` that can be done; after the last one it begins again, and ends at `from` itself.
 * @returns undefined when everything is done; `skipped` is what lies between and has something left before it
 */
export function nextOf(
  ids: readonly string[],
  before: Prerequisites,
  progress: Progress,
  from: string | undefined,
): { readonly id: string; readonly skipped: readonly Waiting[] } | undefined {
  const after = from === undefined ? 0 : ids.indexOf(from) + 1;
  const order = [...ids.slice(after), ...ids.slice(0, after)];
  const id = firstToDo(order, before, isDoneIn(progress));
  if (id === undefined) return undefined;
  const skipped = order.slice(0, order.indexOf(id)).map((each) => waiting(each, before, progress));
  return { id, skipped: skipped.filter((each) => each.after.length > 0) };
}

/** What an exercise waits for: nothing where it is done itself. */
export function waiting(id: string, before: Prerequisites, progress: Progress): Waiting {
  const isDone = isDoneIn(progress);
  return { id, after: isDone(id) ? [] : missingBefore(id, before, isDone) };
}

function isDoneIn(progress: Progress): (id: string) => boolean {
  return (id) => progress.state(id) === "passed";
}
