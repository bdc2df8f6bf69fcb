// What a new exercise is called: its id, and what its title and function are called where its author does not say.

import { nameProblem } from "../spec/identifier.ts";
import type { Read } from "./slot-words.ts";

/**
 * The id of a new exercise: `relu` becomes `09-relu` behind eight others, `logSumExp` becomes `09-log-sum-exp`.
 * @param ids those that the course has
 */
export function readId(words: string, ids: readonly string[]): Read<string> {
  const name = words
    .trim()
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|[\s_]+/gu, "-")
    .toLowerCase();
  const [, given, rest = ""] = /^(?:(\d+)-)?([a-z][a-z\d]*(?:-[a-z\d]+)*)$/u.exec(name) ?? [];
  if (rest === "") {
    const problem = `"${words.trim()}" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.`;
    return { ok: false, problem };
  }
  const taken = ids.find((id) => nameIn(id) === rest || (given !== undefined && numberIn(id) === Number(given)));
  if (taken !== undefined)
    return { ok: false, problem: `${taken} is there already, and stays as it is. Take another name.` };
  return { ok: true, value: `${(given ?? nextNumber(ids)).padStart(width(ids), "0")}-${rest}` };
}

/** `09-log-sum-exp` is `logSumExp`. */
export function functionNameFor(id: string): string {
  return nameIn(id).replaceAll(/-([a-z\d])/gu, (_, letter: string) => letter.toUpperCase());
}

/** `09-log-sum-exp` is `Log sum exp`. */
export function titleFor(id: string): string {
  const words = nameIn(id).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function readFunctionName(words: string): Read<string> {
  const name = words.trim();
  const problem = nameProblem(name);
  return problem === undefined
    ? { ok: true, value: name }
    : { ok: false, problem: `the function "${name}" must be ${problem}.` };
}

function nextNumber(ids: readonly string[]): string {
  return String(Math.max(0, ...ids.map(numberIn)) + 1);
}

function width(ids: readonly string[]): number {
  return Math.max(2, ...ids.map((id) => /^\d*/u.exec(id)?.[0].length ?? 0));
}

function numberIn(id: string): number {
  return Number(/^\d+/u.exec(id)?.[0] ?? 0);
}

function nameIn(id: string): string {
  return id.replace(/^\d+-/u, "");
}
