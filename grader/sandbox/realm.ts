// Runs in the child. The world that learner code lives in: its own globals, so that what it patches is its own and never
// the harness's, and an import graph that holds np and the submission's files and nothing else.

import { Console } from "node:console";
import { writeSync } from "node:fs";
import {
  createContext,
  constants,
  runInContext,
  SourceTextModule,
  SyntheticModule,
  type Context,
  type Module,
} from "node:vm";
import type { ImportRefusal, LoadProblem, Location } from "../domain/outcome.ts";
import type { Value } from "../domain/value.ts";
import type { Sources } from "./bundle.ts";
import { relativeImports, resolveImport } from "./imports.ts";
import { placeOfImport, placeOfSyntaxError } from "./syntax-place.ts";
import { describeThrown } from "./thrown.ts";
import { freezeLent, mayChangeWorld, World } from "./world.ts";

/** What a learner's `import` names for np. */
const NP = "numkata/np";

export type LoadedFunction = {
  readonly kind: "loaded";
  readonly call: (args: readonly unknown[]) => unknown;
  readonly declaredParams: number | undefined;
};
export type LoadFailure = { readonly kind: "failed"; readonly problem: LoadProblem };

class RefusedImport extends Error {
  readonly problem: Extract<LoadProblem, { kind: "import" }>;

  constructor(file: string, specifier: string, why: ImportRefusal) {
    super(`${specifier} cannot be imported`);
    this.problem = { kind: "import", file, specifier, why };
  }
}

class BadSyntax extends Error {
  readonly problem: Extract<LoadProblem, { kind: "syntax" }>;

  constructor(message: string, location: Location) {
    super(message);
    this.problem = { kind: "syntax", message, location };
  }
}

export class Realm {
  readonly #context: Context;
  readonly #np: SyntheticModule;
  readonly #printer: Printer;
  readonly #lent: object[] = [];
  #world: World | undefined;
  #files: Sources = {};
  readonly #ndarray: NDArrayConstructor;
  readonly #modules = new Map<string, SourceTextModule>();
  readonly #intrinsics: Intrinsics;

  private constructor(np: string, printer: Printer) {
    this.#printer = printer;
    this.#context = createContext(constants.DONT_CONTEXTIFY);
    const makeNp: () => Record<string, unknown> = runInContext(np, this.#context, { filename: "numkata:np" });
    const exports = makeNp();
    this.#ndarray = ndarrayIn(exports);
    this.#lent.push(...Object.values(exports).filter(isLendable));
    const names = Object.keys(exports);
    this.#np = new SyntheticModule(
      names,
      () => {
        for (const name of names) this.#np.setExport(name, exports[name]);
      },
      { context: this.#context, identifier: NP },
    );
    const intrinsics: Intrinsics = runInContext("({ Array, Object, Float64Array })", this.#context);
    this.#intrinsics = intrinsics;
    lend(this.#context, learnerGlobals(this.#printer), (own) => {
      this.#lent.push(own);
      this.#world?.add(own);
    });
  }

  /** A world with np in it and no learner's file yet. */
  static async create(np: string, printer = new Printer()): Promise<Realm> {
    const realm = new Realm(np, printer);
    await realm.#np.link(() => realm.#np);
    await realm.#np.evaluate();
    return realm;
  }

  /** This one; or, where what ran in it left something changed, another as it was before. */
  async unspoilt(np: string): Promise<Realm> {
    if (this.#world === undefined || this.#world.isAsItWas()) return this;
    const realm = await Realm.create(np, this.#printer);
    realm.add(this.#files);
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
    let module: SourceTextModule;
    if (this.#mayChangeWorld(entry)) this.#world ??= new World(this.#context, this.#lent);
    try {
      module = this.#module(entry);
      await this.#evaluate(module);
    } catch (error) {
      return { kind: "failed", problem: this.#loadProblem(error, entry) };
    }
    const found: unknown = Reflect.get(module.namespace, functionName);
    if (typeof found !== "function") {
      const exports = Object.keys(module.namespace);
      const isFunction = !exports.includes(functionName);
      return { kind: "failed", problem: { kind: "no-export", file: entry, wanted: functionName, exports, isFunction } };
    }
    const call = (args: readonly unknown[]): unknown => Reflect.apply(found, undefined, args);
    return { kind: "loaded", call, declaredParams: countParams(found) };
  }

  /** A fresh copy of `value` as a learner's function gets it: numbers as numbers, arrays as NDArrays. */
  materialise(value: Value): unknown {
    switch (value.kind) {
      case "array": {
        if (value.shape.length === 0) return value.dtype === "bool" ? value.data[0] === 1 : value.data[0];
        const { Array, Float64Array } = this.#intrinsics;
        const shape = fill(new Array<number>(), value.shape);
        return new this.#ndarray(shape, new Float64Array(value.data), value.dtype === "bool" ? "bool" : "float64");
      }
      case "text":
        return value.text;
      case "null":
        return null;
      case "list": {
        const items = value.items.map((item) => this.materialise(item));
        return fill(new this.#intrinsics.Array<unknown>(), items);
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

  #mayChangeWorld(entry: string): boolean {
    const source = Object.hasOwn(this.#files, entry) ? (this.#files[entry] ?? "") : "";
    // What a file imports may change as much.
    return relativeImports(source).length > 0
      ? Object.values(this.#files).some(mayChangeWorld)
      : mayChangeWorld(source);
  }

  async #evaluate(module: SourceTextModule): Promise<void> {
    if (module.status === "unlinked") await module.link((specifier, from) => this.#link(specifier, from.identifier));
    // Its promise is one of the learner's world, where `then` may be anything; without an await it is done by now.
    const evaluated = module.evaluate();
    if (module.hasAsyncGraph()) return evaluated;
    if (module.status === "errored") throw module.error;
  }

  #link(specifier: string, from: string): SourceTextModule | SyntheticModule {
    if (specifier === NP) return this.#np;
    const path = resolveImport(specifier, from);
    if (path !== undefined && Object.hasOwn(this.#files, path)) return this.#module(path);
    const isRelative = /^\.{1,2}\//.test(specifier);
    throw new RefusedImport(from, specifier, !isRelative ? "foreign" : path === undefined ? "outside" : "missing");
  }

  #module(path: string): SourceTextModule {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    // A learner's file may be called `constructor` too.
    const source = Object.hasOwn(this.#files, path) ? this.#files[path] : undefined;
    if (source === undefined) throw new RefusedImport(path, path, "missing");
    const module = this.#compile(path, source);
    this.#modules.set(path, module);
    return module;
  }

  #compile(path: string, source: string): SourceTextModule {
    try {
      return new SourceTextModule(source, {
        identifier: path,
        context: this.#context,
        importModuleDynamically: async (specifier: string): Promise<Module> => {
          const target = this.#link(specifier, path);
          if (target instanceof SourceTextModule) await this.#evaluate(target);
          return target;
        },
      });
    } catch (error) {
      const { message } = describeThrown(error, () => false);
      throw new BadSyntax(message, { file: path, ...placeOfSyntaxError(source) });
    }
  }

  #loadProblem(error: unknown, entry: string): LoadProblem {
    if (error instanceof RefusedImport || error instanceof BadSyntax) return error.problem;
    const described = describeThrown(error, (file) => this.isOwnFile(file));
    const { name, message, frames } = described;
    if (name !== "SyntaxError" || frames.length > 0) return { kind: "threw", error: described };
    // What linking finds: a name that another file does not export.
    const specifier = /^The requested module '(.+)' /.exec(message)?.[1] ?? "";
    return { kind: "syntax", message, location: this.#placeOfImport(specifier) ?? { file: entry, line: 1, column: 1 } };
  }

  #placeOfImport(specifier: string): Location | undefined {
    for (const file of this.#modules.keys()) {
      const place = this.isOwnFile(file) ? placeOfImport(this.#files[file] ?? "", specifier) : undefined;
      if (place !== undefined) return { file, ...place };
    }
    return undefined;
  }
}

/** Index by index, since the methods of a learner's arrays may have been patched. */
function fill<T>(list: T[], items: readonly T[]): T[] {
  items.forEach((item, index) => {
    list[index] = item;
  });
  return list;
}

/** How many parameters a function declares; undefined where `length` does not tell, as with `...rest` and `x = 1`. */
function countParams(found: object): number | undefined {
  const text = Function.prototype.toString.call(found);
  const params = /^[^(]*\(([^)]*)\)/.exec(text)?.[1] ?? "";
  const length: unknown = Object.getOwnPropertyDescriptor(found, "length")?.value;
  return /\.\.\.|=/.test(params) || !Number.isSafeInteger(length) ? undefined : Number(length);
}

function ndarrayIn(np: object): NDArrayConstructor {
  if (isNp(np)) return np.NDArray;
  throw new Error("np has no NDArray");
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

/** Where learner code prints: one stream, so that what it logs and what it warns stay in order. */
class Printer {
  bytes = 0;

  /** Written at once, so that nothing printed is lost when the next line never ends. */
  write(text: unknown): boolean {
    const bytes = Buffer.from(String(text), "utf8");
    this.bytes += bytes.length;
    for (let written = 0; written < bytes.length;) written += writeSync(1, bytes, written);
    return true;
  }
}

/** Beside JavaScript's own: what a learner may expect of Node, cut down to what prints, waits or ends. */
function learnerGlobals(printer: Printer): Record<string, () => unknown> {
  const stdout = { write: (text: unknown) => printer.write(text) };
  return {
    console: () => consoleOn(stdout),
    process: () => ({
      stdout,
      stderr: stdout,
      env: {},
      argv: [],
      exit: (code?: number) => process.exit(code ?? 0),
    }),
    setTimeout: () => setTimeout,
    clearTimeout: () => clearTimeout,
    setInterval: () => setInterval,
    clearInterval: () => clearInterval,
    setImmediate: () => setImmediate,
    clearImmediate: () => clearImmediate,
    queueMicrotask: () => queueMicrotask,
    structuredClone: () => structuredClone,
    performance: () => performance,
    TextEncoder: () => TextEncoder,
    TextDecoder: () => TextDecoder,
    URL: () => URL,
  };
}

/** Node's own console, which asks for no more than `write` of a stream whose errors it need not watch for. */
function consoleOn(stdout: object): unknown {
  return Reflect.construct(Console, [{ stdout, ignoreErrors: false }]);
}

/**
 * Each is made when it is first touched: what is behind some of them takes Node longer to load than most runs take. What
 * was made for this realm alone is learner code's to change, and told to `tell`; Node's own is not.
 */
function lend(context: Context, globals: Record<string, () => unknown>, tell: (own: object) => void): void {
  for (const [name, make] of Object.entries(globals)) {
    let made: { readonly value: unknown } | undefined;
    const get = (): unknown => {
      if (made !== undefined) return made.value;
      const value = make();
      made = { value };
      if (isLendable(value) && (name === "console" || name === "process")) tell(value);
      else freezeLent(value);
      return value;
    };
    const set = (value: unknown): void => {
      Object.defineProperty(context, name, { value, writable: true, enumerable: true, configurable: true });
    };
    Object.defineProperty(context, name, { get, set, enumerable: true, configurable: true });
  }
}

function isLendable(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
