// Runs in the child. Work that the grader can end from outside, by a signal, while the child lives on.

import { type Context, createContext, runInContext } from "node:vm";

/** Where a script finds the work: the only work that Node lets a signal end is a script's. */
let desk: Context | undefined;

/**
 * What `work` gives, or undefined where the grader ended it: code cannot catch that, and no `finally` runs.
 * @param work throws nothing
 */
export function interruptibly<T>(work: () => T): T | undefined {
  let result: T | undefined;
  const run = (): void => {
    result = work();
  };
  desk ??= createContext();
  Object.assign(desk, { run });
  try {
    runInContext("run()", desk, { breakOnSigint: true, displayErrors: false });
  } catch {
    return undefined;
  }
  return result;
}
