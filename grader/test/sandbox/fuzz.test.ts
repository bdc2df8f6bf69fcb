// What a hostile child can make of its channel: bytes that are nearly right, in pieces of any length. The grader's end of
// it ends with what was right or with junk: without an exception, and with no more memory than a message takes.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeFrame, FrameReader, LENGTH_BYTES, MAX_FRAME_BYTES } from "../../sandbox/frames.ts";
import { observe } from "../../sandbox/observe.ts";
import { encodeValue, readReply, type Reply, WireError } from "../../sandbox/wire.ts";
import { fuzz, FUZZ_TIMEOUT_MS } from "../fuzz.ts";
import { anyValue, replies } from "./replies.ts";

type Read =
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "junk" }
  | { readonly kind: "refused" };

/** What the grader makes of bytes that come in pieces: replies, and at the end what was wrong with the next one. */
function readAll(bytes: Buffer, cuts: readonly number[]): readonly Read[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const reader = new FrameReader();
  const read: Read[] = [];
  for (const [index, end] of places.slice(1).entries()) {
    for (const result of reader.push(bytes.subarray(places[index], end))) {
      const one = result.kind === "junk" ? result.kind : replyIn(result.message);
      read.push(typeof one === "string" ? { kind: one } : one);
      // A child that was refused once is ended.
      if (typeof one === "string") return read;
    }
  }
  return read;
}

function replyIn(message: unknown): Read | "refused" {
  try {
    return { kind: "reply", reply: readReply(message) };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return "refused";
  }
}

/** One thing that goes wrong with bytes on their way. */
type Slip =
  | { readonly kind: "put" | "over"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "cut" | "again"; readonly at: number; readonly length: number };

const at = fc.nat(10_000);
const length = fc.nat(40);
const lengths = fc.constantFrom(0, 1, 2, 255, MAX_FRAME_BYTES, MAX_FRAME_BYTES + 1, 0x7fff_ffff, 0xffff_ffff);
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
  lengths.map((announced) => new Uint8Array(Uint32Array.of(announced).buffer)),
  fc
    .constantFrom(
      '"',
      "\\",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "null",
      "-1",
      "1e999",
      '"__proto__":',
      '{"kind":"called",',
      "\ud800",
    )
    .map((text) => Buffer.from(text)),
);
const slips: fc.Arbitrary<Slip> = fc.oneof(
  fc.record({ kind: fc.constantFrom("put" as const, "over" as const), at, bytes }),
  fc.record({ kind: fc.constantFrom("cut" as const, "again" as const), at, length }),
);

function slipped(sent: Buffer, slip: Slip): Buffer {
  const place = slip.at % (sent.length + 1);
  const before = sent.subarray(0, place);
  switch (slip.kind) {
    case "put":
      return Buffer.concat([before, slip.bytes, sent.subarray(place)]);
    case "over":
      return Buffer.concat([before, slip.bytes, sent.subarray(place + slip.bytes.length)]);
    case "cut":
      return Buffer.concat([before, sent.subarray(place + slip.length)]);
    case "again":
      return Buffer.concat([before, sent.subarray(place, place + slip.length), sent.subarray(place)]);
  }
}

const cuts = fc.array(fc.nat(), { maxLength: 30 });

test(
  "replies that were changed on their way are read up to the change, and then are replies, junk or refused",
  () => {
    fc.assert(
      fc.property(
        fc.array(replies, { minLength: 1, maxLength: 4 }),
        fc.array(slips, { minLength: 1, maxLength: 3 }),
        cuts,
        (sent, wrongs, places) => {
          const right = Buffer.concat(sent.map(encodeFrame));
          const arrived = wrongs.reduce(slipped, right);
          const same = right.findIndex((byte, index) => byte !== arrived[index]);
          const untouched = readAll(right.subarray(0, same === -1 ? right.length : same), []);
          const read = readAll(arrived, places);
          expect(read.slice(0, untouched.length)).toEqual(untouched);
          // However the bytes come, they mean the same.
          expect(readAll(arrived, [])).toEqual(read);
        },
      ),
      fuzz(1500),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  "any bytes behind a length that fits are junk, refused or waited for",
  () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.uint8Array({ maxLength: 20 })),
        cuts,
        (body, rest, places) => {
          const read = readAll(Buffer.concat([announcing(body.length), body, ...rest]), places);
          expect(read.slice(0, -1).every(({ kind }) => kind === "reply")).toBe(true);
        },
      ),
      fuzz(1000),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  "a value goes through the channel and comes out the same, bit by bit but for what is in a NaN",
  () => {
    fc.assert(
      fc.property(anyValue, cuts, (value, places) => {
        const [read] = readAll(encodeFrame(returning(encodeValue(value))), places);
        const result = read?.kind === "reply" && read.reply.kind === "called" ? read.reply.result : undefined;
        expect(result).toEqual({ kind: "returned", value, changed: [] });
      }),
      fuzz(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);

const returning = (value: unknown): unknown => ({
  kind: "called",
  nonce: "1",
  printed: 0,
  result: { kind: "returned", value, changed: [] },
});

describe("memory", () => {
  test("no piece is kept as it came: a million of one byte would take a thousand times their room", async () => {
    setFlagsFromString("--expose-gc");
    const collect: unknown = runInNewContext("gc");
    if (typeof collect !== "function") throw new Error("no garbage collector to be called");
    const reader = new FrameReader();
    reader.push(announcing(1000));
    const piece = new WeakRef(push(reader));
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(piece.deref()).toBeUndefined();
  });

  // Parsed, each of these would take gigabytes.
  test.each([
    ["lists in lists", "[".repeat(40_000_000)],
    ["empty lists", `[${"[],".repeat(15_000_000)}[]]`],
    ["empty records", `[${"{},".repeat(15_000_000)}{}]`],
    ["empty texts", `[${'"",'.repeat(15_000_000)}""]`],
    ["records behind a quote that is one", `["\\\\",${"{},".repeat(15_000_000)}{}]`],
  ])("a message of nothing but %s is junk", (_, text) => {
    const body = Buffer.from(text);
    const reader = new FrameReader();
    reader.push(announcing(body.length));
    expect(reader.push(body)).toEqual([{ kind: "junk", detail: "a message of too many parts" }]);
  });

  test.each([
    ["a list of all that fit", Array.from({ length: 660_000 }, (_, index) => (index % 2 === 0 ? true : 1.5))],
    ["a list of as many holes", Array.from({ length: 660_000 })],
    ["lists in a list", Array.from({ length: 280_000 }, (_, index) => (index % 2 === 0 ? [[]] : "a"))],
    [
      "a record with as many keys",
      Object.fromEntries(Array.from({ length: 330_000 }, (_, index) => [index.toString(36), 1])),
    ],
    ["a text of commas", ",".repeat(4_000_000)],
    ["a text of brackets behind quotes", '"['.repeat(2_000_000)],
    ["as many numbers as fit", new Float64Array(4_000_000)],
  ])("the largest value of its kind is none: %s", (_, value) => {
    const observed = observe(value);
    expect(observed.kind).not.toBe("odd");
    const [read] = new FrameReader().push(encodeFrame(returning(encodeValue(observed))));
    expect(read?.kind).toBe("frame");
  });

  test("lists of names and places are cut", () => {
    const names = Array.from({ length: 5000 }, (_, index) => index);
    const read = readReply({
      kind: "called",
      nonce: "1",
      printed: 0,
      result: { kind: "returned", value: { kind: "null" }, changed: names },
    });
    expect(JSON.stringify(read).length).toBeLessThan(10_000);
  });
});

function announcing(bodyLength: number): Buffer {
  const header = Buffer.alloc(LENGTH_BYTES);
  header.writeUInt32LE(bodyLength);
  return header;
}

/** The piece is nobody else's. */
function push(reader: FrameReader): Buffer {
  const piece = Buffer.from(new ArrayBuffer(100));
  reader.push(piece);
  return piece;
}
