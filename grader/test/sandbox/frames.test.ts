import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  encodeFrame,
  FrameReader,
  type FrameResult,
  FrameWriter,
  LENGTH_BYTES,
  MAX_FRAME_BYTES,
} from "../../sandbox/frames.ts";

/** What a reader makes of bytes that arrive in pieces cut at these places. */
function read(bytes: Buffer, cuts: readonly number[]): FrameResult[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const reader = new FrameReader();
  return places.slice(1).flatMap((end, index) => reader.push(bytes.subarray(places[index], end)));
}

const cuts = fc.array(fc.nat(), { maxLength: 20 });
// What JSON can say: -0 becomes 0 in it.
const messages = fc.array(
  fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
  { maxLength: 5 },
);

test("messages come out as they went in, however the bytes are cut", () => {
  fc.assert(
    fc.property(messages, cuts, (sent, places) => {
      const bytes = Buffer.concat(sent.map(encodeFrame));
      expect(read(bytes, places)).toEqual(sent.map((message) => ({ kind: "frame", message })));
    }),
  );
});

test("messages that are written together are the same bytes as one by one, however long they are", () => {
  const long = fc.string({ unit: "binary" }).map((text) => text.repeat(10_000));
  const writer = new FrameWriter();
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), long), { maxLength: 5 }), (sent) => {
      for (const message of sent) writer.add(message);
      expect(writer.take().equals(Buffer.concat(sent.map(encodeFrame)))).toBe(true);
    }),
  );
});

test("no bytes make the reader throw, and after junk it is silent", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), cuts, (bytes, places) => {
      const results = read(Buffer.from(bytes), places);
      const junk = results.findIndex(({ kind }) => kind === "junk");
      expect(junk === -1 || junk === results.length - 1).toBe(true);
    }),
  );
});

test("what was sent before a byte was changed on the way arrives as it was", () => {
  fc.assert(
    fc.property(messages, fc.nat(), fc.integer({ min: 1, max: 255 }), cuts, (sent, place, flip, places) => {
      const bytes = Buffer.concat(sent.map(encodeFrame));
      fc.pre(bytes.length > 0);
      const at = place % bytes.length;
      const before = read(bytes.subarray(0, at), []);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      expect(read(bytes, places).slice(0, before.length)).toEqual(before);
    }),
  );
});

test("an announced length beyond the limit is junk at once, without waiting for it", () => {
  const header = Buffer.alloc(LENGTH_BYTES);
  header.writeUInt32LE(MAX_FRAME_BYTES + 1);
  expect(new FrameReader().push(header)).toEqual([
    { kind: "junk", detail: `a message of ${MAX_FRAME_BYTES + 1} bytes was announced` },
  ]);
});

test("one byte at a time", () => {
  const reader = new FrameReader();
  const results = [...encodeFrame({ ü: 1 })].flatMap((byte) => reader.push(Buffer.of(byte)));
  expect(results).toEqual([{ kind: "frame", message: { ü: 1 } }]);
});
