import { expect, test } from "vitest";
import type { Arguments } from "../../domain/exercise.ts";
import type { GeneratedArray } from "../../domain/generate.ts";
import { textOf } from "../../domain/shrink.ts";
import { array } from "../../domain/value.ts";
import { shrink } from "../../grading/shrinking.ts";

const LIST: readonly GeneratedArray[] = [
  {
    shape: { kind: "extents", extents: [{ min: 1, max: 9 }] },
    elements: { kind: "integers", min: -9, max: 9 },
  },
];
const FIRST: Arguments = [array([5], [3, -2, 9, -8, 9], "int64")];

/** Answers for candidates one by one, finds their elements, and counts how often it was asked. */
function asking(fails: (data: readonly number[]) => boolean): {
  rounds: number;
  ask: (candidates: readonly Arguments[]) => Promise<readonly (readonly number[] | undefined)[]>;
} {
  const asked = {
    rounds: 0,
    ask: async (candidates: readonly Arguments[]) => {
      asked.rounds += 1;
      return candidates.map(([list]) => {
        const data = list?.kind === "array" ? [...list.data] : [];
        return fails(data) ? data : undefined;
      });
    },
  };
  return asked;
}

test.each([
  ["anything", () => true, [0]],
  ["two or more", (data: readonly number[]) => data.length > 1, [0, 0]],
  ["a number above 4", (data: readonly number[]) => data.some((x) => x > 4), [5]],
  ["a negative number behind another", (data: readonly number[]) => data.slice(1).some((x) => x < 0), [0, -1]],
])("what fails for %s shrinks to the smallest that does", async (_, fails, smallest) => {
  expect(await shrink(FIRST, LIST, asking(fails).ask)).toEqual(smallest);
});

test("where nothing smaller fails nothing is found", async () => {
  const asked = asking(() => false);
  expect(await shrink(FIRST, LIST, asked.ask)).toBeUndefined();
  expect(asked.rounds).toBe(1);
});

test("nothing is asked twice, and small inputs are asked at once", async () => {
  const texts: string[] = [];
  const asked = asking((data) => data.length > 1 && data.some((x) => x !== 0));
  const found = await shrink(FIRST, LIST, (candidates) => {
    texts.push(...candidates.map(textOf));
    return asked.ask(candidates);
  });
  expect(found).toEqual([0, 1]);
  expect(new Set(texts).size).toBe(texts.length);
  expect(asked.rounds).toBeLessThanOrEqual(2);
});

test("who gives fewer answers than candidates is taken at their word", async () => {
  expect(await shrink(FIRST, LIST, async () => [])).toBeUndefined();
});

test("nothing is asked about inputs that cannot be smaller", async () => {
  const asked = asking(() => true);
  await shrink([array([1], [0], "int64")], LIST, asked.ask);
  expect(asked.rounds).toBe(0);
});

test("who fails at random is not asked for ever", async () => {
  let last = 0;
  const asked = asking(() => {
    last = (last * 1103515245 + 12345) % 2 ** 31;
    return last % 3 === 0;
  });
  await shrink([array([9], [9, -9, 9, -9, 9, -9, 9, -9, 9], "int64")], LIST, asked.ask);
  expect(asked.rounds).toBeLessThanOrEqual(60);
});
