// What a run prints: the whole page, the JSON document, colours and widths, what was printed by whom, what stays hidden.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";
import { coldCourse, type Course, doubles, firstCase, numkata, told, tinyCourse } from "./numkata.ts";

const DOUBLE = "exercises/01-double/double.ts";
const CENTER = "exercises/02-center/center.ts";
const ROOT = "exercises/03-root/root.ts";

function double(body: string): string {
  return `export function double(x: number): number {\n  ${body}\n}\n`;
}

function center(body: string): string {
  return `import * as np from "numkata/np";\n\nexport function center(v: np.NDArray): any {\n  ${body}\n}\n`;
}

/** A learner who has solved the first exercise, got the second wrong and not begun the third. */
async function halfWay(): Promise<Course> {
  const course = await tinyCourse();
  course.write(DOUBLE, double("return x * 2;"));
  course.write(CENTER, center("return np.subtract(v, np.max(v));"));
  return course;
}

describe("the page", () => {
  test.concurrent("of a course that nobody has begun", async ({ expect }) => {
    expect(told(await coldCourse().run("grade"))).toMatchInlineSnapshot(`
      "A Tiny Course

      · 01-double            0/3 cases    0/4 points  not started
      · 02-center            0/3 cases    0/3 points  not started
      · 03-root              0/2 cases    0/2 points  not started

      0 of 3 exercises pass · 0 of 9 points · 99 ms
      Next: Double
        exercises/01-double/double.ts
        npx numkata show double
      [exit code 1]"
    `);
  });

  test.concurrent("of a learner half-way", async ({ expect }) => {
    expect(told(await (await halfWay()).run("grade"))).toMatchInlineSnapshot(`
      "A Tiny Course

      ✓ 01-double            3/3 cases    4/4 points
      ✗ 02-center            0/3 cases    0/3 points  wrong values, +1 bonus
      · 03-root              0/2 cases    0/2 points  not started

      ✗ center, three numbers
        exercises/02-center/center.ts

        All 3 elements differ.

             yours  expected  off by  allowed
        [0]  -5     -2        3       0        worst
        [1]  -4     -1        3       0
        [2]  0      3         3       0

        input  center([1, 2, 6])

        → Work out [0] by hand, and \`console.log\` the values between your steps: where do they part?

        2 other cases of 02-center do not pass either.

      1 of 3 exercises pass · 4 of 9 points + 1 bonus · 99 ms
      Next: Center
        exercises/02-center/center.ts
        npx numkata grade center
      [exit code 1]"
    `);
  });

  test.concurrent("of a course that is done", async ({ expect }) => {
    expect(told(await coldCourse().run("grade", "--solutions"))).toMatchInlineSnapshot(`
      "A Tiny Course

      ✓ 01-double            3/3 cases    4/4 points
      ✓ 02-center            3/3 cases    3/3 points  +1 bonus
      ✓ 03-root              2/2 cases    2/2 points

      3 of 3 exercises pass · 9 of 9 points + 1 bonus · 99 ms
      Well done! Every case passes, the stretch cases too.
      [exit code 0]"
    `);
  });

  test.concurrent("of an exercise that has not been begun", async ({ expect }) => {
    expect(told(await (await tinyCourse()).run("grade", "center"))).toMatchInlineSnapshot(`
      "A Tiny Course

      · 02-center            0/3 cases    0/3 points  not started

      · center
        exercises/02-center/center.ts:10:9

        Not started: the line \`throw new Error("not implemented")\` is still there.

        10 | throw new Error("not implemented");
           |       ^

        Subtract the mean from every number.

        → Replace that line by your own code.

      02-center is not started yet · 0 of 3 points · 99 ms
      Next: npx numkata show center
      [exit code 1]"
    `);
  });

  test.concurrent("of one that passes all but its stretch case", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(CENTER, center("return np.subtract(v, np.mean(v));"));
    expect(told(await course.run("grade", "center"))).toMatchInlineSnapshot(`
      "A Tiny Course

      ✓ 02-center            3/3 cases    3/3 points  0 of 1 stretch

        ✓ three numbers
        ✓ any numbers
        ✓ any secret numbers  (hidden)
        ✗ huge numbers  (stretch, Infinity)

      ✗ center, huge numbers (stretch)
        exercises/02-center/center.ts

        Both elements are infinite.

        The first is [0]: -Infinity, expected 0.

        input  center([1.5e308, 1.5e308])

        → Likely cause: the inputs here reach 1.5e308, and a sum or product of such numbers can be too
          large to store: it becomes Infinity.
        → Print the values between the steps of your calculation with \`console.log\`, to see where the
          first one appears.

      02-center passes · 3 of 3 points · 99 ms
      Well done! If you like a challenge: there are stretch cases left in 02-center.
      Next: npx numkata next
      [exit code 0]"
    `);
  });

  test.concurrent("of one that passes all it can see, but not what is hidden", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(DOUBLE, double("return Math.min(x * 2, 1000);"));
    expect(told(await course.run("grade", "double"))).toMatchInlineSnapshot(`
      "A Tiny Course

      ✗ 01-double            2/3 cases    2/4 points  a hidden case fails

        ✓ two
        ✓ a negative number
        ✗ a secret number  (hidden)

      ✗ double, a secret number
        exercises/01-double/double.ts

        This case is hidden: it did not pass, and its input is not shown.

        → Try double with other inputs than the ones you have seen: negative numbers, zeros, very large
          ones.

      01-double does not pass yet · 2 of 4 points · 99 ms
      Next: npx numkata grade double
      [exit code 1]"
    `);
  });
});

describe("a generated case", () => {
  test.concurrent("is shrunk to the smallest input, and names the run and the seed", async ({ expect }) => {
    const course = await tinyCourse();
    // Right for up to three numbers: the spec's own example passes.
    course.write(CENTER, center("return np.subtract(v, v.size < 4 ? np.mean(v) : np.max(v));"));
    expect(firstCase(told(await course.run("grade", "center")))).toMatchInlineSnapshot(`
      "✗ center, any numbers
        exercises/02-center/center.ts

        All 4 elements differ.

             yours  expected  off by  allowed
        [0]  -1     -0.25     0.75    2.5e-10  worst
        [1]  0      0.75      0.75    7.5e-10
        [2]  -1     -0.25     0.75    2.5e-10

        All of it:
        yours     [-1, 0, -1, -1]
        expected  [-0.25, 0.75, -0.25, -0.25]

        input  center([0, 1, 0, 0])
        This is the smallest input found that fails (run 3 of 10, seed 3). Grading again tries the same
        inputs.

        → Work out [0] by hand, and \`console.log\` the values between your steps: where do they part?
      [exit code 1]"
    `);
  });

  test.concurrent("that throws is shrunk as well", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(CENTER, center("if (v.size > 3) throw new Error('too long');\n  return np.subtract(v, np.mean(v));"));
    expect(firstCase(told(await course.run("grade", "center")))).toMatchInlineSnapshot(`
      "✗ center, any numbers
        exercises/02-center/center.ts:4:25

        center threw Error: too long

        4 | if (v.size > 3) throw new Error('too long');
          |                       ^

        input  center([0, 0, 0, 0])
        This is the smallest input found that fails (run 3 of 10, seed 3). Grading again tries the same
        inputs.
      [exit code 1]"
    `);
  });
});

describe("an error that should come", () => {
  test.concurrent("and does not", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(ROOT, "export const root = Math.sqrt;\n");
    expect(firstCase(told(await course.run("grade", "root")))).toMatchInlineSnapshot(`
      "✗ root, a negative number
        exercises/03-root/root.ts

        root returned NaN, but should throw a RangeError with "negative" in its message.

        input  root(-1)

        → Check the input at the beginning: \`if (...) throw new RangeError("...");\`
      [exit code 1]"
    `);
  });
});

describe("what learner code prints", () => {
  test.concurrent("stands beside the case that printed it", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(
      DOUBLE,
      double('console.log("x is", x);\n  console.error({ twice: [x + x] });\n  return x === 2 ? x * 2 : 0;'),
    );
    expect(firstCase(told(await course.run("grade", "double")))).toMatchInlineSnapshot(`
      "✗ double, a negative number
        exercises/01-double/double.ts

        double returned 0, expected -3 (off by 3; it must match exactly).

        input  double(-1.5)

        You printed:
          x is -1.5
          { twice: [ -3 ] }

        → Work out the result by hand, and \`console.log\` the values between your steps: where do they
          part?
      [exit code 1]"
    `);
    const { cases } = JSON.parse((await course.run("grade", "double", "--json")).out).exercises[0];
    expect(cases.map((each: { output?: string }) => each.output)).toMatchInlineSnapshot(`
      [
        "x is 2
      { twice: [ 4 ] }
      ",
        "x is -1.5
      { twice: [ -3 ] }
      ",
        undefined,
      ]
    `);
  });

  test.concurrent("shows arrays as NumPy does, and cannot play tricks on the terminal", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(
      CENTER,
      center(
        'console.log(np.array([[1, 2.5], [3, 4]]));\n  process.stdout.write("\\x1b[2J\\u202etxt\\r\\n");\n  return 0;',
      ),
    );
    expect(firstCase(told(await course.run("grade", "center")))).toMatchInlineSnapshot(`
      "✗ center, three numbers
        exercises/02-center/center.ts

        center returned a number, expected an array of shape (3,).

        yours     0
        expected  [-2, -1, 3]

        input  center([1, 2, 6])

        You printed:
          [[1.  2.5]
           [3.  4. ]]
          \\x1b[2J\\u202etxt

        → Everything was put together into one number. Say along which axis to work:
          \`np.sum(x, { axis: 1 })\` gives one number for each row, \`{ axis: 0 }\` one for each column.
      [exit code 1]"
    `);
  });

  test.concurrent("is kept when the next line never ends", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(DOUBLE, double('console.log("before");\n  while (x === 2) {}\n  return x * 2;'));
    expect(firstCase(told(await course.run("grade", "double")))).toMatchInlineSnapshot(`
      "✗ double, two
        exercises/01-double/double.ts:3:3

        No answer within 300 ms.

        3 | while (x === 2) {}
          | ^

        input  double(2)

        You printed:
          before

        → Look for a loop that never ends (double.ts:3).
      [exit code 1]"
    `);
  });
});

describe("a changed input", () => {
  test.concurrent("is noticed", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(
      CENTER,
      center("const m = np.mean(v);\n  for (let i = 0; i < v.size; i++) v.data[i] -= m;\n  return v;"),
    );
    expect(told(await course.run("grade", "center"))).toMatchInlineSnapshot(`
      "A Tiny Course

      ✓ 02-center            3/3 cases    3/3 points  0 of 1 stretch

        ✓ three numbers
          It changes its input v: whoever calls it may still need it. Work on a copy, for example
          \`np.array(v)\`.
        ✓ any numbers
          It changes its input v: whoever calls it may still need it. Work on a copy, for example
          \`np.array(v)\`.
        ✓ any secret numbers  (hidden)
        ✗ huge numbers  (stretch, Infinity)

      ✗ center, huge numbers (stretch)
        exercises/02-center/center.ts

        Both elements are infinite.

        The first is [0]: -Infinity, expected 0.

        input  center([1.5e308, 1.5e308])

        It changes its input v: whoever calls it may still need it. Work on a copy, for example
        \`np.array(v)\`.

        → Likely cause: the inputs here reach 1.5e308, and a sum or product of such numbers can be too
          large to store: it becomes Infinity.
        → Print the values between the steps of your calculation with \`console.log\`, to see where the
          first one appears.

      02-center passes · 3 of 3 points · 99 ms
      Well done! If you like a challenge: there are stretch cases left in 02-center.
      Next: npx numkata next
      [exit code 0]"
    `);
  });
});

describe("hidden cases", () => {
  // 31337 is the hidden input of 01-double, 62674 its answer; those of 02-center are between 40000 and 49999.
  const SECRETS = /31337|62674|\b4\d{4}\b|secretly/;
  const SUBMISSIONS = {
    "a wrong value": double("return x > 1000 ? x : x * 2;"),
    "a message": double('if (x > 1000) throw new Error("secretly " + x);\n  return x * 2;'),
    "an error's name": double(
      'if (x > 1000) throw Object.assign(new Error(), { name: "secretly" + x });\n  return x * 2;',
    ),
    "a thrown string": double('if (x > 1000) throw "secretly " + x;\n  return x * 2;'),
    "what is printed": double('if (x > 1000) console.log("secretly", x);\n  return x > 1000 ? 0 : x * 2;'),
    "an odd value": double("return x > 1000 ? ({ [x]: [x] } as any) : x * 2;"),
    "an exit code": double("if (x > 1000) process.exit(x % 256);\n  return x * 2;"),
    "an endless loop after a print": double(
      'if (x > 1000) {\n    console.log("secretly", x);\n    for (;;);\n  }\n  return x * 2;',
    ),
  };

  test.concurrent("say no more than that they fail, whatever learner code does with them", async ({ expect }) => {
    const page = await doubles(SUBMISSIONS);
    expect(page).not.toMatch(SECRETS);
    expect(page).toMatchInlineSnapshot(`
      "a wrong value: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      a message: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      an error's name: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      a thrown string: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      what is printed: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      an odd value: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      an exit code: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      an endless loop after a print: failed (passed, passed, failed)
        This case is hidden: it did not pass, and its input is not shown. Try double with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
      [exit code 1]"
    `);
  });

  test.concurrent("do not leak into a page or any other field of the document", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(DOUBLE, SUBMISSIONS["what is printed"]);
    course.write(CENTER, center("console.log(v);\n  return v;"));
    const runs = [await course.run("grade"), await course.run("grade", "--json"), await course.run("grade", "center")];
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(
      runs
        .map(({ out, err }) => out + err)
        .join("\n")
        .replace(/"durationMs": .*/, ""),
    ).not.toMatch(SECRETS);
  });
});

describe("the JSON document", () => {
  test.concurrent("is the same each time but for the time it took", async ({ expect }) => {
    const course = await halfWay();
    const runs = [await course.run("grade", "--json"), await course.run("grade", "--json")];
    const [first, second] = runs.map(({ out }) => ({ ...JSON.parse(out), durationMs: 0 }));
    expect(runs.map(({ code, err }) => [code, err])).toEqual([
      [1, ""],
      [1, ""],
    ]);
    expect(first).toEqual(second);
    expect(JSON.stringify(first, undefined, 1).replaceAll(course.folder, "<course>")).toMatchInlineSnapshot(`
      "{
       "version": 1,
       "course": {
        "title": "A Tiny Course",
        "folder": "<course>"
       },
       "exercises": [
        {
         "id": "01-double",
         "title": "Double",
         "status": "passed",
         "points": {
          "earned": 4,
          "possible": 4,
          "extra": 0
         },
         "credit": "by-case",
         "requires": [],
         "file": "exercises/01-double/double.ts",
         "cases": [
          {
           "name": "two",
           "status": "passed",
           "hidden": false,
           "extra": false,
           "points": 1,
           "message": "",
           "args": {
            "x": 2
           }
          },
          {
           "name": "a negative number",
           "status": "passed",
           "hidden": false,
           "extra": false,
           "points": 1,
           "message": "",
           "args": {
            "x": -1.5
           }
          },
          {
           "name": "a secret number",
           "status": "passed",
           "hidden": true,
           "extra": false,
           "points": 2,
           "message": ""
          }
         ]
        },
        {
         "id": "02-center",
         "title": "Center",
         "status": "failed",
         "points": {
          "earned": 0,
          "possible": 3,
          "extra": 1
         },
         "credit": "by-case",
         "requires": [],
         "file": "exercises/02-center/center.ts",
         "cases": [
          {
           "name": "three numbers",
           "status": "failed",
           "hidden": false,
           "extra": false,
           "points": 1,
           "message": "All 3 elements differ. [0] is -5, expected -2 (off by 3; it must match exactly). Work out [0] by hand, and \`console.log\` the values between your steps: where do they part?",
           "args": {
            "v": [
             1,
             2,
             6
            ]
           },
           "actual": [
            -5,
            -4,
            0
           ],
           "expected": [
            -2,
            -1,
            3
           ]
          },
          {
           "name": "any numbers",
           "status": "failed",
           "hidden": false,
           "extra": false,
           "points": 1,
           "message": "Both elements differ. [0] is 0, expected 0.5 (off by 0.5, allowed 5e-10). Work out [0] by hand, and \`console.log\` the values between your steps: where do they part?",
           "args": {
            "v": [
             1,
             0
            ]
           },
           "replay": {
            "run": 1,
            "runs": 10,
            "seed": 3
           },
           "actual": [
            0,
            -1
           ],
           "expected": [
            0.5,
            -0.5
           ]
          },
          {
           "name": "any secret numbers",
           "status": "failed",
           "hidden": true,
           "extra": false,
           "points": 1,
           "message": "This case is hidden: it did not pass, and its input is not shown. Try center with other inputs than the ones you have seen: negative numbers, zeros, very large ones, a single row, an empty list."
          },
          {
           "name": "huge numbers",
           "status": "passed",
           "hidden": false,
           "extra": true,
           "points": 1,
           "message": "",
           "args": {
            "v": [
             1.5e+308,
             1.5e+308
            ]
           }
          }
         ]
        },
        {
         "id": "03-root",
         "title": "Root",
         "status": "not-started",
         "points": {
          "earned": 0,
          "possible": 2,
          "extra": 0
         },
         "credit": "by-case",
         "requires": [],
         "file": "exercises/03-root/root.ts",
         "cases": [
          {
           "name": "nine",
           "status": "errored",
           "hidden": false,
           "extra": false,
           "points": 1,
           "message": "Not started: the line \`throw new Error(\\"not implemented\\")\` is still there. It happened at root.ts:8. Give back the square root of a number that has one. Replace that line by your own code.",
           "args": {
            "x": 9
           },
           "location": {
            "file": "exercises/03-root/root.ts",
            "line": 8,
            "column": 9
           }
          },
          {
           "name": "a negative number",
           "status": "failed",
           "hidden": false,
           "extra": false,
           "points": 1,
           "message": "Not started: the line \`throw new Error(\\"not implemented\\")\` is still there. It happened at root.ts:8. Give back the square root of a number that has one. Replace that line by your own code.",
           "args": {
            "x": -1
           },
           "location": {
            "file": "exercises/03-root/root.ts",
            "line": 8,
            "column": 9
           }
          }
         ]
        }
       ],
       "points": {
        "earned": 4,
        "possible": 9,
        "extra": 1
       },
       "durationMs": 0
      }"
    `);
  });

  test.concurrent("is not begun when nothing can be graded", async ({ expect }) => {
    const course = await tinyCourse();
    course.write("exercises/03-root/exercise.yaml", "title: Root\n");
    const { code, out, err } = await course.run("grade", "--json");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("exercises/03-root/exercise.yaml:1:1 ");
  });
});

describe("the terminal", () => {
  const COLOUR = "\u001b[";

  test.concurrent("gets colours only where it is one, or where they are asked for", async ({ expect }) => {
    const { folder } = await halfWay();
    expect((await numkata(folder, ["grade"])).out).not.toContain(COLOUR);
    expect((await numkata(folder, ["grade"], { FORCE_COLOR: "1" })).out).toContain(COLOUR);
    expect((await numkata(folder, ["verify"], { FORCE_COLOR: "1", NO_COLOR: "1" })).out).toContain(COLOUR);
  });

  test.concurrent("may be narrow", async ({ expect }) => {
    const course = await halfWay();
    const run = await numkata(course.folder, ["grade"], { COLUMNS: "40" });
    // A path is never broken: it is there to be copied.
    const long = run.out.split("\n").filter((line) => line.length > 40);
    expect(long).toEqual([]);
    expect(told(run)).toMatchInlineSnapshot(`
      "A Tiny Course

      ✓ 01-double           3/3   4/4 points
      ✗ 02-center           0/3   0/3 points
          wrong values, +1 bonus
      · 03-root             0/2   0/2 points
          not started

      ✗ center, three numbers
        exercises/02-center/center.ts

        All 3 elements differ.

        [0]  worst
          yours     -5
          expected  -2
          off by    3 (allowed 0)
        [1]
          yours     -4
          expected  -1
          off by    3 (allowed 0)
        [2]
          yours     0
          expected  3
          off by    3 (allowed 0)

        input  center([1, 2, 6])

        → Work out [0] by hand, and
          \`console.log\` the values between
          your steps: where do they part?

        2 other cases of 02-center do not pass
        either.

      1 of 3 exercises pass ·
      4 of 9 points + 1 bonus · 99 ms
      Next: Center
        exercises/02-center/center.ts
        npx numkata grade center
      [exit code 1]"
    `);
  });

  test.concurrent("may stop reading", async ({ expect }) => {
    const { folder } = await halfWay();
    const bin = fileURLToPath(new URL("../../bin.js", import.meta.url));
    const err = await new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, [bin, "grade"], {
        cwd: folder,
        env: {},
        stdio: ["ignore", "pipe", "pipe"],
      });
      let text = "";
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      child.stdout.destroy();
      child.on("error", reject);
      child.on("close", () => resolve(text));
    });
    expect(err).toBe("");
  });
});

test.concurrent("several runs in one folder do not disturb one another", async ({ expect }) => {
  const course = coldCourse();
  course.write(DOUBLE, double("return x * 2;"));
  const runs = await Promise.all([1, 2, 3, 4].map(() => course.run("grade")));
  expect(new Set(runs.map(told)).size).toBe(1);
  expect(runs[0]?.out).toContain("1 of 3 exercises pass");
});
