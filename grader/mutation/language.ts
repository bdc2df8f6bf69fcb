// What can be wrong about operators, numbers, conditions and statements, whatever they are about.

import type { AnyNode, BinaryExpression, Literal, LogicalExpression, MemberExpression } from "acorn";
import { type Change, change } from "./change.ts";
import { instead, type Site } from "./syntax.ts";

const ARITHMETIC: Readonly<Record<string, readonly string[]>> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "**": ["*"],
};
const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">"],
  "<=": ["<", ">="],
  ">": [">=", "<"],
  ">=": [">", "<="],
  "===": ["!=="],
  "!==": ["==="],
};
const ASSIGNMENTS: Readonly<Record<string, string>> = { "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "**=": "*=" };
const NAMED_NUMBERS: Readonly<Record<string, string>> = {
  MIN_VALUE: "Number.EPSILON",
  EPSILON: "Number.MIN_VALUE",
  PI: "3",
  E: "2",
};

export function* languageChanges(site: Site, code: string): Generator<Change> {
  const { node, around } = site;
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
      yield* operatorChanges(node, site, code);
      break;
    case "UnaryExpression":
      if (node.operator === "-") yield change("sign", node, ...instead(site, node.argument));
      if (node.operator === "!") yield change("condition", node, ...instead(site, node.argument));
      break;
    case "Literal":
      yield* constantChanges(node, around.at(-1));
      break;
    case "MemberExpression":
      yield* namedNumbers(node);
      break;
    case "AssignmentExpression": {
      const other = ASSIGNMENTS[node.operator];
      const between = { start: node.left.end, end: node.right.start };
      if (other !== undefined) yield change("arithmetic", between, ` ${other} `);
      break;
    }
    case "IfStatement":
    case "ConditionalExpression":
      for (const value of ["true", "false"]) yield change("condition", node.test, value);
      break;
    case "WhileStatement":
      yield change("condition", node.test, "false");
      break;
    case "ForStatement":
      if (node.test) yield change("condition", node.test, "false");
      break;
    case "ExpressionStatement":
    case "ThrowStatement":
    case "BreakStatement":
    case "ContinueStatement":
      yield change("statement", node, ";");
      break;
    default:
  }
}

function* operatorChanges(node: BinaryExpression | LogicalExpression, site: Site, code: string): Generator<Change> {
  const { left, right, operator } = node;
  const between = { start: left.end, end: right.start };
  // Parentheses of the operands lie between them and the operator.
  const at = code.indexOf(operator, between.start);
  const sign = { start: at, end: at + operator.length };
  if (node.type === "LogicalExpression") {
    if (operator === "??") yield change("dropped-operand", node, ...instead(site, left));
    else yield change("condition", sign, operator === "&&" ? "||" : "&&");
    return;
  }
  for (const other of ARITHMETIC[operator] ?? []) yield change("arithmetic", sign, other);
  for (const other of COMPARISONS[operator] ?? []) yield change("comparison", sign, other);
  if (!(operator in ARITHMETIC)) return;
  yield change("dropped-operand", node, ...instead(site, left));
  yield change("dropped-operand", node, ...instead(site, right));
  if (operator !== "+" && operator !== "*") yield change("order", node, "((", right, `) ${operator} (`, left, "))");
}

function* constantChanges(node: Literal, parent: AnyNode | undefined): Generator<Change> {
  if (typeof node.value === "boolean" && parent?.type !== "Property")
    yield change("constant", node, String(!node.value));
  // An axis has an operator of its own, and a key is no number.
  const isAxis = parent?.type === "Property" && parent.key.type === "Identifier" && parent.key.name === "axis";
  if (typeof node.value !== "number" || isAxis || (parent?.type === "Property" && parent.key === node)) return;
  const { value } = node;
  yield change("constant", node, String(value + 1));
  if (value === 1) yield change("constant", node, "0");
}

function* namedNumbers(node: MemberExpression): Generator<Change> {
  const { object, property } = node;
  if (object.type !== "Identifier" || (object.name !== "Number" && object.name !== "Math")) return;
  if (property.type !== "Identifier" || !Object.hasOwn(NAMED_NUMBERS, property.name)) return;
  yield change("constant", node, NAMED_NUMBERS[property.name] ?? "");
  yield change("constant", node, "0");
}
