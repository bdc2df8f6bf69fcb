// Runs in the child. Whether a realm still is as it was before learner code ran in it: what one exercise patches must not
// be there in the next. Looking costs a little, so it is looked only where a source could have changed anything.

import { runInContext, runInThisContext, type Context } from "node:vm";

/** What np and right answers are built on. */
const GLOBALS = (
  "Object Function Array String Number Boolean Symbol BigInt Math JSON Date Promise RegExp Map Set WeakMap WeakSet " +
  "Iterator Reflect Proxy ArrayBuffer Error TypeError RangeError Float64Array Float32Array Int32Array Uint8Array"
).split(" ");

/** Looked at as they are, and not inside. */
const FUNCTIONS = ["parseFloat", "parseInt", "isNaN", "isFinite"];

/** What has no name of its own. */
const NAMELESS = `[
  Object.getPrototypeOf(Float64Array), Object.getPrototypeOf(Float64Array).prototype,
  ...[[][Symbol.iterator](), ""[Symbol.iterator](), new Map().keys(), new Set().keys(), "".matchAll(/x/g)].map(Object.getPrototypeOf),
  Object.getPrototypeOf(function* () {}), Object.getPrototypeOf(function* () {}).prototype,
]`;

/** The values of an object's own data properties, and its other properties. */
type Look = {
  readonly object: object;
  readonly keys: number;
  readonly data: readonly (readonly [key: PropertyKey, value: unknown])[];
  readonly accessors: readonly (readonly [key: PropertyKey, get: unknown])[];
  readonly proto: unknown;
};

export class World {
  readonly #looks: Look[];

  /** @param more what else learner code shares, beside JavaScript's own */
  constructor(context: Context, more: readonly object[]) {
    const names = [...GLOBALS, ...FUNCTIONS];
    const data = names.map((name) => [name, Reflect.get(context, name)] as const);
    const own = { object: context, keys: Reflect.ownKeys(context).length, data, accessors: [], proto: undefined };
    const nameless: readonly object[] = runInContext(NAMELESS, context);
    this.#looks = [own, ...[...withPrototypes(data.map(([, value]) => value)), ...nameless].map(lookAt)];
    for (const each of more) this.add(each);
  }

  /** From now on this belongs to it too. */
  add(object: object): void {
    this.#looks.push(...withPrototypes([object]).map(lookAt));
  }

  /** A getter that was put in a value's place may throw or loop here, as it would in the next exercise. */
  isAsItWas(): boolean {
    try {
      return this.#looks.every(isSame);
    } catch {
      return false;
    }
  }
}

/** Makes what this very program is built on unchangeable, since functions that are lent lead to it. */
export function freezeOwnWorld(): void {
  const named = GLOBALS.map((name): unknown => Reflect.get(globalThis, name));
  const nameless: readonly object[] = runInThisContext(NAMELESS);
  for (const each of [...withPrototypes(named), ...nameless]) Object.freeze(each);
}

/** What is lent, so that nobody changes it for others: the thing, and what it takes from its prototypes. */
export function freezeLent(value: unknown): void {
  for (const each of withPrototypes([value])) {
    for (
      let object: unknown = each;
      isObject(object) && !Object.isFrozen(object);
      object = Object.getPrototypeOf(object)
    )
      Object.freeze(object);
  }
}

function lookAt(object: object): Look {
  const data: [PropertyKey, unknown][] = [];
  const accessors: [PropertyKey, unknown][] = [];
  const keys = Reflect.ownKeys(object);
  for (const key of keys) {
    const property = Reflect.getOwnPropertyDescriptor(object, key);
    if (property === undefined) continue;
    if (property.get === undefined) data.push([key, property.value]);
    else accessors.push([key, property.get]);
  }
  return { object, keys: keys.length, data, accessors, proto: Object.getPrototypeOf(object) };
}

function isSame({ object, keys, data, accessors, proto }: Look): boolean {
  if (Reflect.ownKeys(object).length !== keys) return false;
  if (proto !== undefined && Object.getPrototypeOf(object) !== proto) return false;
  if (!Object.isExtensible(object)) return false;
  for (const [key, value] of data) if (!Object.is(Reflect.get(object, key), value)) return false;
  for (const [key, get] of accessors) if (Reflect.getOwnPropertyDescriptor(object, key)?.get !== get) return false;
  return true;
}

function withPrototypes(values: readonly unknown[]): readonly object[] {
  return values.filter(isObject).flatMap((value) => {
    const prototype: unknown = Reflect.getOwnPropertyDescriptor(value, "prototype")?.value;
    return isObject(prototype) ? [value, prototype] : [value];
  });
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Names through which JavaScript's own objects are reached or changed. */
const REACHING =
  /\b(?:prototype|constructor|__\w+__|define(?:Property|Properties)|[sg]etPrototypeOf|assign|freeze|seal|preventExtensions|Reflect|Proxy|globalThis|eval|Function|delete)\b/;
/** A property that is given another value: `Math.exp = `, `x.count += `, `x.count++`. */
const ASSIGNING = /\.\s*[\w$]+\s*(?:(?:[-+*/%&|^?]|\*\*|&&|\|\||\?\?)?=(?![=>])|\+\+|--)/;
/** A global that is not asked for a property of a known name. */
const HANDING =
  /\b(?:Math|JSON|Object|Array|Number|String|Float64Array|Promise|Map|Set|Symbol|console|np)\s*\)*\s*[[,;)\]}\n]/;

/** Whether a source could change what it shares with others. Says so too often rather than too rarely. */
export function mayChangeWorld(source: string): boolean {
  return REACHING.test(source) || ASSIGNING.test(source) || HANDING.test(source);
}
