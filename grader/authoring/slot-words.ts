// What an author says of a parameter, or of what comes back, in one line: `z: array [m, n], one row for each sample`.

import { type Param, type Slot, TYPE_NAMES, type TypeName } from "../domain/exercise.ts";
import { nameProblem } from "../spec/identifier.ts";
import { suggestion } from "../spec/nearest.ts";
import { slotSchema } from "../spec/schema.ts";

/** What was meant, or a sentence that says why it cannot be understood. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Reads `z: array [m, n], one row for each sample`; shape and meaning may be left out. */
export function readParam(words: string): Read<Param> {
  const [, name, rest] = /^([^:]*):(.*)$/su.exec(words) ?? [];
  if (name === undefined || rest === undefined)
    return unclear(`"${words.trim()}" has no colon. Write it as in: z: array [m, n], one row for each sample`);
  const problem = nameProblem(name.trim());
  if (problem !== undefined) return unclear(`the parameter "${name.trim()}" must be ${problem}.`);
  const slot = readSlot(rest, name.trim());
  return slot.ok ? { ok: true, value: { name: name.trim(), ...slot.value } } : slot;
}

/**
 * Reads `array [m, n], one row for each sample` or `number or array`.
 * @param what whose words these are, as a sentence about them calls it
 */
export function readSlot(words: string, what: string): Read<Slot> {
  const [, typeWords = "", shapeWords, about = ""] =
    /^\s*([^[,]*)(?:\[([^\]]*)\])?\s*(?:,(.*))?$/su.exec(words) ?? ([] as string[]);
  const named = typeWords.split(/\s+or\s+|\|/u).map((word) => word.trim());
  const unknown = named.find((word) => word !== "" && !isTypeName(word));
  if (unknown !== undefined)
    return unclear(`"${unknown}" is not a type, for ${what}. ${suggestion(unknown, TYPE_NAMES, "types")}`);
  const [first, ...more] = named.filter(isTypeName);
  if (first === undefined)
    return unclear(`"${words.trim()}" says no type for ${what}. Write it as in: array [m, n], one row for each sample`);
  const shape = shapeWords === undefined ? undefined : readShape(shapeWords);
  if (shape !== undefined && !named.includes("array"))
    return unclear(`only an array has a shape, and ${what} is ${named.join(" or ")}. Leave out [${shapeWords}].`);
  const slot = {
    types: [first, ...more] as const,
    ...(shape === undefined ? {} : { shape }),
    about: about.replaceAll(/\s+/gu, " ").trim() || "TODO: what it means",
  };
  const checked = slotSchema.safeParse({ type: slot.types, shape, about: slot.about });
  if (checked.success && shape?.includes(0) !== true) return { ok: true, value: slot };
  return unclear(
    new Set(named).size < named.length
      ? `a type is named twice, for ${what}.`
      : `[${shapeWords}] is no shape, for ${what}. Write its lengths as numbers, names or products: [m, 3, 2*n].`,
  );
}

function readShape(words: string): (number | string)[] {
  const lengths = words.split(",").map((word) => word.trim());
  if (lengths.length === 1 && lengths[0] === "") return [];
  return lengths.map((length) => (/^\d+$/u.test(length) ? Number(length) : length.replaceAll(" ", "")));
}

function isTypeName(word: string): word is TypeName {
  return TYPE_NAMES.some((name) => name === word);
}

function unclear(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
