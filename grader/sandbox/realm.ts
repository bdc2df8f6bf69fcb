// Runs in the child. The world that learner code lives in: its own globals, so that what it patches is its own and never
// the harness's, and an import graph that holds np and the submission's files and nothing else.

import { Console } from "node:console";
import { writeSync } from "node:fs";
import { Writable } from "node:stream";
import { createContext, constants, runInContext, SourceTextModule, type Context, type Module } from "node:vm";
import type { LoadProblem } from "../domain/outcome.ts";
import type { Value } from "../domain/value.ts";
import { resolveImport } from "./imports.ts";
import { describeThrown, framesOf } from "./thrown.ts";

/** What a learner's `import` names for np. */
const NP = "numkata/np";

export type LoadedFunction = {
  readonly kind: "loaded";
  readonly call: (args: readonly unknown[]) => unknown;
  readonly declaredParams: number;
};
export type LoadFailure = { readonly kind: "failed"; readonly problem: LoadProblem };

/** JavaScript sources by module path: np's from `np/`, the learner's from the submission's root. */
export type Sources = Readonly<Record<string, string>>;

/** np's modules, and the one that learners import. */
export type NpSources = { readonly entry: string; readonly sources: Sources };

class RefusedImport extends Error {
  readonly file: string;
  readonly specifier: string;

  constructor(file: string, specifier: string, reason: string) {
    super(reason);
    this.file = file;
    this.specifier = specifier;
  }
}

export class Realm {
  readonly #context: Context;
  readonly #npSources: Sources;
  readonly #npEntry: string;
  readonly #printer = new Printer();
  #files: Sources = {};
  #ndarray: NDArrayConstructor = Object;
  readonly #modules = new Map<string, SourceTextModule>();
  readonly #intrinsics: Intrinsics;

  private constructor(np: NpSources) {
    this.#context = createContext(constants.DONT_CONTEXTIFY);
    this.#npSources = np.sources;
    this.#npEntry = np.entry;
    const intrinsics: Intrinsics = runInContext("({ Array, Object, Float64Array })", this.#context);
    this.#intrinsics = intrinsics;
    Object.assign(this.#context, learnerGlobals(this.#printer));
  }

  /** A world with np in it and no learner's file yet. */
  static async create(np: NpSources): Promise<Realm> {
    const realm = new Realm(np);
    const namespace = await realm.#evaluate(realm.#link(NP, ""));
    if (!isNp(namespace)) throw new Error("np has no NDArray");
    realm.#ndarray = namespace.NDArray;
    return realm;
  }

  /** Gives the realm the submission's files. */
  add(files: Sources): void {
    this.#files = files;
  }

  /** How many bytes learner code has printed so far. */
  get printedBytes(): number {
    return this.#printer.bytes;
  }

  isOwnFile(file: string): boolean {
    return Object.hasOwn(this.#files, file);
  }

  /** Evaluates the file `entry` and everything it imports, and finds the function in it. */
  async load(entry: string, functionName: string): Promise<LoadedFunction | LoadFailure> {
    let namespace: object;
    try {
      namespace = await this.#evaluate(this.#module(entry));
    } catch (error) {
      return { kind: "failed", problem: this.#loadProblem(error, entry) };
    }
    const found: unknown = Reflect.get(namespace, functionName);
    if (typeof found !== "function") {
      const exports = Object.keys(namespace);
      const isFunction = !exports.includes(functionName);
      return { kind: "failed", problem: { kind: "no-export", file: entry, wanted: functionName, exports, isFunction } };
    }
    const call = (args: readonly unknown[]): unknown => Reflect.apply(found, undefined, args);
    return { kind: "loaded", call, declaredParams: found.length };
  }

  /** A fresh copy of `value` as a learner's function gets it: numbers as numbers, arrays as NDArrays. */
  materialise(value: Value): unknown {
    switch (value.kind) {
      case "array": {
        const [first = NaN] = value.data;
        if (value.shape.length === 0) return value.dtype === "bool" ? first === 1 : first;
        const NDArray = this.#ndarray;
        const shape = this.#intrinsics.Array.from(value.shape);
        return new NDArray(
          shape,
          new this.#intrinsics.Float64Array(value.data),
          value.dtype === "bool" ? "bool" : "float64",
        );
      }
      case "text":
        return value.text;
      case "null":
        return null;
      case "list": {
        const items = new this.#intrinsics.Array<unknown>();
        for (const item of value.items) items.push(this.materialise(item));
        return items;
      }
      case "record": {
        const record = new this.#intrinsics.Object();
        for (const [key, entry] of value.entries) {
          const property = { value: this.materialise(entry), writable: true, enumerable: true, configurable: true };
          Object.defineProperty(record, key, property);
        }
        return record;
      }
      case "odd":
        return undefined;
    }
  }

  async #evaluate(module: SourceTextModule): Promise<object> {
    if (module.status === "unlinked") await module.link((specifier, from) => this.#link(specifier, from.identifier));
    await module.evaluate();
    return module.namespace;
  }

  #link(specifier: string, from: string): SourceTextModule {
    if (specifier === NP) return this.#module(this.#npEntry);
    const path = resolveImport(specifier, from);
    const isKnown = path !== undefined && (from in this.#npSources ? path in this.#npSources : path in this.#files);
    if (!isKnown) throw new RefusedImport(from, specifier, "");
    return this.#module(path);
  }

  #module(path: string): SourceTextModule {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const source = this.#npSources[path] ?? this.#files[path];
    if (source === undefined) throw new RefusedImport(path, path, "");
    const module = new SourceTextModule(source, {
      identifier: path,
      context: this.#context,
      importModuleDynamically: async (specifier: string): Promise<Module> => {
        const target = this.#link(specifier, path);
        await this.#evaluate(target);
        return target;
      },
    });
    this.#modules.set(path, module);
    return module;
  }

  #loadProblem(error: unknown, entry: string): LoadProblem {
    if (error instanceof RefusedImport) {
      return { kind: "import", file: error.file, specifier: error.specifier, reason: error.message };
    }
    const described = describeThrown(error, (file) => this.isOwnFile(file));
    if (described.name === "SyntaxError" && described.frames.length === 0) {
      return { kind: "syntax", message: described.message, location: syntaxLocation(error, entry) };
    }
    return { kind: "threw", error: described };
  }
}

function isNp(namespace: object): namespace is { readonly NDArray: NDArrayConstructor } {
  return "NDArray" in namespace && typeof namespace.NDArray === "function";
}

type Intrinsics = {
  readonly Array: typeof Array;
  readonly Object: typeof Object;
  readonly Float64Array: typeof Float64Array;
};

type NDArrayConstructor = new (shape: readonly number[], data: Float64Array, dtype: "float64" | "bool") => object;

/** V8 writes the place of a syntax error above its stack: `06-softmax/softmax.ts:3`, the line, and a caret. */
function syntaxLocation(error: unknown, entry: string): { file: string; line: number; column: number } {
  const stack = error instanceof Object && "stack" in error ? String(error.stack) : "";
  const match = /^(?<file>.+):(?<line>\d+)\n.*\n(?<pad>\s*)\^/.exec(stack);
  if (match?.groups !== undefined) {
    const { file = entry, line = "1", pad = "" } = match.groups;
    return { file, line: Number(line), column: pad.length + 1 };
  }
  return framesOf(stack)[0] ?? { file: entry, line: 1, column: 1 };
}

/** Where learner code prints: one stream, so that what it logs and what it warns stay in order. */
class Printer extends Writable {
  bytes = 0;

  /** Written at once, so that nothing printed is lost when the next line never ends. */
  override write(text: unknown): boolean {
    const bytes = Buffer.from(String(text), "utf8");
    this.bytes += bytes.length;
    for (let written = 0; written < bytes.length;) written += writeSync(1, bytes, written);
    return true;
  }
}

/** Beside JavaScript's own: what a learner may expect of Node, cut down to what prints, waits or ends. */
function learnerGlobals(printer: Printer): object {
  const stdout = { write: (text: unknown) => printer.write(text) };
  return {
    console: new Console({ stdout: printer }),
    process: { stdout, stderr: stdout, env: {}, argv: [], exit: (code?: number) => process.exit(code ?? 0) },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    clearImmediate,
    queueMicrotask,
    structuredClone,
    performance,
    TextEncoder,
    TextDecoder,
    URL,
  };
}
