// Source text -> mutants: the solution with one small thing made wrong at a time, of the kind that learners get wrong.
// Knows JavaScript and what np is called; knows nothing of files or of running.

import type { Arguments, Signature } from "../domain/exercise.ts";
import type { Mutant } from "../domain/mutant.ts";
import type { AnyNode } from "acorn";
import { callChanges } from "./calls.ts";
import { type Change, changed, changeText } from "./change.ts";
import { bodyChanges } from "./bodies.ts";
import { languageChanges } from "./language.ts";
import { exportedFunction, npNameOf, parseModule, sitesOf } from "./syntax.ts";

export type Solution = {
  /** The file as it is written. */
  readonly text: string;
  /** The same without types, everything in its place. */
  readonly code: string;
  readonly signature: Signature;
  /** Inputs that could have been hard-coded. */
  readonly example: Arguments;
};

/**
 * All mutants of a solution, in the order of its text. Other files that it imports are left as they are.
 * @throws SyntaxError where `code` is no JavaScript
 */
export function mutantsOf(solution: Solution): readonly Mutant[] {
  const { code, signature } = solution;
  const program = parseModule(code);
  const entry = exportedFunction(program, signature.name);
  const np = npNameOf(program);
  const changes: Change[] = entry === undefined ? [] : [...bodyChanges(entry, solution, np)];
  for (const site of sitesOf(program, isClosed))
    changes.push(...callChanges(site, np, solution), ...languageChanges(site, code));
  // Stripped in place, unless it was not: then people read what is run.
  const text = solution.text.length === code.length ? solution.text : code;
  return named(changes, text, code);
}

/** What an import says and what an error tells are not what the function computes. */
function isClosed({ type }: AnyNode): boolean {
  return type === "ImportDeclaration" || type === "ThrowStatement";
}

function named(changes: readonly Change[], text: string, code: string): readonly Mutant[] {
  const mutants = new Map<string, Mutant>();
  const times = new Map<string, number>();
  for (const each of changes.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const mutated = changed(code, each);
    if (mutated === code || mutants.has(mutated)) continue;
    const name = changeText(text, each);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    const before = text.slice(0, each.span.start).split("\n");
    mutants.set(mutated, {
      id: time === 1 ? name : `${name} (${time})`,
      operator: each.operator,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      text: changed(text, each),
      code: mutated,
    });
  }
  return [...mutants.values()];
}
