// Values and messages as they cross between the grader and a child. What comes from the child is untrusted: the readers
// here accept exactly what the harness writes, copy it into fresh data, and throw WireError on anything else.

import { IMPORT_REFUSALS, type LoadProblem, type Location, type ThrownError } from "../domain/outcome.ts";
import { ODDITIES, sizeOf, type Value } from "../domain/value.ts";

/** What the grader asks of a child: to load a file, if it has not yet, and to call a function of it. */
export type Request = {
  /** Every answer must repeat it. */
  readonly nonce: string;
  readonly entry: string;
  readonly functionName: string;
  /** Whether to answer each run at once, rather than several together when they are quick. */
  readonly eager: boolean;
  /** Whether a call may be ended by SIGINT; the child then says so and lives on. */
  readonly interruptible: boolean;
  /** One list of arguments for each run, in order. */
  readonly runs: readonly (readonly WireValue[])[];
};

/** The first reply is about loading; unless that failed, one for each run follows. */
export type Reply = {
  readonly nonce: string;
  /** How many bytes the learner's code wrote to its output for this. */
  readonly printed: number;
} & (
  | { readonly kind: "loaded"; readonly declaredParams?: number }
  | { readonly kind: "load-failed"; readonly problem: LoadProblem }
  | { readonly kind: "called"; readonly result: CallResult }
  | { readonly kind: "interrupted" }
);

export type CallResult =
  | { readonly kind: "returned"; readonly value: Value; readonly changed: readonly number[] }
  | { readonly kind: "threw"; readonly error: ThrownError };

/** A Value as JSON. */
export type WireValue =
  | { readonly kind: "array"; readonly dtype: string; readonly shape: readonly number[]; readonly data: WireElements }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "null" }
  | { readonly kind: "list"; readonly items: readonly WireValue[] }
  | { readonly kind: "record"; readonly entries: readonly (readonly [string, WireValue])[] }
  | { readonly kind: "odd"; readonly what: string; readonly detail: string };

/** A few numbers as they are; many, and any of NaN, Infinity and -0, which JSON loses, as base64 of little-endian float64. */
type WireElements = readonly number[] | string;

export class WireError extends Error {}

const MAX_DEPTH = 64;
const MAX_DIMENSIONS = 32;
const MAX_LENGTH = 8_000_000;
const DTYPES = ["float64", "int64", "bool"] as const;
/** More elements than this are quicker read and written as bytes. */
const FEW = 8;
/** Of a message; the harness cuts them at 4000. */
const MAX_TEXT = 4096;
const MAX_FRAMES = 10;
/** Of exports and of parameters. */
const MAX_NAMES = 1000;
/** An array of no elements still is several objects. */
const OBJECT_BYTES = 200;

export function encodeValue(value: Value): WireValue {
  switch (value.kind) {
    case "array":
      return { kind: "array", dtype: value.dtype, shape: value.shape, data: encodeElements(value.data) };
    case "list":
      return { kind: "list", items: value.items.map(encodeValue) };
    case "record":
      return { kind: "record", entries: value.entries.map(([key, entry]) => [key, encodeValue(entry)] as const) };
    case "text":
    case "null":
    case "odd":
      return value;
  }
}

function encodeElements(data: Float64Array): WireElements {
  return listOf(data) ?? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");
}

function listOf(data: Float64Array): readonly number[] | undefined {
  if (data.length > FEW) return undefined;
  const numbers: number[] = [];
  for (let index = 0; index < data.length; index += 1) {
    const element = data[index] ?? NaN;
    if (!Number.isFinite(element) || Object.is(element, -0)) return undefined;
    numbers.push(element);
  }
  return numbers;
}

/** @throws WireError when `input` is not what encodeValue makes. */
export function decodeValue(input: unknown, depth = 0): Value {
  if (depth > MAX_DEPTH) throw new WireError("a value nested too deeply");
  const wire = object(input);
  switch (wire["kind"]) {
    case "array": {
      const dtype = oneOf(wire["dtype"], DTYPES);
      const shape = readShape(wire["shape"]);
      const data = decodeElements(wire["data"], sizeOf(shape));
      return { kind: "array", dtype, shape, data };
    }
    case "text":
      return { kind: "text", text: text(wire["text"], Infinity) };
    case "null":
      return { kind: "null" };
    case "list":
      return { kind: "list", items: list(wire["items"]).map((item) => decodeValue(item, depth + 1)) };
    case "record": {
      const entries = list(wire["entries"]).map((entry) => {
        const [key, value] = list(entry);
        return [text(key, Infinity), decodeValue(value, depth + 1)] as const;
      });
      return { kind: "record", entries };
    }
    case "odd":
      return { kind: "odd", what: oneOf(wire["what"], ODDITIES), detail: text(wire["detail"], 500) };
    default:
      throw new WireError("a value of no known kind");
  }
}

function readShape(input: unknown): readonly number[] {
  const shape: number[] = [];
  const lengths = list(input);
  if (lengths.length > MAX_DIMENSIONS) throw new WireError("too many dimensions");
  for (let axis = 0; axis < lengths.length; axis += 1) {
    const length = wholeNumber(lengths[axis]);
    // An empty array may have any lengths beside its 0, and each is as many empty lists to whoever writes it down.
    if (length > MAX_LENGTH) throw new WireError("too long an axis");
    shape.push(length);
  }
  return shape;
}

function decodeElements(input: unknown, size: number): Float64Array {
  if (typeof input === "string") {
    const bytes = Buffer.from(input, "base64");
    if (bytes.length !== size * 8) throw new WireError("data that does not fit its shape");
    // A copy: the elements must lie at a multiple of 8 bytes, and Buffer's pool promises no such thing.
    return new Float64Array(new Uint8Array(bytes).buffer);
  }
  const numbers = list(input);
  if (numbers.length !== size || size > FEW) throw new WireError("data that does not fit its shape");
  const data = new Float64Array(size);
  for (let index = 0; index < size; index += 1) {
    const element = numbers[index];
    if (typeof element !== "number" || !Number.isFinite(element)) throw new WireError("an element that is no number");
    data[index] = element;
  }
  return data;
}

/** @throws WireError when `input` is not what the harness writes. */
export function readReply(input: unknown): Reply {
  const wire = object(input);
  const common = { nonce: text(wire["nonce"], 100), printed: wholeNumber(wire["printed"]) };
  switch (wire["kind"]) {
    case "loaded":
      return wire["declaredParams"] === undefined
        ? { ...common, kind: "loaded" }
        : { ...common, kind: "loaded", declaredParams: wholeNumber(wire["declaredParams"]) };
    case "load-failed":
      return { ...common, kind: "load-failed", problem: readLoadProblem(wire["problem"]) };
    case "called":
      return { ...common, kind: "called", result: readCallResult(wire["result"]) };
    case "interrupted":
      return { ...common, kind: "interrupted" };
    default:
      throw new WireError("an answer of no known kind");
  }
}

function readCallResult(input: unknown): CallResult {
  const wire = object(input);
  switch (wire["kind"]) {
    case "returned": {
      const changed = list(wire["changed"]).slice(0, MAX_NAMES).map(wholeNumber);
      return { kind: "returned", value: decodeValue(wire["value"]), changed };
    }
    case "threw":
      return { kind: "threw", error: readThrownError(wire["error"]) };
    default:
      throw new WireError("a result of no known kind");
  }
}

/** About what the value in a reply takes in memory. */
export function bytesOf(reply: Reply): number {
  return reply.kind === "called" && reply.result.kind === "returned" ? bytesOfValue(reply.result.value) : 0;
}

/** The reply with a word in place of its value. */
export function withoutValue(reply: Reply): Reply {
  if (reply.kind !== "called" || reply.result.kind !== "returned") return reply;
  return { ...reply, result: { ...reply.result, value: { kind: "odd", what: "too-large", detail: "" } } };
}

function bytesOfValue(value: Value): number {
  switch (value.kind) {
    case "array":
      return OBJECT_BYTES + value.data.byteLength;
    case "text":
      return OBJECT_BYTES + value.text.length * 2;
    case "list":
      return value.items.reduce((bytes, item) => bytes + bytesOfValue(item), OBJECT_BYTES);
    case "record":
      return value.entries.reduce((bytes, [key, entry]) => bytes + key.length * 2 + bytesOfValue(entry), OBJECT_BYTES);
    case "null":
    case "odd":
      return OBJECT_BYTES;
  }
}

/** The load problems that happen inside a child; the others are found before there is one. */
function readLoadProblem(input: unknown): LoadProblem {
  const wire = object(input);
  switch (wire["kind"]) {
    case "syntax":
      return { kind: "syntax", message: text(wire["message"], MAX_TEXT), location: readLocation(wire["location"]) };
    case "no-export":
      return {
        kind: "no-export",
        file: text(wire["file"], 1000),
        wanted: text(wire["wanted"], 1000),
        exports: list(wire["exports"])
          .slice(0, MAX_NAMES)
          .map((name) => text(name, 1000)),
        isFunction: wire["isFunction"] === true,
      };
    case "import":
      return {
        kind: "import",
        file: text(wire["file"], 1000),
        specifier: text(wire["specifier"], 1000),
        why: oneOf(wire["why"], IMPORT_REFUSALS),
      };
    case "threw":
      return { kind: "threw", error: readThrownError(wire["error"]) };
    default:
      throw new WireError("a load problem of no known kind");
  }
}

function readThrownError(input: unknown): ThrownError {
  const wire = object(input);
  const frames = list(wire["frames"]).slice(0, MAX_FRAMES).map(readLocation);
  const error = { name: text(wire["name"], 200), message: text(wire["message"], MAX_TEXT), frames };
  return wire["thrownType"] === undefined ? error : { ...error, thrownType: text(wire["thrownType"], 200) };
}

function readLocation(input: unknown): Location {
  const wire = object(input);
  return { file: text(wire["file"], 1000), line: wholeNumber(wire["line"]), column: wholeNumber(wire["column"]) };
}

function object(input: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(input)) throw new WireError("not an object");
  return input;
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function list(input: unknown): readonly unknown[] {
  if (!Array.isArray(input)) throw new WireError("not a list");
  return input;
}

function text(input: unknown, maxLength: number): string {
  if (typeof input !== "string") throw new WireError("not text");
  // A copy: what is cut off would stay in memory for as long as the rest.
  return input.length > maxLength ? Buffer.from(input.slice(0, maxLength), "utf16le").toString("utf16le") : input;
}

function wholeNumber(input: unknown): number {
  if (typeof input !== "number" || !Number.isSafeInteger(input) || input < 0) throw new WireError("not a whole number");
  return input;
}

function oneOf<const T extends string>(input: unknown, choices: readonly T[]): T {
  for (const choice of choices) if (choice === input) return choice;
  throw new WireError("not one of the known words");
}
