// JavaScript as a tree: what is in a source, and inside of what it stands.

import { type AnyNode, type FunctionDeclaration, type FunctionExpression, parse } from "acorn";
import type { ArrowFunctionExpression, CallExpression, Program } from "acorn";

export type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

/** A node of the tree, and what it stands in, outermost first. */
export type Site = { readonly node: AnyNode; readonly around: readonly AnyNode[] };

/** @throws SyntaxError for what is no JavaScript module */
export function parseModule(code: string): Program {
  return parse(code, { ecmaVersion: "latest", sourceType: "module" });
}

/** Every node in the order of the text, each before what is in it; `isClosed` says which ones are not looked into. */
export function* sitesOf(
  node: AnyNode,
  isClosed: (node: AnyNode) => boolean,
  around: readonly AnyNode[] = [],
): Generator<Site, undefined> {
  yield { node, around };
  if (isClosed(node)) return undefined;
  const inside = Object.values(node).flat().filter(isNode);
  for (const child of inside.toSorted((a, b) => a.start - b.start)) yield* sitesOf(child, isClosed, [...around, node]);
  return undefined;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** The function that a module exports under a name: declared, or an arrow in a constant. */
export function exportedFunction({ body }: Program, name: string): FunctionNode | undefined {
  for (const statement of body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id.name === name) return declaration;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== "Identifier" || id.name !== name) continue;
      if (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression") return init;
    }
  }
  return undefined;
}

/** The name by which a module calls np; undefined where it does not import it as a whole. */
export function npNameOf({ body }: Program): string | undefined {
  for (const statement of body) {
    if (statement.type !== "ImportDeclaration" || statement.source.value !== "numkata/np") continue;
    const whole = statement.specifiers.find(({ type }) => type === "ImportNamespaceSpecifier");
    if (whole !== undefined) return whole.local.name;
  }
  return undefined;
}

/** Of a call such as `np.linalg.norm(x)` what is called: `["np", "linalg", "norm"]`. Empty where it is no such name. */
export function pathOf({ callee }: CallExpression): readonly string[] {
  const path: string[] = [];
  let at: AnyNode = callee;
  while (at.type === "MemberExpression" && !at.computed && at.property.type === "Identifier") {
    path.unshift(at.property.name);
    at = at.object;
  }
  return at.type === "Identifier" ? [at.name, ...path] : [];
}

/** Types of nodes that need no parentheses, wherever they stand. */
const ATOMS = new Set([
  "Identifier",
  "Literal",
  "CallExpression",
  "MemberExpression",
  "ArrayExpression",
  "ThisExpression",
]);

/** What stands in the place of a site: a part of what it is now, in parentheses where it would fall apart without them. */
export function instead({ node, around }: Site, part: AnyNode): readonly (string | AnyNode)[] {
  const parent = around.at(-1);
  const isAlone = parent?.type === "ReturnStatement" || parent?.type === "VariableDeclarator";
  const isArgument = parent?.type === "CallExpression" && parent.callee !== node;
  return ATOMS.has(part.type) || isAlone || isArgument ? [part] : ["(", part, ")"];
}
