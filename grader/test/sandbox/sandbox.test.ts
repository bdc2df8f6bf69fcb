import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nest } from "../../domain/nested.ts";
import { NO_OUTPUT, type Outcome } from "../../domain/outcome.ts";
import { array, boolean, number, type Value } from "../../domain/value.ts";
import { values } from "../domain/values.ts";
import { SandboxClosed } from "../../sandbox/sandbox.ts";
import { F, LIMITS, outcomesOf, sandboxOf } from "./sandboxes.ts";

function returned(outcome: Outcome | undefined): Value | undefined {
  if (outcome?.kind !== "returned") throw new Error(`nothing was returned: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

const text = (content: string): Value => ({ kind: "text", text: content });
const list = (...items: Value[]): Value => ({ kind: "list", items });
const record = (entries: Record<string, Value>): Value => ({ kind: "record", entries: Object.entries(entries) });

/** A value as a spec spells it: what can be one array is one. Undefined where rows have different lengths. */
function spelled(value: Value): Value | undefined {
  if (value.kind === "record") {
    const entries = value.entries.map(([key, item]) => [key, spelled(item)] as const);
    const found = entries.flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
    return found.length === entries.length ? { kind: "record", entries: found } : undefined;
  }
  if (value.kind !== "list") return value;
  const items = value.items.map(spelled);
  if (!items.every((item) => item !== undefined)) return undefined;
  const nested = nest(items);
  return nested.kind === "value" ? nested.value : undefined;
}

/** What JavaScript makes of a value: whole numbers are no longer marked, and some keys have an order of their own. */
function handedBack(value: Value): Value {
  switch (value.kind) {
    case "array":
      return value.dtype === "int64" ? { ...value, dtype: "float64" } : value;
    case "list":
      return list(...value.items.map(handedBack));
    case "record": {
      const items = new Map(value.entries.map(([key, item]) => [key, handedBack(item)]));
      const keys = Object.keys(Object.fromEntries(value.entries));
      return { kind: "record", entries: keys.map((key) => [key, items.get(key) ?? { kind: "null" }]) };
    }
    case "text":
    case "null":
    case "odd":
      return value;
  }
}

describe("arguments", () => {
  test("come back from a function that hands them back, unchanged", async () => {
    const sent = fc.sample(values, 500).flatMap((value) => spelled(value) ?? []);
    const outcomes = await outcomesOf("export const f = (x: unknown) => x;", ...sent.map((value) => [value]));
    expect(outcomes).toEqual(
      sent.map((value) => ({ kind: "returned", value: handedBack(value), changed: [], output: NO_OUTPUT })),
    );
  });

  test("are what a learner expects them to be", async () => {
    const source = `import * as np from "numkata/np";
      const kind = (x: any): string =>
        x === null ? "null" : Array.isArray(x) ? "list" : x instanceof np.NDArray ? "array " + x.dtype + " " + x.shape : typeof x;
      export const f = (...all: unknown[]): string[] => all.map(kind);`;
    const args = [number(1), number(1, "int64"), boolean(true), text("a"), { kind: "null" } as const];
    const arrays = [array([2], [1, 2]), array([1, 2], [0, 1], "bool"), array([0], [])];
    const [outcome] = await outcomesOf(source, [...args, ...arrays, list(text("a")), record({ a: number(1) })]);
    const words = ["number", "number", "boolean", "string", "null"];
    const more = ["array float64 2", "array bool 1,2", "array float64 0", "list", "object"];
    expect(returned(outcome)).toEqual(list(...[...words, ...more].map(text)));
  });

  test("are fresh in every call, and a change is noticed wherever it is", async () => {
    const source = `export function f(a: any, b: any, c: any): unknown {
        const before = [a.data[0], b[0], c.d.e];
        a.data[0] = 9; b.push("more"); c.d.e = 9;
        return before;
      }`;
    const args = [array([2], [1, 2], "int64"), list(text("x")), record({ d: record({ e: number(1, "int64") }) })];
    const outcomes = await outcomesOf(source, args, args);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ kind: "returned", changed: [0, 1, 2] });
      expect(returned(outcome)).toEqual(list(number(1), text("x"), number(1)));
    }
  });

  test("that only get other names inside are not changed", async () => {
    const source = "export function f(a: any, b: any): unknown { a = a.reshape(2, 1); b = { ...b, d: 2 }; return 1; }";
    const [outcome] = await outcomesOf(source, [array([2], [1, 2]), record({ d: number(1) })]);
    expect(outcome).toMatchObject({ changed: [] });
  });
});

describe("what learner code does to its world", () => {
  const TRAP = 'const trap: any = () => { throw new Error("patched"); };';
  const PATCHES = `
    JSON.stringify = JSON.parse = Reflect.apply = Reflect.get = trap;
    Object.keys = Object.entries = Object.getOwnPropertyDescriptor = Object.getPrototypeOf = trap;
    Object.prototype.toString = Object.prototype.hasOwnProperty = trap;
    Promise.prototype.then = Map.prototype.get = Map.prototype.set = trap;
    String.prototype.split = String.prototype.slice = Function.prototype.call = Function.prototype.apply = trap;
    (Object.prototype as any).kind = "returned";
    (Object.prototype as any).then = undefined;`;
  /** What np is built on as well, so that arrays no longer come. */
  const MORE_PATCHES = `
    for (const name of ["map", "push", "join", "slice", "entries", "every"]) (Array.prototype as any)[name] = trap;
    Array.from = Array.isArray = trap;
    (globalThis as any).Float64Array = (globalThis as any).Array = (globalThis as any).Object = trap;
    (globalThis as any).Error = (globalThis as any).Promise = trap;`;

  test("changes no outcome, however much of it is patched", async () => {
    const source = `${TRAP}${PATCHES}${MORE_PATCHES}
      export function f(x: number): unknown {
        if (x === 1) return [1, 2];
        if (x === 2) return { a: [true], b: "text" };
        throw new TypeError("mine");
      }`;
    expect(await outcomesOf(source, [number(1)], [number(2)], [number(3)])).toMatchObject([
      { kind: "returned", value: array([2], [1, 2]), changed: [] },
      { kind: "returned", value: record({ a: array([1], [1], "bool"), b: text("text") }), changed: [] },
      { kind: "threw", error: { name: "TypeError", message: "mine" } },
    ]);
  });

  test("does not hide that an array was changed", async () => {
    const source = `${TRAP}${PATCHES}\nexport function f(x: any): unknown { x.data[0] = 5; return x; }`;
    expect(await outcomesOf(source, [array([2], [1, 2])])).toMatchObject([
      { kind: "returned", value: array([2], [5, 2]), changed: [0] },
    ]);
  });

  test("is the learner's to mend where np is built on it", async () => {
    const source = `${TRAP}${MORE_PATCHES}\nexport const f = (x: any): number => x.size;`;
    expect(await outcomesOf(source, [array([2], [1, 2])])).toMatchObject([{ kind: "threw" }]);
  });

  test("is nothing that the next submission sees", async () => {
    const source =
      "export const f = () => { const seen = (globalThis as any).seen; (globalThis as any).seen = 1; return seen ?? 0; };";
    expect(returned((await outcomesOf(source))[0])).toEqual(number(0));
    expect(returned((await outcomesOf(source))[0])).toEqual(number(0));
  });

  test("begins with JavaScript, and of Node only what prints, waits or ends", async () => {
    const source =
      "export const f = () => Object.getOwnPropertyNames(globalThis).filter((name) => !/^[A-Z]|^(eval|isNaN|isFinite|parse|escape|unescape|encode|decode|undefined|globalThis)/.test(name)).sort();";
    const [outcome] = await outcomesOf(source);
    const names = returned(outcome);
    expect(names?.kind === "list" && names.items.map((item) => item.kind === "text" && item.text))
      .toMatchInlineSnapshot(`
      [
        "clearImmediate",
        "clearInterval",
        "clearTimeout",
        "console",
        "performance",
        "process",
        "queueMicrotask",
        "setImmediate",
        "setInterval",
        "setTimeout",
        "structuredClone",
      ]
    `);
  });
});

describe("what is printed", () => {
  test("belongs to the run that printed it", async () => {
    const source = `console.log("while loading");
      export function f(x: number): number { for (let i = 0; i < x; i += 1) console.log("run", x); return x; }`;
    const outcomes = await outcomesOf(source, [number(1)], [number(0)], [number(2)]);
    expect(outcomes.map(({ output }) => output.text)).toEqual(["run 1\n", "", "run 2\nrun 2\n"]);
  });

  test("is kept up to what a report shows, whole letters and all", async () => {
    const [outcome] = await outcomesOf('export const f = () => console.log("ü".repeat(10_000));');
    expect(outcome?.output.truncated).toBe(true);
    expect(outcome?.output.text).toMatch(/^ü+$/);
  });

  test("comes from every way to print, in order", async () => {
    const source = `export function f(): void {
      console.log("%s is %d", "x", 1); console.error("error"); console.warn("warn"); console.table([[1]]); console.dir({ a: 1 });
      process.stdout.write("out\\n"); process.stderr.write("err\\n");
    }`;
    const [outcome] = await outcomesOf(source);
    expect(outcome?.output.text).toMatchInlineSnapshot(`
      "x is 1
      error
      warn
      ┌─────────┬───┐
      │ (index) │ 0 │
      ├─────────┼───┤
      │ 0       │ 1 │
      └─────────┴───┘
      { a: 1 }
      out
      err
      "
    `);
  });

  test("is there also when the run ends its child", async () => {
    const source = 'export const f = (x: number) => { console.log("x", x); if (x === 1) process.exit(3); return x; };';
    const outcomes = await outcomesOf(source, [number(0)], [number(1)], [number(2)]);
    expect(outcomes).toMatchObject([
      { kind: "returned", output: { text: "x 0\n" } },
      { kind: "exited", code: 3, output: { text: "x 1\n" } },
      { kind: "returned", output: { text: "x 2\n" } },
    ]);
  });
});

describe("groups of calls", () => {
  const ENDS_AT_1 = "export const f = (x: number) => { if (x === 1) process.exit(); return x; };";

  test("end with the first call that ends the child, and the next group goes on", async () => {
    const sandbox = await sandboxOf({ [F.entry]: ENDS_AT_1 });
    const groups = [[0, 1, 2, 3], [4, 5], [1, 6], [7]];
    const outcomes = await sandbox.callGroups(
      F,
      groups.map((group) => group.map((x) => [number(x)])),
      LIMITS,
    );
    expect(outcomes.map((group) => group.map(({ kind }) => kind))).toEqual([
      ["returned", "exited"],
      ["returned", "returned"],
      ["exited"],
      ["returned"],
    ]);
  });

  test("that are asked for at the same time do not mix", async () => {
    const sandbox = await sandboxOf({ [F.entry]: ENDS_AT_1 });
    const asked = [0, 1, 2, 1, 3].map((x) => sandbox.call(F, [number(x)], LIMITS));
    expect((await Promise.all(asked)).map((outcome) => outcome.kind === "returned" && outcome.value)).toEqual([
      number(0),
      false,
      number(2),
      false,
      number(3),
    ]);
  });

  test("that are asked for while others run share an exchange, and each gets its own", async () => {
    const sandbox = await sandboxOf({ [F.entry]: ENDS_AT_1 });
    const groupsOf = (...groups: readonly number[][]): Promise<unknown> =>
      sandbox
        .callGroups(
          F,
          groups.map((group) => group.map((x) => [number(x)])),
          LIMITS,
        )
        .then((outcomes) => outcomes.map((group) => group.map(({ kind }) => kind)));
    expect(await Promise.all([groupsOf([0]), groupsOf([1, 2], [3]), groupsOf(), groupsOf([4, 5])])).toEqual([
      [["returned"]],
      [["exited"], ["returned"]],
      [],
      [["returned", "returned"]],
    ]);
  });

  test("of nothing are nothing", async () => {
    const sandbox = await sandboxOf({ [F.entry]: ENDS_AT_1 });
    expect(await sandbox.callGroups(F, [[], []], LIMITS)).toEqual([[], []]);
  });
});

describe("a function that does not end", () => {
  const waitedFor = async (condition: string, timeoutMs: number): Promise<readonly unknown[]> => {
    const sandbox = await sandboxOf({
      [F.entry]: `export const f = (x: number) => { while (${condition}); return x; };`,
    });
    const groups = [0, 1, 2, 3, 4].map((x) => [[number(x)]]);
    const outcomes = await sandbox.callGroups(F, groups, { ...LIMITS, timeoutMs });
    return outcomes.flat().map((outcome) => (outcome.kind === "timed-out" ? outcome.timeoutMs : outcome.kind));
  };

  test.each([
    ["whatever it is given", "x >= 0", 2000, [2000, 200, 50, 50, 50]],
    ["for the first inputs", "x < 2", 800, [800, 200, "returned", "returned", "returned"]],
    ["for the later inputs", "x > 0", 800, ["returned", 800, 200, 200, 200]],
    ["and has little time", "x >= 0", 200, [200, 20, 20, 20, 20]],
    ["and has hardly any time", "x >= 0", 30, [30, 20, 20, 20, 20]],
  ])("%s is waited for less and less", async (_, condition, timeoutMs, waited) => {
    expect(await waitedFor(condition, timeoutMs)).toEqual(waited);
  });

  test("for its first input is waited for again where that was too short for a slow one", async () => {
    const sandbox = await sandboxOf({
      [F.entry]: `export const f = (x: number) => {
        const start = performance.now();
        while (x === 0 || (x === 1 && performance.now() < start + 150));
        return x;
      };`,
    });
    const groups = [[0, 4], [1, 5], [2]].map((group) => group.map((x) => [number(x)]));
    const outcomes = await sandbox.callGroups(F, groups, { ...LIMITS, timeoutMs: 800 });
    expect(
      outcomes.map((group) => group.map((outcome) => (outcome.kind === "returned" ? outcome.value : outcome.kind))),
    ).toEqual([["timed-out"], [number(1), number(5)], [number(2)]]);
  });

  const calls = async (source: string): Promise<readonly unknown[]> => {
    const sandbox = await sandboxOf({ [F.entry]: source });
    const groups = [0, 1, 2, 3].map((x) => [[number(x)]]);
    const outcomes = await sandbox.callGroups(F, groups, { ...LIMITS, timeoutMs: 400 });
    return outcomes
      .flat()
      .map(({ output, ...outcome }) =>
        outcome.kind === "returned" ? outcome.value : [outcome.kind, output.text.trim()],
      );
  };

  test.each([
    ["that loops", "for (;;);"],
    ["that does not let go", "for (;;) try { for (;;); } catch { } finally { for (;;); }"],
    ["that catches what ends it", "const g = () => { try { g(); } catch { g(); } }; for (;;) g();"],
    ["that is inside of a built-in function", "[3, 1, 2].toSorted(() => { for (;;); });"],
  ])("is stopped call by call, in one and the same child: one %s", async (_, statement) => {
    const source = `let calls = 0; export const f = (): unknown => { calls += 1; console.log(calls); ${statement} };`;
    expect(await calls(source)).toEqual([1, 2, 3, 4].map((count) => ["timed-out", String(count)]));
  });

  test.each([
    ["answers", "return -1;"],
    ["exits", "process.exit();"],
    ["throws", 'throw new Error("spoilt");'],
    ["does not end either", "while (x === 1); return -1;"],
  ])("leaves nothing behind where it was stopped that %s in place of a later call", async (_, statement) => {
    const source = `
      let isSpoilt = false;
      export const f = (x: number): unknown => {
        if (isSpoilt) { ${statement} }
        isSpoilt = x === 0;
        while (x === 0);
        return x;
      };`;
    expect(await calls(source)).toEqual([["timed-out", ""], number(1), number(2), number(3)]);
  });

  test("leaves nothing behind for the next function", async () => {
    const sandbox = await sandboxOf({
      "e/f.ts": "export const f = (): number => { for (;;); };",
      "e/g.ts": "export const g = (x: number): number => x;",
    });
    const [first, second] = await Promise.all([
      sandbox.callGroups(F, [[[]], [[]]], { ...LIMITS, timeoutMs: 100 }),
      sandbox.callMany({ entry: "e/g.ts", functionName: "g" }, [[number(1)]], LIMITS),
    ]);
    expect(first.flat().map(({ kind }) => kind)).toEqual(["timed-out", "timed-out"]);
    expect(second.map(returned)).toEqual([number(1)]);
  });
});

describe("a sandbox that is closed", () => {
  const LOOP = "export const f = (x: number) => { console.log(x); while (x === 1); return x; };";

  test("tells whoever waits, at once", async () => {
    const sandbox = await sandboxOf({ [F.entry]: LOOP });
    await sandbox.call(F, [number(0)], LIMITS);
    const under = sandbox.call(F, [number(1)], { ...LIMITS, timeoutMs: 600_000 });
    const waiting = sandbox.call(F, [number(0)], LIMITS);
    sandbox.close();
    await expect(under).rejects.toThrow(SandboxClosed);
    await expect(waiting).rejects.toThrow(SandboxClosed);
  });

  test("tells whoever waits for what was stopped before", async () => {
    const sandbox = await sandboxOf({ [F.entry]: "export const f = () => { for (;;); };" });
    await sandbox.call(F, [], { ...LIMITS, timeoutMs: 100 });
    await sandbox.call(F, [], { ...LIMITS, timeoutMs: 100 });
    const under = sandbox.call(F, [], { ...LIMITS, timeoutMs: 6_000_000 });
    sandbox.close();
    await expect(under).rejects.toThrow(SandboxClosed);
  });

  test("makes no more calls", async () => {
    const sandbox = await sandboxOf({ [F.entry]: LOOP });
    sandbox.close();
    await expect(sandbox.call(F, [number(0)], LIMITS)).rejects.toThrow(SandboxClosed);
  });
});

describe("memory outside of V8's heap", () => {
  test.each([
    ["many small buffers", "const all: unknown[] = []; for (;;) all.push(new Uint8Array(1e4).fill(1));"],
    ["a few large arrays", "const all: unknown[] = []; for (;;) all.push(new Float64Array(5e6).fill(1));"],
    ["one of more than there is", "new Float64Array(4e8).fill(1);"],
    [
      "shared buffers",
      "const all: unknown[] = []; for (;;) all.push(new Uint8Array(new SharedArrayBuffer(1e7)).fill(1));",
    ],
    [
      "a long text",
      'let text = "x".repeat(2 ** 28); const all: unknown[] = []; for (;;) all.push((text = text.slice(1) + "y").codePointAt(0), text.split("").length);',
    ],
  ])("is counted: %s", async (_, statement) => {
    const source = `export function f(x: number): number { if (x === 1) { ${statement} } return x; }`;
    const sandbox = await sandboxOf({ [F.entry]: source });
    const groups = [0, 1, 2].map((x) => [[number(x)]]);
    const outcomes = await sandbox.callGroups(F, groups, { timeoutMs: 60_000, memoryMiB: 64 });
    expect(outcomes.flat().map(({ kind }) => kind)).toEqual(["returned", "out-of-memory", "returned"]);
  });

  test("does not fill the grader's own, however much comes back", async () => {
    const sandbox = await sandboxOf({ [F.entry]: "export const f = () => new Float64Array(3_000_000);" });
    const outcomes = await sandbox.callMany(
      F,
      Array.from({ length: 10 }, () => []),
      { timeoutMs: 60_000, memoryMiB: 512 },
    );
    const kept = outcomes.filter((outcome) => returned(outcome)?.kind === "array");
    expect(kept.length).toBeLessThanOrEqual(5);
    expect(returned(outcomes[9])).toMatchObject({ kind: "odd", what: "too-large" });
  });
});

describe("loading", () => {
  test("counts parameters where that says something", async () => {
    const count = async (source: string): Promise<number | undefined> => {
      const sandbox = await sandboxOf({ [F.entry]: source });
      await sandbox.call(F, [], LIMITS);
      return sandbox.loaded(F)?.declaredParams;
    };
    expect(await count("export function f(a: number, b: number): void {}")).toBe(2);
    expect(await count("export const f = (a: number) => a;")).toBe(1);
    expect(await count("export function f(a: number, b = 1): void {}")).toBeUndefined();
    expect(await count("export function f(...all: number[]): void {}")).toBeUndefined();
    expect(await count("export const g = 1;")).toBeUndefined();
  });

  test("lets a learner's files be called as np's own", async () => {
    const sandbox = await sandboxOf({
      [F.entry]: 'import { two } from "../np/np.ts";\nexport const f = (x: number) => x * two;',
      "np/np.ts": "export const two = 2;",
    });
    expect(returned(await sandbox.call(F, [number(3)], LIMITS))).toEqual(number(6));
  });

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])("finds no file called %s", async (name) => {
    const sandbox = await sandboxOf({ [F.entry]: `import "../${name}";\nexport const f = () => 1;` });
    expect(await sandbox.call(F, [], LIMITS)).toMatchObject({
      kind: "could-not-load",
      problem: { kind: "import", specifier: `../${name}`, why: "missing" },
    });
  });

  test.each([
    ["a loop for later", "queueMicrotask(() => { for (;;); });", "await null;"],
    ["an exit for later", "queueMicrotask(() => process.exit(0));", "await null;"],
    ["a patched world", "Array.prototype.map = Promise.prototype.then = null as any;", "[1].map(String);"],
  ])("goes on in a fresh child after %s", async (_, left, met) => {
    const sandbox = await sandboxOf({
      "a/f.ts": `export const f = () => { ${left} return 1; };`,
      "b/f.ts": `${met}\nexport const f = () => 2;`,
    });
    expect(returned(await sandbox.call({ entry: "a/f.ts", functionName: "f" }, [], LIMITS))).toEqual(number(1));
    expect(returned(await sandbox.call({ entry: "b/f.ts", functionName: "f" }, [], LIMITS))).toEqual(number(2));
  });
});
