import { describe, expect, test } from "vitest";
import { Patience, type Waits } from "../../sandbox/patience.ts";

const WAITS: Waits = { timeoutMs: 2000, eager: true, isLater: false };

function patienceAfter(timeouts: number, cameBack: boolean): Patience {
  const patience = new Patience();
  for (let count = 0; count < timeouts; count += 1) patience.countTimeout();
  if (cameBack) patience.noteReturn();
  return patience;
}

describe("a call is waited for", () => {
  test.each([
    ["that never came back", false, [2000, 200, 50, 50]],
    ["that came back once", true, [2000, 500, 500, 500]],
  ])("less and less with every timeout: one of a function %s", (_, cameBack, waited) => {
    expect(waited.map((__, timeouts) => patienceAfter(timeouts, cameBack).callMs(WAITS, 1))).toEqual(waited);
  });

  test("as that of a function that came back, where one before it in the same exchange did", () => {
    expect([0, 1, 2].map((answered) => patienceAfter(2, false).callMs(WAITS, answered))).toEqual([50, 50, 500]);
  });

  test.each([
    ["50 ms in a new child", 400, false, 50],
    ["20 ms in one where a call was stopped", 400, true, 20],
    ["the limit, where that is less", 30, false, 30],
  ])("no less than %s", (_, timeoutMs, isLater, waited) => {
    expect(patienceAfter(2, false).callMs({ ...WAITS, timeoutMs, isLater }, 1)).toBe(waited);
  });
});

describe("a reply is waited for", () => {
  test.each([
    ["as long as its call, and two seconds for loading", true, 800, [2000, 800, 800]],
    ["the limit for loading, where that is more", true, 5000, [5000, 5000, 5000]],
    ["no longer than a silence where replies come together", false, 800, [150, 150, 150]],
    ["the limit where that is less than a silence", false, 100, [100, 100, 100]],
  ])("%s", (_, eager, timeoutMs, waited) => {
    const patience = new Patience();
    expect(waited.map((__, answered) => patience.replyMs({ ...WAITS, eager, timeoutMs }, answered))).toEqual(waited);
  });
});

test.each([
  [0, false, false],
  [0, true, false],
  [1, false, true],
  [2, false, true],
  [1, true, false],
])("after %i timeouts, having come back: %s, a call is only glanced at: %s", (timeouts, cameBack, isGlance) => {
  expect(patienceAfter(timeouts, cameBack).isGlance).toBe(isGlance);
});
