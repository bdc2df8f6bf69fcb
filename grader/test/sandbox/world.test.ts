// The exercises of one submission share a child. What one leaves behind in it is not there for the next.

import { describe, expect, test } from "vitest";
import { number } from "../../domain/value.ts";
import { mayChangeWorld } from "../../sandbox/world.ts";
import { LIMITS, sandboxOf } from "./sandboxes.ts";

const A = { entry: "a/f.ts", functionName: "f" };
const B = { entry: "b/f.ts", functionName: "f" };

/** Right, whatever it is built on. */
const RIGHT = `import * as np from "numkata/np";
  export function f(): number {
    const out = [3, 1, 2].map((x) => x * 2).filter((x) => Number.isFinite(x)).sort((a, b) => a - b);
    const total = Math.exp(0) + Number(np.sum(np.array([[1, 2], [3, 4]]))) + JSON.parse(JSON.stringify(out)).length;
    return [...new Set(out)].reduce((sum, x) => sum + x, total) + Object.keys({ a: 1 }).length + "a,b".split(",").length;
  }`;
const ANSWER = number(29);

describe("in the next exercise nothing is left of", () => {
  test.each([
    ["a function of Math", "Math.exp = () => 7;"],
    ["a method of arrays", "Array.prototype.map = function () { return []; } as any;"],
    ["the way to go through an array", "[][Symbol.iterator]().__proto__.next = () => ({ done: true });"],
    ["another global", "(globalThis as any).Number = () => 1;"],
    ["a global more", "(globalThis as any).JSONX = 1; JSON.parse = () => [];"],
    ["a getter on all objects", 'Object.defineProperty(Object.prototype, "a", { get: () => 1, set() {} });'],
    ["a frozen prototype", "Object.freeze(Array.prototype); Object.freeze(Object.prototype);"],
    ["a method of np's arrays", "np.NDArray.prototype.reshape = () => { throw new Error('mine'); };"],
    ["a getter of np's arrays", "Object.defineProperty(np.NDArray.prototype, 'size', { get: () => 0 });"],
    ["what it has in another name", "const m = Math; m.exp = () => 7;"],
    ["a console that does not print", "console.log = () => {};"],
    [
      "what functions of Node lead to",
      "(setTimeout as any).__proto__.call = (console.log as any).__proto__.apply = null;",
    ],
    ["what the prototype of the console leads to", "(process.env as any).__proto__.toJSON = () => 1;"],
  ])("%s", async (_, patch) => {
    const sandbox = await sandboxOf({
      [A.entry]: `import * as np from "numkata/np";\nexport const f = () => { try { ${patch} } catch {} return np.array([1]).size; };`,
      [B.entry]: `${RIGHT}\nconsole.log("loaded");`,
    });
    await sandbox.call(A, [], LIMITS);
    expect(await sandbox.call(B, [], LIMITS)).toMatchObject({ kind: "returned", value: ANSWER });
    expect(sandbox.loaded(B)?.output.text).toBe("loaded\n");
    // And back again: what B's world is has not become A's, nor the other way round.
    await sandbox.call(A, [], LIMITS);
    expect(await sandbox.call(B, [], LIMITS)).toMatchObject({ kind: "returned", value: ANSWER });
  });
});

test("an exercise keeps what it patched for itself from call to call", async () => {
  const sandbox = await sandboxOf({
    [A.entry]:
      "let calls = 0;\nMath.exp = () => 7;\nexport const f = () => { calls += 1; return [Math.exp(0), calls]; };",
  });
  await sandbox.call(A, [], LIMITS);
  expect(await sandbox.call(A, [], LIMITS)).toMatchObject({ value: { data: Float64Array.of(7, 2) } });
});

describe("a source that", () => {
  test.each([
    ["gives a property of a global another value", "Math.exp = f;"],
    ["adds to one", "console.count += 1;"],
    ["reaches a prototype", "x.constructor.prototype;"],
    ["hands a global on", "const m = Math;"],
    ["asks a global by a computed name", 'Math["e" + "xp"];'],
  ])("%s is looked behind", (_, source) => {
    expect(mayChangeWorld(source)).toBe(true);
  });

  test.each([
    ["calls functions", "const out = Math.exp(1) + np.sum(z, { axis: 1 }) + x.length;"],
    ["compares", "if (x.length === 1 || x.length >= 2 || x.size !== y.size || x.a == 1) f();"],
    ["fills an array", "for (let i = 0; i < x.length; i += 1) out[i] = x.data[i] * 2;"],
    ["has arrows", "const f = (x) => x.data.map((each) => each * 2);"],
  ])("%s is not", (_, source) => {
    expect(mayChangeWorld(source)).toBe(false);
  });
});
