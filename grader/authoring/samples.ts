// Small inputs that fit a function's shapes, written as YAML, and a stand-in for what comes back, there to be replaced.

import type { Param, Signature, Slot } from "../domain/exercise.ts";
import { nameProblem } from "../spec/identifier.ts";

/** Where there is no length to go by. */
const SOME_LENGTH = 3;

/** What a stand-in gives: `zeros` serves as an answer, `ones` as a mistake; or false and true, or empty and not. */
export type StandIn = "zeros" | "ones";

/** More than this nobody would write down. */
const MANY_ELEMENTS = 100;

/** Whether an example with these shapes can still be written down. */
export function isSmall({ params, returns }: Signature): boolean {
  const lengths = sampleLengths(params);
  const sizes = [...params, returns].map(({ shape = [] }) =>
    shape.reduce<number>((size, length) => size * lengthOf(length, lengths), 1),
  );
  return sizes.every((size) => size <= MANY_ELEMENTS);
}

/** A value for every parameter, as YAML: `{ z: [[1, 2, 3], [4, 5, 6]] }`. */
export function sampleArgs({ params }: Signature): string {
  const lengths = sampleLengths(params);
  return mapping(params.map((param) => [param.name, sampleValue(param, lengths)]));
}

/** What the stand-in `zeros` gives for `sampleArgs`, as YAML. */
export function sampleExpected({ params, returns }: Signature): string {
  const [type] = returns.types;
  if (type !== "array") return SCALARS[type].zeros;
  const shape = returns.shape ?? shapeGiver(params)?.shape ?? [SOME_LENGTH];
  const lengths = sampleLengths(params);
  return nested(
    shape.map((length) => lengthOf(length, lengths)),
    () => 0,
  );
}

/** A generator for every parameter, as YAML; undefined where one is neither a number nor an array. */
export function sampleGenerators({ params }: Signature): string | undefined {
  if (params.length === 0) return undefined;
  if (params.some(({ types: [type] }) => type !== "number" && type !== "array")) return undefined;
  const lengths = sampleLengths(params);
  const isFixed = fixedNames(params);
  const made = params.map((param, index): readonly [string, string] => {
    const text = shapeText(param);
    // What may be a number or an array is drawn as what comes first.
    const isAlike = (earlier: Param): boolean => earlier.types[0] === param.types[0] && shapeText(earlier) === text;
    const like = param.shape && params.slice(0, index).find(isAlike);
    const shape = like === undefined ? `shape: ${generatedShape(param, isFixed, lengths)}` : `like: ${like.name}`;
    return [param.name, `{ ${shape}, numbers: [-9, 9] }`];
  });
  return mapping(made);
}

/** The lines of a body that gives the stand-in for any input. */
export function standInBody({ params, returns }: Signature, standIn: StandIn): readonly string[] {
  const [type] = returns.types;
  if (type !== "array") return [`  return ${SCALARS[type][standIn]};`];
  if (returns.shape === undefined) {
    const name = shapeGiver(params)?.name;
    return [`  return np.${standIn}(${name === undefined ? `[${SOME_LENGTH}]` : `${name}.shape`});`];
  }
  const givers = params.filter(isArray);
  const lengths = sampleLengths(params);
  const giverOf = (name: string): Param | undefined =>
    canBeVariable(name, params) ? givers.find(({ shape }) => shape?.includes(name)) : undefined;
  const isKnown = (length: number | string): boolean => namesOf(length).every((name) => giverOf(name) !== undefined);
  const shape = returns.shape.map((length) =>
    isKnown(length) ? String(length).replaceAll("*", " * ") : String(lengthOf(length, lengths)),
  );
  const taken = new Map(
    returns.shape
      .filter(isKnown)
      .flatMap(namesOf)
      .map((name) => [name, giverOf(name)]),
  );
  return [...givers.flatMap((giver) => shapeLine(giver, taken)), `  return np.${standIn}([${shape.join(", ")}]);`];
}

/** `const [m = 0, n = 0] = z.shape;` with the lengths that are taken from this parameter. */
function shapeLine({ name, shape = [] }: Param, taken: ReadonlyMap<string, Param | undefined>): readonly string[] {
  const parts = shape.map((length) =>
    typeof length === "string" && taken.get(length)?.name === name ? `${length} = 0` : "",
  );
  const last = parts.findLastIndex((part) => part !== "");
  return last === -1 ? [] : [`  const [${parts.slice(0, last + 1).join(", ")}] = ${name}.shape;`];
}

function canBeVariable(name: string, params: readonly Param[]): boolean {
  return nameProblem(name) === undefined && params.every((param) => param.name !== name);
}

/** As YAML and as TypeScript, which agree on all of them. */
const SCALARS = {
  number: { zeros: "0", ones: "1", sample: "2" },
  boolean: { zeros: "false", ones: "true", sample: "true" },
  string: { zeros: '""', ones: '"?"', sample: "some text" },
  null: { zeros: "null", ones: "null", sample: "null" },
  list: { zeros: "[]", ones: "[1]", sample: "[1, 2]" },
  object: { zeros: "{}", ones: "{ a: 1 }", sample: "{ a: 1 }" },
} as const;

function sampleValue({ types: [type], shape }: Slot, lengths: Lengths): string {
  if (type !== "array") return SCALARS[type].sample;
  let next = 1;
  const sizes = shape?.map((length) => lengthOf(length, lengths)) ?? [SOME_LENGTH];
  return nested(sizes, () => next++);
}

function generatedShape({ types: [type], shape }: Slot, isFixed: ReadonlySet<string>, lengths: Lengths): string {
  if (type === "number") return "[]";
  const extents = (shape ?? ["_"]).map((length) =>
    typeof length === "string" && !length.includes("*") && !isFixed.has(length) ? "1..4" : lengthOf(length, lengths),
  );
  return `[${extents.join(", ")}]`;
}

/** The names that stand in two different shapes, twice in one, or in a product: every random input needs the same length. */
function fixedNames(params: readonly Param[]): ReadonlySet<string> {
  const shapes = new Map(params.map((param) => [shapeText(param), param.shape ?? []]));
  const all = [...shapes.values()].flatMap((shape) => shape.flatMap(namesOf));
  const inProducts = params.flatMap(({ shape = [] }) =>
    shape.flatMap((length) => (String(length).includes("*") ? namesOf(length) : [])),
  );
  return new Set([...all.filter((name, index) => all.indexOf(name) !== index), ...inProducts]);
}

/** What each name stands for: 2 for the first, 3 for the second, so that no two are mixed up unseen. */
type Lengths = ReadonlyMap<string, number>;

function sampleLengths(params: readonly Param[]): Lengths {
  const names = new Set(params.flatMap(({ shape = [] }) => shape.flatMap(namesOf)));
  return new Map([...names].map((name, index) => [name, index + 2]));
}

function lengthOf(length: number | string, lengths: Lengths): number {
  const factors = String(length)
    .split("*")
    .map((factor) => (/^\d/u.test(factor) ? Number(factor) : (lengths.get(factor) ?? SOME_LENGTH)));
  return factors.reduce((product, factor) => product * factor, 1);
}

function namesOf(length: number | string): readonly string[] {
  return String(length)
    .split("*")
    .filter((factor) => !/^\d/u.test(factor));
}

function nested([length, ...inner]: readonly number[], next: () => number): string {
  if (length === undefined) return String(next());
  return `[${Array.from({ length }, () => nested(inner, next)).join(", ")}]`;
}

function shapeText({ shape }: Slot): string {
  return JSON.stringify(shape ?? null);
}

/** The parameter whose shape the answer takes, where its own is not said. */
function shapeGiver(params: readonly Param[]): Param | undefined {
  return params.find((param) => isArray(param) && param.shape?.length !== 0);
}

function isArray({ types }: Slot): boolean {
  return types.length === 1 && types[0] === "array";
}

function mapping(entries: readonly (readonly [string, string])[]): string {
  return entries.length === 0 ? "{}" : `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(", ")} }`;
}
