// The mistakes and laws of a spec: their names are exports of a file, so they must be names that a function can have.

import { nameProblem } from "./identifier.ts";
import { quote, type SpecNode } from "./node.ts";
import type { ProblemList } from "./problem.ts";

/** Adds a problem for every mistake, or law, whose name no function can have. */
export function checkExportNames(node: SpecNode | undefined, what: "mistake" | "law", problems: ProblemList): void {
  if (node?.kind !== "mapping") return;
  for (const { key, keyStart } of node.entries) {
    const problem = nameProblem(key);
    if (problem !== undefined) problems.add(keyStart, `the ${what} ${quote(key)} must be ${problem}. Rename it.`);
  }
}
