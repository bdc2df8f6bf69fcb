// One node for each parameter, by name: what `args` and `generate` have in common.

import { nearest, suggestion } from "./nearest.ts";
import { quote, type MappingNode, type SpecNode } from "./node.ts";
import type { ProblemList } from "./problem.ts";
import type { PartialSignature } from "./signature.ts";

/** The nodes in the parameters' order, with a problem for every parameter that is missing and every name that is none. */
export function byParam(
  node: MappingNode,
  where: "args" | "generate",
  signature: PartialSignature,
  problems: ProblemList,
): (SpecNode | undefined)[] {
  const names = signature.params.map(({ name }) => name);
  for (const { key, keyStart, bare } of node.entries) {
    if (names.includes(key)) continue;
    const advice = bare
      ? "Text with a comma in it goes in quotes when it is inside { }."
      : suggestion(key, names, "parameters");
    problems.add(keyStart, `unknown parameter ${quote(key)} in ${where}. ${advice}`);
  }
  return names.map((name) => {
    const entry = node.entries.find(({ key }) => key === name);
    const isMisspelt = node.entries.some(({ key }) => !names.includes(key) && nearest(key, names) === name);
    if (entry === undefined && !isMisspelt)
      problems.add(node.start, `${where} has nothing for the parameter ${name}. Add ${name}.`);
    return entry?.value;
  });
}
