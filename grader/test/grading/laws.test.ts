// Cases with a law, in the tiny course: what `center` gives is held against relations, and never against a value.

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CaseReport } from "../../domain/verdict.ts";
import { literal } from "../../reporters/literal.ts";
import { type Course, tinyCourse } from "../e2e/numkata.ts";
import { reportsOf } from "./courses.ts";

const SPEC = "exercises/02-center/exercise.yaml";
const CENTER = "exercises/02-center/center.ts";
const LAWS = "solutions/02-center/laws.ts";

const LAWS_TEXT = `import * as np from "numkata/np";
import type { center } from "./center.ts";

type Sides = [left: np.NDArray, right: np.NDArray];

export function shifted(f: typeof center, v: np.NDArray): Sides {
  return [f(np.add(v, 3)), f(v)];
}

export function settled(f: typeof center, v: np.NDArray): Sides {
  return [f(f(v)), f(v)];
}

export function endless(f: typeof center, v: np.NDArray): Sides {
  for (;;) f(v);
}
`;

const CASES = `
  - name: no matter where zero is
    generate: { v: { shape: [1..6], integers: [-9, 9] } }
    runs: 10
    law: shifted
  - name: once is enough
    args: { v: [1, 2, 6] }
    law: settled
  - name: no matter where a secret zero is
    generate: { v: { shape: [2..3], integers: [40000, 49999] } }
    runs: 3
    law: shifted
    hidden: true
laws:
  shifted: center(v + 3) = center(v)
  settled: center(center(v)) = center(v)
`;

const [SHIFTED, SETTLED, SECRET] = ["no matter where zero is", "once is enough", "no matter where a secret zero is"];

async function lawCourse(body: string, laws = LAWS_TEXT, cases = CASES): Promise<Course> {
  const course = await tinyCourse();
  const spec = readFileSync(join(course.folder, SPEC), "utf8");
  course.write(SPEC, spec.trimEnd() + cases);
  if (laws !== "") course.write(LAWS, laws);
  course.write(CENTER, centerOf(body));
  return course;
}

async function caseIn({ folder }: Course, name = SHIFTED): Promise<CaseReport> {
  const [report] = await reportsOf(folder, ["center"]);
  const found = report?.cases.find((each) => each.case.name === name);
  if (found === undefined) throw new Error(`${name} was not judged`);
  return found;
}

/** How a case with a law went for many submissions, each an exercise of its own in one course. */
async function linesOf(bodies: readonly string[]): Promise<readonly string[]> {
  const course = await lawCourse("");
  const copied = (path: string): string => readFileSync(join(course.folder, path), "utf8");
  const ids = bodies.map((body, at) => {
    const id = `${at + 10}-center`;
    course.write(`exercises/${id}/exercise.yaml`, copied(SPEC));
    course.write(`exercises/${id}/center.ts`, centerOf(body));
    course.write(`solutions/${id}/center.ts`, copied("solutions/02-center/center.ts"));
    course.write(`solutions/${id}/laws.ts`, copied(LAWS));
    return id;
  });
  const reports = await reportsOf(course.folder, ids);
  return reports.map(({ cases }) =>
    cases
      .filter((each) => each.case.name === SHIFTED)
      .map(lineOf)
      .join(),
  );
}

function centerOf(body: string): string {
  return `import * as np from "numkata/np";\nexport function center(v: np.NDArray): any {\n${body}\n}\n`;
}

/** A verdict in a line, with the inputs that go with it. */
function lineOf({ verdict, args = [], replay }: CaseReport): string {
  const inputs = args.map((arg) => literal(arg, 100)).join(", ");
  const run = replay === undefined ? "" : ` run ${replay.run} of ${replay.runs}`;
  if (verdict.kind === "errored") return `errored ${verdict.outcome.kind} ${inputs}${run}`;
  if (verdict.kind === "failed") return `failed ${verdict.failure.kind} ${inputs}${run}`;
  if (verdict.kind === "skipped") return `skipped: ${verdict.reason}`;
  if (verdict.kind !== "broke-law") return `${verdict.kind} ${inputs}${run}`;
  const { answers, sides } = verdict.breach;
  const calls = answers.map(
    (each) => `f(${each.args.map((arg) => literal(arg, 100)).join()}) = ${literal(each.value, 100)}`,
  );
  const ends = sides === undefined ? "no sides" : `${literal(sides.left, 100)} and ${literal(sides.right, 100)}`;
  return `broke ${inputs}${run}: ${calls.join("; ")}; ${ends}`;
}

const RIGHT = "return np.subtract(v, np.mean(v));";

test("a right function keeps them all", async () => {
  const { folder } = await lawCourse(RIGHT);
  const [report] = await reportsOf(folder, ["center"]);
  expect(report?.status).toBe("passed");
  expect(report?.points).toEqual({ earned: 6, possible: 6, extra: 0 });
});

describe("a wrong one", () => {
  test("is told by the smallest inputs, the calls and the two sides", async () => {
    const course = await lawCourse("return np.subtract(v, np.multiply(0.5, np.mean(v)));");
    const { folder } = course;
    const [report] = await reportsOf(folder, ["center"]);
    const lines = report?.cases.filter(({ verdict }) => verdict.kind === "broke-law").map(lineOf);
    expect(lines?.slice(0, 2)).toEqual([
      "broke [0] run 1 of 10: f([3]) = [1.5]; f([0]) = [0]; [1.5] and [0]",
      "broke [1, 2, 6]: f([1, 2, 6]) = [-0.5, 0.5, 4.5]; f([-0.5, 0.5, 4.5]) = [-1.25, -0.25, 3.75]; f([1, 2, 6]) = [-0.5, 0.5, 4.5]; [-1.25, -0.25, 3.75] and [-0.5, 0.5, 4.5]",
    ]);
    // Hidden inputs are not made smaller.
    expect(lines?.[2]).toMatch(/^broke \[4\d{4}, /);
  });

  test("gives what a single call shows to be wrong, which is told of that call alone", async () => {
    const lines = await linesOf([
      "return np.mean(v);",
      'return "np";',
      "",
      "return np.multiply(v, NaN);",
      "throw new TypeError('no');",
      "return np.zeros([400, 300]);",
      `if (v.item(0) === 8) throw new TypeError('eight'); ${RIGHT}`,
    ]);
    expect(lines).toEqual([
      "failed shape [3] run 1 of 10",
      "failed type [3] run 1 of 10",
      "failed type [3] run 1 of 10",
      "failed non-finite [3] run 1 of 10",
      "errored threw [3] run 1 of 10",
      "failed shape [3] run 1 of 10",
      expect.stringMatching(/^errored threw \[8\] run \d+ of 10$/),
    ]);
  });

  test("that never ends leaves the rest of that case out, and no more", async () => {
    const course = await lawCourse(`if (v.size === 1) for (;;); ${RIGHT}`);
    course.write(
      SPEC,
      readFileSync(join(course.folder, SPEC), "utf8").replace("hints:", "limits: { timeoutMs: 100 }\nhints:"),
    );
    const [report] = await reportsOf(course.folder, ["center"]);
    const lines = report?.cases.slice(-3).map(lineOf);
    expect(lines?.[0]).toMatch(/^errored timed-out \[-?\d\] run \d+ of 10$/);
    expect(lines?.[1]).toBe("passed [1, 2, 6]");
  });

  test("that changes its input, where it must not, keeps the law and fails", async () => {
    const course = await lawCourse("const right = np.subtract(v, np.mean(v)); v.data.fill(77); return right;");
    course.write(SPEC, readFileSync(join(course.folder, SPEC), "utf8").replace("hints:", "  pure: true\nhints:"));
    expect(lineOf(await caseIn(course))).toBe("failed changed [3] run 1 of 10");
  });
});

describe("what a learner's process is handed", () => {
  const NOISY = `console.log("<" + String(v) + ">"); `;
  const WRONG = "return np.subtract(v, np.multiply(0.5, np.mean(v)));";

  test("are inputs, and what it gave itself", async () => {
    const { output } = await caseIn(await lawCourse(NOISY + WRONG), SETTLED);
    // What is right for [1, 2, 6] is [-2, -1, 3].
    expect(output.text).toBe("<[1. 2. 6.]>\n<[-0.5  0.5  4.5]>\n<[1. 2. 6.]>\n");
  });

  test("is nothing of a hidden case before all others are judged", async () => {
    const course = await lawCourse(`calls.push(String(v)); console.log(calls.join("; ")); ${WRONG}`);
    course.write(CENTER, `const calls: string[] = [];\n${readFileSync(join(course.folder, CENTER), "utf8")}`);
    const { out } = await course.run("grade", "center", "--json");
    expect(out).toContain("shifted");
    expect(out.replace(/"durationMs": .*/, "")).not.toMatch(/4\d{4}/);
    expect(lineOf(await caseIn(course, SECRET))).toMatch(/^broke \[4\d{4}/);
  });
});

describe("a law itself", () => {
  const noLaws = async (): Promise<Course> => {
    const course = await lawCourse(RIGHT);
    rmSync(join(course.folder, LAWS));
    return course;
  };

  test("that nobody wrote leaves its cases unjudged, and the others judged", async () => {
    const [report] = await reportsOf((await noLaws()).folder, ["center"]);
    const counting = report?.cases.filter((each) => !each.case.extra) ?? [];
    expect(counting.map(lineOf).filter((line) => !line.startsWith("passed"))).toEqual([
      "skipped: there is no solutions/02-center/laws.ts",
      "skipped: there is no solutions/02-center/laws.ts",
      "skipped: there is no solutions/02-center/laws.ts",
    ]);
  });

  test.each([
    ["lacks", "export const other = 1;\n", 'skipped: solutions/02-center/laws.ts exports no function "shifted"'],
    ["cannot be loaded", "export const =\n", "skipped: solutions/02-center/laws.ts cannot be loaded"],
    ["gives no sides", "export const shifted = (f, v) => f(v);\n", "broke [0] run 1 of 10: f([0]) = [0]; no sides"],
  ])("in a file that %s", async (_, laws, line) => {
    expect(lineOf(await caseIn(await lawCourse(RIGHT, laws)))).toBe(line);
  });

  test("may go round in circles, and comes to an end", async () => {
    const cases = CASES.replaceAll("law: settled", "law: endless").replace("  settled:", "  endless:");
    expect(lineOf(await caseIn(await lawCourse(RIGHT, LAWS_TEXT, cases), SETTLED))).toContain("no sides");
  });

  test("is asked anew when it or an answer changes, and not before", async () => {
    const course = await lawCourse(RIGHT);
    const remembered = join(course.folder, "node_modules/.cache/numkata/course/laws-02-center");
    expect(lineOf(await caseIn(course))).toBe("passed ");
    const before = readFileSync(remembered);
    expect(lineOf(await caseIn(course))).toBe("passed ");
    expect(readFileSync(remembered)).toEqual(before);

    course.write(LAWS, LAWS_TEXT.replace("f(np.add(v, 3))", "np.add(f(v), 1)"));
    expect(lineOf(await caseIn(course))).toMatch(/^broke \[0\] run 1 of 10/);
    expect(readFileSync(remembered)).not.toEqual(before);

    writeFileSync(remembered, "spoilt");
    expect(lineOf(await caseIn(course))).toMatch(/^broke \[0\] run 1 of 10/);
    expect(existsSync(remembered)).toBe(true);
  });
});
