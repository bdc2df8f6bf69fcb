import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { number } from "../../domain/value.ts";
import { decodeValue, encodeValue, readReply, WireError } from "../../sandbox/wire.ts";
import { fuzz } from "../fuzz.ts";
import { anyValue, replies } from "./replies.ts";

function throughJson(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input));
}

test("every value comes out as it went in: NaN, infinities, -0, denormals, shapes and all", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(decodeValue(throughJson(encodeValue(value)))).toEqual(value);
    }),
    fuzz(500),
  );
});

test("values that are not the same are not the same JSON either", () => {
  const [zero, minusZero, nan] = [0, -0, NaN].map((element) => JSON.stringify(encodeValue(number(element))));
  expect(new Set([zero, minusZero, nan]).size).toBe(3);
});

test("what comes out shares no memory with what came in", () => {
  const sent = { kind: "array", dtype: "float64", shape: [2], data: Float64Array.of(1, 2) } as const;
  const received = decodeValue(encodeValue(sent));
  if (received.kind !== "array") throw new Error("an array became something else");
  received.data[0] = 5;
  expect([...sent.data]).toEqual([1, 2]);
});

describe("replies", () => {
  test("are read as they were written", () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const sent: unknown = throughJson(reply);
        const read = readReply(sent);
        if (read.kind !== "called" || read.result.kind !== "returned") expect(read).toEqual(sent);
        else expect({ ...read, result: { ...read.result, value: encodeValue(read.result.value) } }).toEqual(sent);
      }),
    );
  });

  test("that were changed anywhere are refused with a WireError or are replies again, and nothing else", () => {
    fc.assert(
      fc.property(replies, fc.nat(), fc.anything(), (reply, place, instead) => {
        const mutated = replaced(throughJson(reply), place, instead);
        expectReplyOrWireError(mutated);
      }),
      fuzz(2000),
    );
  });

  test("that are anything at all", () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), expectReplyOrWireError));
  });

  test.each([
    ["a shape that its data does not fill", { shape: [3], data: "" }],
    ["a shape of negative lengths", { shape: [-1, -1], data: Buffer.alloc(8).toString("base64") }],
    ["a shape of fractions", { shape: [0.5, 2], data: Buffer.alloc(8).toString("base64") }],
    [
      "more dimensions than NumPy has",
      { shape: Array.from({ length: 65 }, () => 1), data: Buffer.alloc(8).toString("base64") },
    ],
    ["half an element", { shape: [], data: Buffer.alloc(7).toString("base64") }],
    ["fewer numbers than its shape", { shape: [3], data: [1, 2] }],
    ["more numbers than its shape", { shape: [], data: [1, 2] }],
    ["a list of numbers where there must be bytes", { shape: [1000], data: Array.from({ length: 1000 }, () => 1) }],
    ["a number too large for one", { shape: [], data: [JSON.parse("1e999")] }],
    ["text among its numbers", { shape: [2], data: [1, "2"] }],
    ["a hole among its numbers", { shape: [2], data: Object.assign([1], { length: 2 }) }],
    ["neither numbers nor text", { shape: [0], data: {} }],
    ["an empty axis behind an endless one", { shape: [2 ** 52, 0], data: "" }],
    ["a type that no child may claim", { shape: [], dtype: "float16", data: Buffer.alloc(8).toString("base64") }],
  ])("with %s are refused", (_, parts) => {
    expect(() => decodeValue({ kind: "array", dtype: "float64", ...parts })).toThrow(WireError);
  });

  test("nested deeper than any answer are refused", () => {
    let value: unknown = { kind: "null" };
    for (let depth = 0; depth < 100; depth += 1) value = { kind: "list", items: [value] };
    expect(() => decodeValue(value)).toThrow(WireError);
  });
});

function expectReplyOrWireError(input: unknown): void {
  try {
    expect(["loaded", "load-failed", "called"]).toContain(readReply(input).kind);
  } catch (error) {
    expect(error).toBeInstanceOf(WireError);
  }
}

/** `tree` with one of its nodes, chosen by `place`, replaced. */
function replaced(tree: unknown, place: number, instead: unknown): unknown {
  let nodes = 0;
  const count = (node: unknown): void => {
    nodes += 1;
    if (typeof node === "object" && node !== null) for (const each of Object.values(node)) count(each);
  };
  count(tree);
  let left = place % nodes;
  const copy = (node: unknown): unknown => {
    if (left === 0) {
      left -= 1;
      return instead;
    }
    left -= 1;
    if (Array.isArray(node)) return node.map(copy);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copy(value)]));
  };
  return copy(tree);
}
