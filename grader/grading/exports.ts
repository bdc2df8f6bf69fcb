// What a file of the course's own exports: its mistakes, its laws. Such files name what the spec has a sentence for.

import type { Limits } from "../domain/exercise.ts";
import type { LoadProblem } from "../domain/outcome.ts";
import type { Place } from "../domain/verification.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

/** The names that a file exports, or why it cannot be loaded. */
export type Exports =
  | { readonly kind: "loaded"; readonly exports: readonly string[] }
  | { readonly kind: "problem"; readonly problem: LoadProblem | undefined };

/** What the file at `entry` exports. */
export async function exportsOf(sandbox: Sandbox, entry: string, limits: Limits): Promise<Exports> {
  // No function has this name, so the child answers with those that there are.
  const outcome = await sandbox.call({ entry, functionName: "" }, [], limits);
  if (outcome.kind !== "could-not-load") return { kind: "problem", problem: undefined };
  const { problem } = outcome;
  return problem.kind === "no-export" ? { kind: "loaded", exports: problem.exports } : { kind: "problem", problem };
}

/** Where the first line that exports something has this name in it. */
export function placeOfExport(text: string, name: string): Place | undefined {
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (!/^\s*export\b/u.test(line)) continue;
    const word = line.matchAll(/[\p{ID_Continue}$]+/gu).find(([found]) => found === name);
    if (word !== undefined) return { line: index + 1, column: word.index + 1 };
  }
  return undefined;
}

/** What a spec names that a file does not export, and the other way round. */
export function unmatched(
  named: readonly { readonly name: string }[],
  exports: readonly string[],
): { readonly missing: readonly string[]; readonly unsaid: readonly string[] } {
  const names = named.map(({ name }) => name);
  return {
    missing: names.filter((name) => !exports.includes(name)),
    unsaid: exports.filter((name) => !names.includes(name)),
  };
}
