import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { courseJsonSchema } from "../../spec/course-schema.ts";
import { exerciseJsonSchema } from "../../spec/schema.ts";
import { complaints } from "./json-schema.ts";
import { specOf, VALID, withSlip } from "./specs.ts";

const spec = new URL("../../spec/", import.meta.url);
const exercises = new URL("../../../exercises/", import.meta.url);

test.each([
  ["exercise.schema.json", exerciseJsonSchema()],
  ["course.schema.json", courseJsonSchema()],
])("%s is what the parser's own definition says", (name, schema) => {
  const committed: unknown = JSON.parse(readFileSync(new URL(name, spec), "utf8"));
  expect(committed, `${name} is out of date. Write it anew with: npm run schemas`).toEqual(schema);
});

describe("an editor accepts", () => {
  test("the valid spec", () => {
    expect(complaints(exerciseJsonSchema(), parse(VALID))).toEqual([]);
  });

  test("every kind of value", () => {
    const signature = `
params:
  a: { type: [number, array, boolean, string, null, list, object], about: a }
  b: { type: null, about: b }
  c: { type: array, shape: [], about: c }
returns: { type: object, about: r }`;
    const cases = [
      "1",
      "1e-9",
      ".nan",
      "[-.inf, [[[2]], [{ a: [] }]]]",
      "null",
      "{ x: [a, true] }",
      "{ printed: 0.5 }",
    ].map((value, index) => `- { name: "${index}", args: { a: ${value}, b: ${value}, c: 1 }, expected: ${value} }`);
    cases.push("- { name: any error, args: {}, throws: {} }");
    cases.push(
      "- { name: random, generate: { a: { shape: [1..4, 3, 0], numbers: [0.5, 1e3] }, c: { like: a, integers: [0, 1] } } }",
    );
    expect(complaints(exerciseJsonSchema(), parse(specOf(signature, cases.join("\n"))))).toEqual([]);
  });

  test.each(readdirSync(exercises).filter((name) => /^\d\d-/u.test(name)))("the course's %s", (folder) => {
    const text = readFileSync(new URL(`${folder}/exercise.yaml`, exercises), "utf8");
    expect(complaints(exerciseJsonSchema(), parse(text))).toEqual([]);
  });

  test("the course's own settings", () => {
    expect(complaints(courseJsonSchema(), parse(readFileSync(new URL("course.yaml", exercises), "utf8")))).toEqual([]);
  });
});

test("an editor knows the rule for who is late", () => {
  const rule = {
    deadline: "2026-11-20T23:59:00+01:00",
    grace: "10 min",
    percent: 10,
    every: "day",
    closesAfter: "7 days",
  };
  const complaintsAbout = (late: object) => complaints(courseJsonSchema(), { title: "t", late });
  expect(complaintsAbout(rule)).toEqual([]);
  expect(complaintsAbout({ ...rule, every: "month", percent: 0, grace: 10 })).toEqual([
    "/late/grace: type",
    "/late/percent: exclusiveMinimum",
    "/late/every: enum",
  ]);
});

test.each([
  ["hidden: true", "hiden: true", "/cases/1/hiden: additionalProperties"],
  ["title: Softmax\n", "", "/title: required"],
  ["runs: 5", "runs: 0", "/cases/2/runs: minimum"],
  ["rtol: 1e-6", "rtol: -1", "/tolerance/rtol: minimum"],
  ["hidden: true", "points: 0", "/cases/1/points: exclusiveMinimum"],
  ["hints:", "points: 20000\nhints:", "/points: maximum"],
  ["hints:", "credit: all\nhints:", "/credit: enum"],
  ["hints:", "requires: 01-one\nhints:", "/requires: type"],
  ["    expected: [[0.1, 0.2, 0.7]]\n", "", "/cases/0: oneOf"],
  ["    expected: [[0.1, 0.2, 0.7]]\n", "    expected: 1\n    throws: {}\n", "/cases/0: oneOf"],
  [", integers: [-9, 9]", "", "/cases/2/generate/z: oneOf"],
  ["shape: [1..4, 3]", "shape: [1.4, 3]", "/cases/2/generate/z/shape/0: anyOf"],
  ["shape: [m, n], about: one", "shape: [m, n-1], about: one", "/function/params/z/shape/1: anyOf"],
  ["type: [number, array]", "type: matrix", "/function/params/scale/type: anyOf"],
])("an editor objects to %j written as %j", (from, to, complaint) => {
  expect(complaints(exerciseJsonSchema(), parse(withSlip(from, to)))).toEqual([complaint]);
});

test("every key that an author can write is explained", () => {
  expect(unexplained(exerciseJsonSchema(), "")).toEqual([]);
  expect(unexplained(courseJsonSchema(), "")).toEqual([]);
});

/** The paths of all properties without a description. */
function unexplained(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, part]): string[] => {
    if (keyword !== "properties") return unexplained(part, path);
    return Object.entries(part ?? {}).flatMap(([name, property]: [string, unknown]) => {
      const here = `${path}/${name}`;
      return [...(hasDescription(property) ? [] : [here]), ...unexplained(property, here)];
    });
  });
}

function hasDescription(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && "description" in schema;
}
