// Whether a value is what the function says it takes or gives back, and the words for both.

import type { Slot, TypeName } from "../domain/exercise.ts";
import { shapeText, type Value } from "../domain/value.ts";
import { lengthsText } from "./lengths.ts";

/** Whether the value is of one of the slot's types; shapes are looked at elsewhere, since they hang together. */
export function hasType(value: Value, slot: Slot): boolean {
  return slot.types.some((type) => isOf(value, type, slot));
}

function isOf(value: Value, type: TypeName, slot: Slot): boolean {
  switch (type) {
    case "number":
      return value.kind === "array" && value.shape.length === 0 && value.dtype !== "bool";
    case "boolean":
      return value.kind === "array" && value.shape.length === 0 && value.dtype === "bool";
    case "array":
      return value.kind === "array" && (value.shape.length > 0 || slot.shape?.length === 0);
    case "string":
      return value.kind === "text";
    case "null":
      return value.kind === "null";
    case "list":
      return value.kind === "list" || (value.kind === "array" && value.shape.length > 0);
    case "object":
      return value.kind === "record";
  }
}

/** What a slot takes, in a sentence: `a number or an array of shape (m, n)`. */
export function slotText(slot: Slot): string {
  return slot.types.map((type) => typeText(type, slot)).join(" or ");
}

function typeText(type: TypeName, slot: Slot): string {
  switch (type) {
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "array":
      return slot.shape === undefined ? "an array" : `an array of shape ${lengthsText(slot.shape)}`;
    case "string":
      return "text";
    case "null":
      return "null";
    case "list":
      return "a list";
    case "object":
      return "a mapping";
  }
}

/** What a value is, in a sentence: `an array of shape (2, 3)`. */
export function valueText(value: Value): string {
  switch (value.kind) {
    case "array":
      if (value.shape.length > 0) return `an array of shape ${shapeText(value.shape)}`;
      if (value.dtype === "bool") return value.data[0] === 1 ? "true" : "false";
      return `the number ${value.data[0]}`;
    case "text":
      return "text";
    case "null":
      return "null";
    case "list":
      return "a list";
    case "record":
      return "a mapping";
    case "odd":
      return value.what;
  }
}
