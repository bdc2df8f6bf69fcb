// What can be wrong about a function as a whole: it gives back its argument, turns the sign of its answer, or writes to
// what it was given.

import type { AnyNode } from "acorn";
import type { Param } from "../domain/exercise.ts";
import { type Change, change, type Span } from "./change.ts";
import type { Solution } from "./mutants.ts";
import { type FunctionNode, sitesOf } from "./syntax.ts";

export function* bodyChanges(entry: FunctionNode, { signature }: Solution, np: string | undefined): Generator<Change> {
  const { body } = entry;
  const names = entry.params.flatMap((param) => (param.type === "Identifier" ? [param.name] : []));
  const answers = answersOf(entry);
  for (const name of names) {
    if (body.type !== "BlockStatement") yield change("early-return", body, name);
    else yield change("early-return", { start: body.start + 1, end: body.start + 1 }, ` return ${name};`);
  }
  const { types } = signature.returns;
  const isNumeric = types.includes("array") || types.includes("number");
  for (const answer of isNumeric ? answers : []) {
    if (np === undefined) yield change("sign", answer, "-(", answer, ")");
    else yield change("sign", answer, `${np}.negative(`, answer, ")");
  }
  // What may be changed is changed by whoever likes to.
  if (!signature.pure) return;
  for (const [at, name] of names.entries()) {
    const spoil = spoilText(signature.params[at], name);
    if (spoil !== undefined)
      for (const answer of answers) yield change("in-place", answer, "[", answer, `, ${spoil}][0]`);
  }
}

/** What a function gives back, in each place where it does. */
function answersOf({ body }: FunctionNode): readonly Span[] {
  if (body.type !== "BlockStatement") return [body];
  const sites = sitesOf(body, isFunction);
  return sites
    .flatMap(({ node }) => (node.type === "ReturnStatement" && node.argument ? [node.argument] : []))
    .toArray();
}

function isFunction({ type }: AnyNode): boolean {
  return type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";
}

/** What changes an argument. Where a number may come too, that one cannot be changed. */
function spoilText(param: Param | undefined, name: string): string | undefined {
  if (param?.types.includes("array") === true) return `${name}.data?.fill(0)`;
  return param?.types.includes("list") === true ? `${name}.splice?.(0)` : undefined;
}
