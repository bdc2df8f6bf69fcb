// What can be wrong about a call: another function, another axis, arguments the other way round, or no call at all.

import type { CallExpression, Expression, ObjectExpression, Property, SpreadElement } from "acorn";
import type { ArrayValue } from "../domain/value.ts";
import { type Change, change } from "./change.ts";
import type { Solution } from "./mutants.ts";
import { instead, pathOf, type Site } from "./syntax.ts";

/** A function is taken for another one of its kind; of np, of Math, and of what arrays can do themselves. */
const REDUCTIONS: Readonly<Record<string, readonly string[]>> = {
  sum: ["mean"],
  mean: ["sum"],
  prod: ["sum"],
  max: ["min"],
  min: ["max"],
  argmax: ["argmin"],
  argmin: ["argmax"],
  any: ["all"],
  all: ["any"],
};
const NP_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  abs: ["square"],
  square: ["abs"],
  sqrt: ["square"],
  maximum: ["minimum"],
  minimum: ["maximum"],
  zeros: ["ones"],
  ones: ["zeros"],
  equal: ["notEqual"],
  notEqual: ["equal"],
  less: ["lessEqual", "greater"],
  lessEqual: ["less", "greater"],
  greater: ["greaterEqual", "less"],
  greaterEqual: ["greater", "less"],
};
const NP_ARITHMETIC: Readonly<Record<string, readonly string[]>> = {
  add: ["subtract"],
  subtract: ["add"],
  multiply: ["divide"],
  divide: ["multiply"],
  power: ["multiply"],
};
const MATH_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  exp: ["expm1"],
  expm1: ["exp"],
  log: ["log1p"],
  log1p: ["log"],
  max: ["min"],
  min: ["max"],
  floor: ["ceil"],
  ceil: ["floor"],
  round: ["trunc"],
  trunc: ["round"],
  sin: ["cos"],
  cos: ["sin"],
  sqrt: ["cbrt"],
};

/** Where it makes no difference which argument comes first. */
const SYMMETRIC = new Set(["add", "multiply", "maximum", "minimum", "max", "min", "hypot", "equal", "notEqual", "dot"]);
/** What an array or a list can do that could also be left out. */
const METHODS = new Set([
  "reshape",
  "ravel",
  "flatten",
  "transpose",
  "sort",
  "toSorted",
  "reverse",
  "toReversed",
  "slice",
]);

export function* callChanges(site: Site, np: string | undefined, solution: Solution): Generator<Change> {
  const { node } = site;
  if (node.type === "MemberExpression") yield* shapeChanges(solution, node);
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
  const { property, object } = node.callee;
  if (property.type !== "Identifier" || node.callee.computed) return;
  const { name } = property;
  const [root, ...rest] = pathOf(node);
  const isNp = root !== undefined && root === np;
  const isMath = root === "Math" && rest.length === 1;
  if (!isMath) for (const other of own(REDUCTIONS, name)) yield change("reduction", property, other);
  if (isNp) {
    for (const other of own(NP_FUNCTIONS, name)) yield change("function", property, other);
    for (const other of own(NP_ARITHMETIC, name)) yield change("arithmetic", property, other);
    if (name === "norm") yield change("reduction", node.callee, `${root}.sum`);
  }
  if (isMath) for (const other of own(MATH_FUNCTIONS, name)) yield change("function", property, other);
  if (name === "exp" && (isNp || isMath)) yield* otherBase(node, isNp ? `${root}.power(2, ` : "Math.pow(2, ");
  const isReduction = Object.hasOwn(REDUCTIONS, name) ? !isMath : isNp && name === "norm";
  if (isReduction) yield* optionChanges(node, solution);
  if (isNp || isMath) yield* operandChanges(node, site, name, root);
  else if (METHODS.has(name)) yield change("dropped-call", node, ...instead(site, object));
  const [one, two] = operandsOf(node);
  if (one !== undefined && two !== undefined && !SYMMETRIC.has(name))
    yield change("order", { start: one.start, end: two.end }, two, { start: one.end, end: two.start }, one);
  if (name === "reshape") yield* reshapeChanges(node, isNp, solution);
}

function* otherBase(node: CallExpression, begin: string): Generator<Change> {
  const [argument] = node.arguments;
  if (argument !== undefined) yield change("function", node, begin, argument, ")");
}

/** Instead of the call one of its operands: `np.abs(x)` is x, and what was subtracted from it is left out. */
function* operandChanges(node: CallExpression, site: Site, name: string, root: string | undefined): Generator<Change> {
  const operands = operandsOf(node);
  if (operands.length === 1 || name === "reshape" || name === "transpose") {
    const [operand] = operands;
    if (operand !== undefined)
      yield change(name === "negative" ? "sign" : "dropped-call", node, ...instead(site, operand));
    return;
  }
  if (operands.length !== 2) return;
  const [first, second] = operands;
  if (first === undefined || second === undefined) return;
  const isShift = name === "subtract" && isCallOf(second, root, ["max", "min", "mean"]);
  yield change(isShift ? "shift" : "dropped-operand", node, ...instead(site, first));
  yield change("dropped-operand", node, ...instead(site, second));
}

function isCallOf(node: Expression | SpreadElement, root: string | undefined, names: readonly string[]): boolean {
  if (node.type !== "CallExpression") return false;
  const path = pathOf(node);
  return path[0] === root && names.includes(path.at(-1) ?? "");
}

/** The arguments without the options behind them. */
function operandsOf(node: CallExpression): readonly (Expression | SpreadElement)[] {
  return node.arguments.filter((argument) => argument.type !== "ObjectExpression");
}

function* optionChanges(node: CallExpression, { signature }: Solution): Generator<Change> {
  const options = node.arguments.find((argument) => argument.type === "ObjectExpression");
  const last = node.arguments.at(-1);
  if (options === undefined) {
    // Along the only axis it is the same.
    const isFlat = signature.params.every(({ shape }) => shape !== undefined && shape.length < 2);
    if (last !== undefined && !isFlat) yield change("axis", { start: last.end, end: last.end }, ", { axis: 0 }");
    return;
  }
  const [axis, keepdims] = [optionOf(options, "axis"), optionOf(options, "keepdims")];
  if (axis !== undefined) {
    yield* otherAxes(axis);
    yield change("axis", options, ...without(options, axis));
  }
  if (keepdims?.value.type === "Literal")
    yield change("keepdims", keepdims.value, String(keepdims.value.value !== true));
  else if (axis !== undefined && keepdims === undefined)
    yield change("keepdims", { start: axis.end, end: axis.end }, ", keepdims: true");
}

function optionOf({ properties }: ObjectExpression, name: string): Property | undefined {
  return properties.find(
    (each): each is Property => each.type === "Property" && each.key.type === "Identifier" && each.key.name === name,
  );
}

function* otherAxes({ value }: Property): Generator<Change> {
  if (value.type === "Literal" && typeof value.value === "number")
    yield change("axis", value, String(value.value === 0 ? 1 : value.value - 1));
  // -1, the last one.
  else if (value.type === "UnaryExpression") yield change("axis", value, "0");
}

function without(options: ObjectExpression, dropped: Property): Change["pieces"] {
  const kept = options.properties.filter((each) => each !== dropped);
  if (kept.length === 0) return ["{}"];
  return ["{ ", ...kept.flatMap((each, at) => (at === 0 ? [each] : [", ", each])), " }"];
}

/** A shape that fits the first case and no other. */
function* shapeChanges(
  { signature, example }: Solution,
  node: Extract<Site["node"], { type: "MemberExpression" }>,
): Generator<Change> {
  const { object, property } = node;
  const lengthOf = (name: string, axis: number): number | undefined => exampleOf(name)?.shape[axis];
  const exampleOf = (name: string): ArrayValue | undefined => {
    const value = example[signature.params.findIndex((param) => param.name === name)];
    return value?.kind === "array" ? value : undefined;
  };
  if (object.type === "Identifier" && property.type === "Identifier" && !node.computed) {
    const value = exampleOf(object.name);
    if (property.name === "size" && value !== undefined) yield change("shape", node, String(value.data.length));
    if (property.name === "length" && value !== undefined) yield change("shape", node, String(value.shape[0] ?? 0));
  }
  const isAxis = node.computed && property.type === "Literal" && typeof property.value === "number";
  if (!isAxis || object.type !== "MemberExpression" || object.object.type !== "Identifier") return;
  if (object.property.type !== "Identifier" || object.property.name !== "shape") return;
  const length = lengthOf(object.object.name, Number(property.value));
  if (length !== undefined) yield change("shape", node, String(length));
}

/** `-1` in a reshape is counted by hand, for the first case. */
function* reshapeChanges(node: CallExpression, isNp: boolean, { signature, example }: Solution): Generator<Change> {
  if (node.callee.type !== "MemberExpression") return;
  const [first, ...others] = node.arguments;
  const [of, lengths] = isNp ? [first, others] : [node.callee.object, node.arguments];
  if (of?.type !== "Identifier") return;
  const value = example[signature.params.findIndex((param) => param.name === of.name)];
  if (value?.kind !== "array") return;
  const flat = lengths.flatMap((each) => (each.type === "ArrayExpression" ? each.elements : [each]));
  const known = flat.map((each) => (each?.type === "Literal" && typeof each.value === "number" ? each.value : 1));
  const rest = value.data.length / known.reduce((product, length) => product * length, 1);
  for (const each of flat) if (each?.type === "UnaryExpression") yield change("shape", each, String(rest));
}

function own(table: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] {
  return Object.hasOwn(table, name) ? (table[name] ?? []) : [];
}
