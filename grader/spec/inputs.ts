// The written values of a case, `args` and `expected`, held against the function's types and shapes.

import { asArgument } from "../domain/argument.ts";
import type { Arguments, Slot } from "../domain/exercise.ts";
import type { Shape, Value } from "../domain/value.ts";
import { byParam } from "./by-param.ts";
import type { Lengths } from "./lengths.ts";
import { nearest } from "./nearest.ts";
import { describe, entryOf, quote, type MappingNode, type SpecNode } from "./node.ts";
import type { PartialSignature } from "./signature.ts";
import { hasType, slotText, valueText } from "./slot.ts";
import { readValue, type ReadValue, type ValueReader } from "./values.ts";

/**
 * The values of `args`, in the parameters' order. Their shapes are bound in `lengths`.
 * @param isWrongOnPurpose the case expects an error, so types and shapes may be anything
 */
export function readArguments(
  node: MappingNode,
  signature: PartialSignature,
  lengths: Lengths,
  isWrongOnPurpose: boolean,
  reader: ValueReader,
): Arguments | undefined {
  const nodes = byParam(node, "args", signature, reader.problems);
  const values = signature.params.map(({ name, slot }, index): Given | undefined => {
    const argument = nodes[index];
    if (argument === undefined) return undefined;
    const read = readValue(argument, isWrongOnPurpose || mayBeList(slot), reader);
    if (read === undefined || slot === undefined) return undefined;
    const given = { name, node: argument, slot, value: read.value };
    return isWrongOnPurpose || hasRightType(given, reader) ? given : undefined;
  });
  const read = values.filter((value) => value !== undefined);
  if (!isWrongOnPurpose) checkShapes(read, lengths, reader);
  return read.length < signature.params.length ? undefined : read.map(({ value, slot }) => asArgument(value, slot));
}

/** The value of `expected`; its shape is held against what the arguments have bound. */
export function readExpected(
  node: SpecNode,
  slot: Slot | undefined,
  lengths: Lengths,
  reader: ValueReader,
): ReadValue | undefined {
  const read = readValue(node, mayBeList(slot), reader);
  if (read === undefined || slot === undefined) return undefined;
  const given = { name: "expected", node, slot, value: read.value };
  if (!hasRightType(given, reader)) return undefined;
  checkShapes([given], lengths, reader);
  return read;
}

/** A value that was read, what the function says of it, and where it is written. */
type Given = { readonly name: string; readonly node: SpecNode; readonly slot: Slot; readonly value: Value };

/** All names are bound before a product of them is looked at. */
function checkShapes(values: readonly Given[], lengths: Lengths, { problems }: ValueReader): void {
  const shaped = values.flatMap((given) => {
    const shape = shapeOf(given);
    return shape === undefined || given.slot.shape === undefined
      ? []
      : [{ ...given, shape, declared: given.slot.shape }];
  });
  const wrong = new Set<SpecNode>();
  for (const { name, node, shape, declared } of shaped) {
    const problem = lengths.bind(declared, shape, name);
    if (problem === undefined) continue;
    problems.add(node.start, `${name} ${problem}`);
    wrong.add(node);
  }
  for (const { name, node, shape, declared } of shaped) {
    const problem = wrong.has(node) ? undefined : lengths.checkProducts(declared, shape);
    if (problem !== undefined) problems.add(node.start, `${name} ${problem}`);
  }
}

/** What is in an object can be anything. */
function mayBeList(slot: Slot | undefined): boolean {
  return slot === undefined || slot.types.some((type) => type === "list" || type === "object");
}

function hasRightType({ node, name, value, slot }: Given, reader: ValueReader): boolean {
  if (hasType(value, slot)) return true;
  const wanted = `${name} must be ${slotText(slot)}`;
  const culprit = value.kind === "list" && slot.types.includes("array") ? firstNonNumber(node) : undefined;
  if (culprit !== undefined) {
    const isPrint = culprit.kind === "scalar" && /^[-+.\d]\S*(?: +[-+.\d]\S*)+$/u.test(culprit.source);
    const advice = isPrint
      ? 'Put commas between numbers, or what NumPy printed below "printed: |".'
      : "Make every element a number.";
    reader.problems.add(culprit.start, `${wanted}, but this is ${describe(culprit)}. ${advice}`);
    return false;
  }
  const [key = ""] = value.kind === "record" ? value.entries.map(([entryKey]) => entryKey) : [];
  const meant = nearest(key, ["printed"]);
  const advice =
    meant !== undefined
      ? ` Did you mean "${meant}"?`
      : value.kind === "text" && node.kind === "scalar" && /^\s*\[/u.test(String(node.value))
        ? ' Put what NumPy printed below "printed: |".'
        : "";
  reader.problems.add(node.start, `${wanted}, but is ${what(value, node)}.${advice}`);
  return false;
}

function what(value: Value, node: SpecNode): string {
  return value.kind === "text"
    ? `the text ${quote(value.text)}`
    : value.kind === "null"
      ? describe(node)
      : valueText(value);
}

function firstNonNumber(node: SpecNode): SpecNode | undefined {
  if (entryOf(node, "printed") !== undefined) return undefined;
  if (node.kind !== "list") return node.kind === "scalar" && typeof node.value === "number" ? undefined : node;
  for (const item of node.items) {
    const found = firstNonNumber(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a number is allowed beside an array, a number has no shape to check. */
function shapeOf({ value, slot }: Given): Shape | undefined {
  const isArray = value.kind === "array" && slot.types.includes("array");
  return isArray && (value.shape.length > 0 || slot.types.length === 1) ? value.shape : undefined;
}
