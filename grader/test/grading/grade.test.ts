import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { literal } from "../../reporters/literal.ts";
import { type Course, tinyCourse } from "../e2e/numkata.ts";
import { eventsOf, reportsOf } from "./courses.ts";

const CENTER = "exercises/02-center/center.ts";

function center(body: string): string {
  return `import * as np from "numkata/np";\n\nlet calls = 0;\nexport function center(v: np.NDArray): any {\n  calls += 1;\n  ${body}\n}\n`;
}

async function tinyCourseWith(files: Readonly<Record<string, string>>): Promise<Course> {
  const course = await tinyCourse();
  for (const [path, text] of Object.entries(files)) course.write(path, text);
  return course;
}

/** How the cases of `center` went: a word each, with the inputs of the one that decided. */
async function casesOf(source: string): Promise<readonly string[]> {
  const { folder } = await tinyCourseWith({ [CENTER]: source });
  const [report] = await reportsOf(folder, ["center"]);
  return (report?.cases ?? []).map(({ verdict, args = [], replay }) => {
    const inputs = args.map((arg) => literal(arg, 100)).join(", ");
    return `${verdict.kind} ${inputs}${replay === undefined ? "" : ` run ${replay.run} of ${replay.runs}, seed ${replay.seed}`}`;
  });
}

describe("a run", () => {
  test("is told as it goes: the beginning, each exercise, the end", async () => {
    const { folder } = await tinyCourse();
    const events = await eventsOf(folder);
    expect(events.map(({ kind }) => kind)).toEqual([
      "started",
      "exercise-graded",
      "exercise-graded",
      "exercise-graded",
      "finished",
    ]);
    expect(events[0]).toEqual({ kind: "started", course: { title: "A Tiny Course", folder }, exercises: 3 });
  });

  test("gives each exercise its status and points", async () => {
    const { folder } = await tinyCourseWith({
      "exercises/01-double/double.ts": "export const double = (x: number) => Math.min(2 * x, 1000);\n",
      [CENTER]: center("return np.subtract(v, np.mean(v));"),
    });
    const reports = await reportsOf(folder);
    expect(reports.map(({ exercise, status, points }) => ({ id: exercise.id, status, points }))).toEqual([
      { id: "01-double", status: "failed", points: { earned: 2, possible: 4, extra: 0 } },
      { id: "02-center", status: "passed", points: { earned: 3, possible: 3, extra: 0 } },
      { id: "03-root", status: "not-started", points: { earned: 0, possible: 2, extra: 0 } },
    ]);
    expect(reports.map(({ file, declaredParams }) => [file.slice(folder.length), declaredParams])).toEqual([
      ["/exercises/01-double/double.ts", 1],
      ["/exercises/02-center/center.ts", 1],
      ["/exercises/03-root/root.ts", 1],
    ]);
  });
});

describe("a generated case", () => {
  test("is told by the smallest inputs that fail, and hidden ones by none that was looked for", async () => {
    expect(await casesOf(center("return np.subtract(v, v.size < 4 ? np.mean(v) : 0);"))).toEqual([
      "passed [1, 2, 6]",
      "failed [0, 1, 0, 0] run 3 of 10, seed 3",
      "passed ",
      "failed [1.5e308, 1.5e308]",
    ]);
    expect((await casesOf(center("return v;")))[2]).toMatch(
      /^failed \[4\d{4}, 4\d{4}(?:, 4\d{4})?\] run 1 of 3, seed 4$/,
    );
  });

  test("that throws is told by the smallest inputs that throw the same", async () => {
    const source = center(
      "if (v.size === 4) throw new TypeError('four');\n  if (v.size > 1 && v.data[0]! < 0) throw new RangeError('negative');\n  return np.subtract(v, np.mean(v));",
    );
    expect((await casesOf(source))[1]).toBe("errored [-1, 0] run 1 of 10, seed 3");
  });

  test("stays failed when the function behaves once it is asked again", async () => {
    const cases = await casesOf(center("return np.subtract(v, calls === 4 ? 0 : np.mean(v));"));
    expect(cases[1]).toMatch(/^failed \[.*\] run 3 of 10, seed 3$/);
  });

  test("stays failed when smaller inputs never end", async () => {
    const source = center(
      "if (v.size === 1 && calls > 15) for (;;);\n  return np.subtract(v, v.size < 3 ? np.mean(v) : 0);",
    );
    expect((await casesOf(source))[1]).toMatch(/^failed \[.*\] run \d+ of 10, seed 3$/);
  });

  test("that never ends is not made smaller", async () => {
    const cases = await casesOf(center("if (v.size > 3) for (;;);\n  return np.subtract(v, np.mean(v));"));
    expect(cases[1]).toMatch(/^errored \[.*\] run 3 of 10, seed 3$/);
  });
});

describe("the solution as the oracle", () => {
  const SOLUTION = "solutions/02-center/center.ts";

  test("is asked anew when it changes, and not before", async () => {
    const right = center("return np.subtract(v, np.mean(v));");
    const course = await tinyCourseWith({ [CENTER]: right });
    const [before] = await reportsOf(course.folder, ["center"]);
    const cacheFile = join(course.folder, "node_modules/.cache/numkata/course/oracle-02-center-1");
    const remembered = readFileSync(cacheFile);
    await reportsOf(course.folder, ["center"]);
    expect(readFileSync(cacheFile)).toEqual(remembered);

    course.write(SOLUTION, center("return np.subtract(v, np.max(v));"));
    const [after] = await reportsOf(course.folder, ["center"]);
    expect([before, after].map((report) => report?.cases[1]?.verdict.kind)).toEqual(["passed", "failed"]);
    expect(readFileSync(cacheFile)).not.toEqual(remembered);
  });

  test("is asked no second time for the inputs that make a failure smaller", async () => {
    const course = await tinyCourseWith({ [CENTER]: center("return v;") });
    const smallest = async (): Promise<unknown> => (await reportsOf(course.folder, ["center"]))[0]?.cases[1];
    const before = await smallest();
    const cacheFile = join(course.folder, "node_modules/.cache/numkata/course/asked-02-center");
    const remembered = readFileSync(cacheFile);
    expect(await smallest()).toEqual(before);
    expect(readFileSync(cacheFile)).toEqual(remembered);

    course.write(SOLUTION, center("return np.subtract(v, np.max(v));"));
    await smallest();
    expect(readFileSync(cacheFile)).not.toEqual(remembered);

    writeFileSync(cacheFile, "spoilt");
    course.write(SOLUTION, center("return np.subtract(v, np.mean(v));"));
    expect(await smallest()).toEqual(before);
  });

  test("answers the same from a cache that was lost or spoilt", async () => {
    const course = await tinyCourseWith({ [CENTER]: center("return np.subtract(v, np.mean(v));") });
    const cacheFolder = join(course.folder, "node_modules/.cache/numkata/course");
    writeFileSync(join(cacheFolder, "oracle-02-center-1"), "spoilt");
    rmSync(join(cacheFolder, "oracle-02-center-2"));
    const [report] = await reportsOf(course.folder, ["center"]);
    expect(report?.status).toBe("passed");
  });

  test("that has no answer leaves a case unjudged, and the others judged", async () => {
    const course = await tinyCourseWith({
      [CENTER]: center("return np.subtract(v, np.mean(v));"),
      [SOLUTION]: center("throw new Error('no idea');"),
    });
    const [report] = await reportsOf(course.folder, ["center"]);
    expect(report?.cases.map(({ verdict }) => (verdict.kind === "skipped" ? verdict.reason : verdict.kind))).toEqual([
      "passed",
      "solutions/02-center/center.ts threw Error: no idea for these inputs",
      "solutions/02-center/center.ts threw Error: no idea for these inputs",
      "failed",
    ]);
    expect(report?.status).toBe("failed");
  });
});

describe("a call that has to leave its arguments as they are", () => {
  const SPEC = "exercises/02-center/exercise.yaml";
  const CHANGING = "const right = np.subtract(v, np.mean(v));\n  v.data[0] += 1;\n";

  async function failuresOf(source: string): Promise<readonly string[]> {
    const { folder, write } = await tinyCourseWith({ [CENTER]: source });
    write(SPEC, readFileSync(join(folder, SPEC), "utf8").replace("hints:", "  pure: true\nhints:"));
    const [report] = await reportsOf(folder, ["center"]);
    return (report?.cases ?? []).map(({ verdict, args = [] }) => {
      const failure = verdict.kind === "failed" ? verdict.failure.kind : verdict.kind;
      return `${failure} ${args.map((arg) => literal(arg, 100)).join(", ")}`;
    });
  }

  test("fails with the smallest that it changes", async () => {
    expect((await failuresOf(center(`${CHANGING}  return right;`))).slice(0, 2)).toEqual([
      "changed [1, 2, 6]",
      "changed [0]",
    ]);
  });

  test("fails first with a value that is wrong, whatever it changed before", async () => {
    const source = center(`${CHANGING}  return right.size === 5 ? v : right;`);
    expect((await failuresOf(source)).slice(0, 2)).toEqual(["changed [1, 2, 6]", "elements [0, 0, 0, 0, 0]"]);
  });
});

test("no code can tell in a later case what hidden inputs it has seen", async () => {
  const remembering = `
import * as np from "numkata/np";
const seen: string[] = [];
export function center(v: np.NDArray): unknown {
  seen.push(String(v));
  console.log(seen.join("; "));
  return [seen.length];
}
`;
  const course = await tinyCourseWith({ [CENTER]: remembering });
  const { out } = await course.run("grade", "center", "--json");
  // The secret numbers are between 40000 and 49999; the case after them is shown with what it printed.
  expect(out).toContain("[1.5e+308 1.5e+308]");
  expect(out).not.toMatch(/4\d{4}\./);
});
