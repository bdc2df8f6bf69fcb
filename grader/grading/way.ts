// The way through a course: which exercise a learner is at, and which comes next.

import type { Progress } from "../store/progress.ts";

/**
 * The exercise that the learner works on, else the first that is not done.
 * @param ids the course's exercises, in order
 * @returns undefined when everything is done and nothing was chosen
 */
export function currentOf(ids: readonly string[], progress: Progress): string | undefined {
  const { current } = progress;
  return current !== undefined && ids.includes(current) ? current : firstPending(ids, progress);
}

/**
 * The first exercise after `from` that is not done; after the last one it begins again, and ends at `from` itself.
 * @returns undefined when everything is done
 */
export function nextOf(ids: readonly string[], progress: Progress, from: string | undefined): string | undefined {
  const after = from === undefined ? 0 : ids.indexOf(from) + 1;
  return firstPending([...ids.slice(after), ...ids.slice(0, after)], progress);
}

function firstPending(ids: readonly string[], progress: Progress): string | undefined {
  return ids.find((id) => progress.state(id) === "pending");
}
