import { expect, test } from "vitest";
import { OUTPUT_LIMIT_BYTES, OutputCapture } from "../../sandbox/output.ts";

function captured(...chunks: string[]): OutputCapture {
  const capture = new OutputCapture();
  for (const chunk of chunks) capture.push(Buffer.from(chunk));
  return capture;
}

test("output is told apart by how many bytes each run says to have printed, and the rest is the last one's", () => {
  const outputs = captured("on", "etwo", "three").take([3, 0, 3]);
  expect(outputs.map(({ text }) => text)).toEqual(["one", "", "two", "three"]);
});

test("it begins anew after it was taken", () => {
  const capture = captured("one");
  capture.take([3]);
  expect(capture.take([]).map(({ text }) => text)).toEqual([""]);
});

test("whoever says to have printed more than there is gets what there is", () => {
  expect(
    captured("one")
      .take([2, 1000, 5])
      .map(({ text }) => text),
  ).toEqual(["on", "e", "", ""]);
});

test("no more is shown than a report has room for, and no half letters", () => {
  const [first] = captured("a".repeat(8191) + "üü").take([10_000]);
  expect(first?.truncated).toBe(true);
  expect(first?.text.endsWith("a")).toBe(true);
});

test("more than the limit is too much", () => {
  const capture = new OutputCapture();
  expect(capture.push(Buffer.alloc(OUTPUT_LIMIT_BYTES))).toBe(true);
  expect(capture.push(Buffer.alloc(1))).toBe(false);
});
