// Runs in the child. Reads what a learner's function gave back into plain data, looking at own data properties only:
// no getter, proxy or toJSON of the learner's runs while a value is being read (tolist() of a foreign array excepted).

import { types } from "node:util";
import { nest } from "../domain/nested.ts";
import { array, boolean, number, type Oddity, type OddValue, sizeOf, type Value } from "../domain/value.ts";

/** Beyond this a value is `too-large`: 4 million elements are 32 MiB, far more than any exercise returns. */
const MAX_ELEMENTS = 4_000_000;
const MAX_DEPTH = 32;

export function observe(value: unknown): Value {
  try {
    return new Observer().read(value, 0);
  } catch {
    return odd("unreadable", "");
  }
}

class Observer {
  #elements = 0;
  readonly #above = new Set<object>();

  read(value: unknown, depth: number): Value {
    switch (typeof value) {
      case "number":
        return number(value);
      case "boolean":
        return boolean(value);
      case "string":
        this.#count(value.length / 8);
        return { kind: "text", text: value };
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
    if (this.#above.has(value)) return odd("cyclic", "");
    if (types.isProxy(value)) return odd("unreadable", "a Proxy");
    if (types.isPromise(value) || typeof ownData(value, "then") === "function") return odd("promise", "");
    this.#above.add(value);
    try {
      return (
        this.#readArrayObject(value) ??
        this.#readTypedArray(value) ??
        this.#readList(value, depth) ??
        this.#readForeignArray(value, depth) ??
        this.#readRecord(value, depth)
      );
    } finally {
      this.#above.delete(value);
    }
  }

  /** np's NDArray, or anything that carries its elements and shape the same way. */
  #readArrayObject(value: object): Value | undefined {
    const data = ownData(value, "data");
    const shape = ownData(value, "shape");
    if (!types.isFloat64Array(data) || !Array.isArray(shape)) return undefined;
    const lengths = shape.map(Number);
    if (!lengths.every((length) => Number.isSafeInteger(length) && length >= 0)) return undefined;
    if (sizeOf(lengths) !== data.length) return odd("unreadable", "an array whose shape and data do not fit");
    if (!this.#count(data.length)) return odd("too-large", "");
    return array(lengths, new Float64Array(data), ownData(value, "dtype") === "bool" ? "bool" : "float64");
  }

  #readTypedArray(value: object): Value | undefined {
    if (!types.isTypedArray(value)) return undefined;
    if (types.isBigInt64Array(value) || types.isBigUint64Array(value)) return odd("bigint", "in a typed array");
    if (!this.#count(value.length)) return odd("too-large", "");
    return array([value.length], Float64Array.from(value));
  }

  #readList(value: object, depth: number): Value | undefined {
    if (!Array.isArray(value)) return undefined;
    if (!this.#count(value.length)) return odd("too-large", "");
    const numbers = readNumbers(value);
    if (numbers !== undefined) return array([value.length], numbers);
    const items: Value[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const item = this.read(ownData(value, index), depth + 1);
      // One unreadable part makes the whole unreadable; a hole or an undefined is shown where it is.
      if (item.kind === "odd" && item.what !== "undefined") return item;
      items.push(item);
    }
    const nested = nest(items);
    return nested.kind === "ragged" ? odd("ragged", nested.detail) : nested.value;
  }

  /** Arrays of other libraries give their elements as nested lists. */
  #readForeignArray(value: object, depth: number): Value | undefined {
    if (!("tolist" in value) || typeof value.tolist !== "function") return undefined;
    const list: unknown = Reflect.apply(value.tolist, value, []);
    return this.read(list, depth + 1);
  }

  #readRecord(value: object, depth: number): Value {
    const proto: unknown = Object.getPrototypeOf(value);
    const isPlain =
      proto === null || (Object.getPrototypeOf(proto) === null && Object.hasOwn(Object(proto), "hasOwnProperty"));
    if (!isPlain) return odd("not-data", ownText(Object(ownData(Object(proto), "constructor")), "name"));
    const entries: (readonly [string, Value])[] = [];
    for (const key of Object.keys(value)) {
      if (!this.#count(1 + key.length / 8)) return odd("too-large", "");
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
