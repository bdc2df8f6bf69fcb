// Runs in the child. Reads what a learner's function gave back into plain data, looking at own data properties only:
// no getter, proxy or toJSON of the learner's runs while a value is being read (tolist() of a foreign array excepted).

import { types } from "node:util";
import { nest } from "../domain/nested.ts";
import {
  array,
  type ArrayValue,
  boolean,
  number,
  type Oddity,
  type OddValue,
  sizeOf,
  type Value,
} from "../domain/value.ts";
import { sameElements } from "./sameness.ts";

/** Beyond this a value is `too-large`: 4 million elements are 32 MiB, far more than any exercise returns. */
const MAX_ELEMENTS = 4_000_000;
/** What crosses as one of a list or record takes as many bytes as this many elements of an array. */
const ITEM_ELEMENTS = 6;
const MAX_DEPTH = 32;

export function observe(value: unknown): Value {
  try {
    return new Observer().read(value, 0);
  } catch {
    return odd("unreadable", "");
  }
}

/** Whether an array that was made of `before` still is as it was made; of another value `observe` tells. */
export function isUntouched(argument: object, before: ArrayValue): boolean {
  const data = dataOf(argument, "data");
  const shape = dataOf(argument, "shape");
  if (!types.isFloat64Array(data) || !Array.isArray(shape) || types.isProxy(shape)) return false;
  const { length } = before.shape;
  if (lengthOf(data) !== before.data.length || dataOf(shape, "length") !== length) return false;
  for (let axis = 0; axis < length; axis += 1) if (dataOf(shape, axis) !== before.shape[axis]) return false;
  return sameElements(data, before.data);
}

class Observer {
  #elements = 0;
  #above: Set<object> | undefined;

  read(value: unknown, depth: number): Value {
    switch (typeof value) {
      case "number":
        return number(value);
      case "boolean":
        return boolean(value);
      case "string":
        return this.#count(value.length) ? { kind: "text", text: value } : odd("too-large", "");
      case "undefined":
        return odd("undefined", "");
      case "bigint":
        return odd("bigint", "");
      case "symbol":
        return odd("symbol", "");
      case "function":
        return odd("function", ownText(value, "name"));
      case "object":
        return value === null ? { kind: "null" } : this.#readObject(value, depth);
    }
  }

  #readObject(value: object, depth: number): Value {
    if (depth > MAX_DEPTH) return odd("too-deep", "");
    if (this.#above?.has(value) === true) return odd("cyclic", "");
    if (types.isProxy(value)) return odd("unreadable", "a Proxy");
    if (types.isPromise(value) || typeof ownData(value, "then") === "function") return odd("promise", "");
    return this.#readArrayObject(value) ?? this.#readTypedArray(value) ?? this.#readParts(value, depth);
  }

  /** What holds other values, and could hold itself. */
  #readParts(value: object, depth: number): Value {
    this.#above ??= new Set();
    this.#above.add(value);
    try {
      return this.#readList(value, depth) ?? this.#readForeignArray(value, depth) ?? this.#readRecord(value, depth);
    } finally {
      this.#above.delete(value);
    }
  }

  /** np's NDArray, or anything that carries its elements and shape the same way. */
  #readArrayObject(value: object): Value | undefined {
    const data = ownData(value, "data");
    if (!types.isFloat64Array(data)) return undefined;
    const shape = ownData(value, "shape");
    if (!Array.isArray(shape) || types.isProxy(shape)) return undefined;
    if (shape.length > MAX_DEPTH) return odd("too-deep", "");
    const lengths = readLengths(shape);
    if (lengths === undefined) return undefined;
    if (lengths.some(isTooLong)) return odd("too-large", "");
    const size = lengthOf(data);
    if (sizeOf(lengths) !== size) return odd("unreadable", "an array whose shape and data do not fit");
    if (!this.#count(size)) return odd("too-large", "");
    const dtype = ownData(value, "dtype") === "bool" ? "bool" : "float64";
    return { kind: "array", dtype, shape: lengths, data: new Float64Array(data) };
  }

  #readTypedArray(value: object): Value | undefined {
    if (!types.isTypedArray(value)) return undefined;
    if (types.isBigInt64Array(value) || types.isBigUint64Array(value)) return odd("bigint", "in a typed array");
    // Before a copy is made: there may be no memory for one.
    if (!this.#count(lengthOf(value))) return odd("too-large", "");
    const elements = new Float64Array(value);
    return array([elements.length], elements);
  }

  #readList(value: object, depth: number): Value | undefined {
    if (!Array.isArray(value)) return undefined;
    if (!this.#count(value.length)) return odd("too-large", "");
    const numbers = readNumbers(value);
    if (numbers !== undefined) return array([value.length], numbers);
    if (!this.#count(value.length * (ITEM_ELEMENTS - 1))) return odd("too-large", "");
    const items: Value[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const item = this.read(ownData(value, index), depth + 1);
      // One unreadable part makes the whole unreadable; a hole or an undefined is shown where it is.
      if (item.kind === "odd" && item.what !== "undefined") return item;
      items.push(item);
    }
    const nested = nest(items);
    // Rows of different lengths are no array, but a list that may well be what is asked for.
    return nested.kind === "ragged" ? { kind: "list", items } : nested.value;
  }

  /** Arrays of other libraries give their elements as nested lists. */
  #readForeignArray(value: object, depth: number): Value | undefined {
    const tolist = inheritedData(value, "tolist");
    if (typeof tolist !== "function") return undefined;
    const list: unknown = Reflect.apply(tolist, value, []);
    return this.read(list, depth + 1);
  }

  #readRecord(value: object, depth: number): Value {
    const proto: unknown = Object.getPrototypeOf(value);
    const isPlain =
      proto === null || (Object.getPrototypeOf(proto) === null && Object.hasOwn(Object(proto), "hasOwnProperty"));
    if (!isPlain) return odd("not-data", ownText(Object(ownData(Object(proto), "constructor")), "name"));
    const entries: (readonly [string, Value])[] = [];
    for (const key of Object.keys(value)) {
      if (!this.#count(ITEM_ELEMENTS + key.length)) return odd("too-large", "");
      const item = this.read(ownData(value, key), depth + 1);
      if (item.kind === "odd" && item.what !== "undefined") return item;
      entries.push([key, item]);
    }
    return { kind: "record", entries };
  }

  #count(elements: number): boolean {
    this.#elements += elements;
    return this.#elements <= MAX_ELEMENTS;
  }
}

/** The elements of a list of nothing but numbers; undefined when it holds anything else. */
function readNumbers(list: readonly unknown[]): Float64Array | undefined {
  const data = new Float64Array(list.length);
  for (let index = 0; index < list.length; index += 1) {
    const item = ownData(list, index);
    if (typeof item !== "number") return undefined;
    data[index] = item;
  }
  return data;
}

/** The lengths in a shape; undefined where one of them is none. Its methods and getters are the learner's. */
function readLengths(shape: readonly unknown[]): readonly number[] | undefined {
  const lengths: number[] = [];
  for (let axis = 0; axis < shape.length; axis += 1) {
    const length = ownData(shape, axis);
    if (typeof length !== "number" || !Number.isSafeInteger(length) || length < 0) return undefined;
    lengths.push(length);
  }
  return lengths;
}

function isTooLong(length: number): boolean {
  return length > MAX_ELEMENTS;
}

/** The true length, whatever `length` says: the getter of this world reads those of the learner's as well. */
function lengthOf(elements: NodeJS.TypedArray): number {
  return Number(Reflect.apply(typedLength, elements, []));
}

const { get: typedLength = Number } =
  Reflect.getOwnPropertyDescriptor(Object.getPrototypeOf(Float64Array.prototype), "length") ?? {};

/** As ownData, with what a class gives; a proxy among the prototypes would run the learner's code. */
function inheritedData(value: object, key: string): unknown {
  for (let at: unknown = value; typeof at === "object" && at !== null; at = Object.getPrototypeOf(at)) {
    if (types.isProxy(at)) throw new TypeError("a proxy is not data");
    if (Object.hasOwn(at, key)) return ownData(at, key);
  }
  return undefined;
}

/** Undefined for what a getter gives. */
function dataOf(value: object, key: string | number): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** @throws TypeError for what a getter gives */
function ownData(value: object, key: string | number): unknown {
  const property = Object.getOwnPropertyDescriptor(value, key);
  if (property !== undefined && property.get !== undefined) throw new TypeError("a getter is not data");
  return property?.value;
}

function ownText(value: object, key: string): string {
  const found = Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
  return typeof found === "string" ? found.slice(0, 100) : "";
}

function odd(what: Oddity, detail: string): OddValue {
  return { kind: "odd", what, detail };
}
