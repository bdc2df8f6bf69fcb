// The function of a spec: its name, parameters and what it returns.

import { canChange, TYPE_NAMES, type Signature, type Slot } from "../domain/exercise.ts";
import { nameProblem } from "./identifier.ts";
import { child, entryOf, type SpecNode } from "./node.ts";
import { quote } from "./node.ts";
import type { ProblemList } from "./problem.ts";
import { slotSchema } from "./schema.ts";
import { slotText } from "./slot.ts";
import { readPart } from "./structure.ts";

/** A signature as far as it could be read: a slot is absent where it is wrong, so that the rest can still be checked. */
export type PartialSignature = {
  readonly params: readonly { readonly name: string; readonly slot: Slot | undefined }[];
  readonly returns: Slot | undefined;
};

/** Reads a spec's `function` and adds the problems that its structure alone does not show. */
export function readSignature(node: SpecNode | undefined, problems: ProblemList): PartialSignature | undefined {
  const params = child(node, "params");
  if (params?.kind !== "mapping") return undefined;
  for (const { key, keyStart } of params.entries) {
    const problem = nameProblem(key);
    if (problem !== undefined) problems.add(keyStart, `the parameter ${quote(key)} must be ${problem}. Rename it.`);
  }
  const signature = {
    params: params.entries.map(({ key, value }) => ({ name: key, slot: readSlot(value, key, problems) })),
    returns: readSlot(child(node, "returns"), "returns", problems),
  };
  checkPure(node, signature, problems);
  return signature;
}

function checkPure(node: SpecNode | undefined, { params }: PartialSignature, problems: ProblemList): void {
  const entry = entryOf(node, "pure");
  if (entry?.value.kind !== "scalar" || entry.value.value !== true) return;
  if (params.some(({ slot }) => slot === undefined || canChange(slot))) return;
  problems.add(
    entry.keyStart,
    "only an array, a list or an object can be changed, and no parameter is one. Remove pure.",
  );
}

function readSlot(node: SpecNode | undefined, name: string, problems: ProblemList): Slot | undefined {
  const spec = readPart(slotSchema, node);
  if (spec === undefined) return undefined;
  const type = child(node, "type");
  if (type?.kind === "scalar" && type.source === "") {
    problems.add(type.start, `the type of ${name} is empty. Write one of ${TYPE_NAMES.join(", ")}.`);
  }
  const [first, ...more] = (Array.isArray(spec.type) ? spec.type : [spec.type]).map((one) => one ?? "null");
  if (first === undefined) return undefined;
  const shape = spec.shape?.map((length) => (typeof length === "string" ? length.replaceAll(" ", "") : length));
  const slot: Slot = { types: [first, ...more], ...(shape === undefined ? {} : { shape }), about: spec.about };
  const shapeEntry = entryOf(node, "shape");
  if (shapeEntry !== undefined && spec.shape?.length !== 0 && !slot.types.includes("array")) {
    problems.add(
      shapeEntry.keyStart,
      `only an array has a shape, and ${name} is ${slotText(slot)}. Remove the shape, or add array to its type.`,
    );
  }
  return slot;
}

/** The whole signature, once everything of it was right; undefined otherwise. */
export function wholeSignature(
  { name, pure }: { readonly name: string; readonly pure: boolean },
  partial: PartialSignature,
): Signature | undefined {
  const params = partial.params.flatMap(({ name: paramName, slot }) =>
    slot === undefined ? [] : [{ name: paramName, ...slot }],
  );
  if (params.length < partial.params.length || partial.returns === undefined) return undefined;
  return { name, params, returns: partial.returns, pure };
}
