// Inputs to search with: of shapes that the function declares, and of sizes that are told apart.

import { describe, expect, test } from "vitest";
import {
  type Arguments,
  type Case,
  DEFAULT_LIMITS,
  DEFAULT_TOLERANCE,
  type Exercise,
  type Param,
} from "../../domain/exercise.ts";
import { type Probe, probesOf } from "../../domain/probe.ts";
import { percentOf } from "../../domain/strength.ts";
import { array, number } from "../../domain/value.ts";
import { exerciseReport } from "../reporters/build.ts";

const ABOUT = { about: "numbers" };

function exercise(params: readonly Param[], ...written: Arguments[]): Exercise {
  const cases = written.map((args, at): Case => ({
    name: String(at),
    inputs: { kind: "written", args },
    expectation: { kind: "oracle" },
    tolerance: DEFAULT_TOLERANCE,
    limits: DEFAULT_LIMITS,
    hidden: false,
    extra: false,
    points: 1,
  }));
  const signature = { name: "solve", params, returns: { types: ["number"] as const, ...ABOUT }, pure: false };
  return exerciseReport([], { exercise: { signature, cases } }).exercise;
}

function shapes(probes: readonly Probe[]): Set<string> {
  return new Set(
    probes.map(({ args }) => args.map((value) => (value.kind === "array" ? value.shape.join("x") : "")).join(" ")),
  );
}

describe("shapes", () => {
  test("lengths of one name go together, and given ones stay", () => {
    const params: Param[] = [
      { name: "x", types: ["array"], shape: ["m", "n"], ...ABOUT },
      { name: "w", types: ["array"], shape: ["n", 2], ...ABOUT },
    ];
    const found = shapes(probesOf(exercise(params, [array([1, 3], [1, 2, 3]), array([3, 2], [1, 2, 3, 4, 5, 6])])));
    expect(found).toContain("2x3 3x2");
    for (const shape of found) expect(shape).toMatch(/^\d+x(\d+) \1x2$/);
  });

  test("where any will do, all kinds are tried, and parameters that are alike stay so", () => {
    const params = ["y", "yhat"].map((name): Param => ({ name, types: ["number", "array"], ...ABOUT }));
    const found = shapes(probesOf(exercise(params, [number(1), number(2)])));
    for (const shape of [" ", "2 2", "2x3 2x3"]) expect(found).toContain(shape);
    for (const shape of found) expect(shape).toMatch(/^(.*) \1$/);
  });
});

test("each once, and the same for the same spec", () => {
  const x: Param = { name: "x", types: ["array"], shape: ["n"], ...ABOUT };
  const spec = exercise([x], [array([2], [1, -0.5])], [array([3], [0, 0, 0])]);
  const all = probesOf(spec);
  const keys = all.map(({ args: [value] }) =>
    value?.kind === "array" ? `${value.shape.join("x")} ${value.data.join()}` : "",
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(probesOf(spec)).toEqual(all);
});

test("what is much larger or smaller than what the cases ask is unusual", () => {
  const x: Param = { name: "x", types: ["number"], ...ABOUT };
  for (const { args, isUsual } of probesOf(exercise([x], [number(4)]))) {
    const [value] = args;
    const size = value?.kind === "array" ? Math.abs(value.data[0] ?? 0) : 0;
    expect(isUsual).toBe(size === 0 || (size >= 0.001 && size <= 20));
  }
});

test.each([
  [{ mutants: 10, noticed: 9, equivalent: 1 }, 100],
  [{ mutants: 1000, noticed: 999, equivalent: 0 }, 99],
  [{ mutants: 3, noticed: 1, equivalent: 0 }, 33],
  [{ mutants: 0, noticed: 0, equivalent: 0 }, 100],
])("the share of %j", (strength, percent) => {
  expect(percentOf(strength)).toBe(percent);
});
