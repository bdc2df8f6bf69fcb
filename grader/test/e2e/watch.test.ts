// The real `numkata watch`, with keys and saves, as its screen shows it. Waits for what must appear, never for a time.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { told, tinyCourse } from "./numkata.ts";
import { noPty, type Pty } from "./pty.ts";
import { begin } from "./watching.ts";

const RIGHT = "export function double(x: number): number {\n  return 2 * x;\n}\n";
const WRONG = 'export function double(x: number): number {\n  console.log("x is", x);\n  return x + 2;\n}\n';
const FILE = "exercises/01-double/double.ts";

test("without a terminal it says what to use instead", async () => {
  expect(told(await (await tinyCourse()).run("watch"))).toMatchInlineSnapshot(`
    "[stderr]
    numkata watch draws on a terminal and reads keys from it, and here is none. Use: numkata grade [exercise]
    [exit code 2]"
  `);
});

// A machine without one has the command `script` of util-linux to install.
describe.skipIf(noPty !== undefined)("in a pseudo-terminal", () => {
  test("a failure, hints, a pass, which is broken again, the next exercise and back", async () => {
    const { course, pty } = await begin();
    course.write(FILE, WRONG);
    expect(await pty.sees("Since the last run: 1 newly passes")).toMatchInlineSnapshot(`
      "Double

      You printed:
        x is -1.5

        ✓ two
        ✗ a negative number  (wrong value)
        ✗ a secret number  (hidden)

      ✗ double, a negative number
        exercises/01-double/double.ts

        double returned 0.5, expected -3 (off by 3.5; it must match exactly).

        input  double(-1.5)

        → Work out the result by hand, and \`console.log\` the values between your
          steps: where do they part?

      Since the last run: 1 newly passes
      [░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░] 0/3 exercises · 1/3 cases
      exercises/01-double/double.ts
      h hint  l list  s solution  a all  r reset  q quit"
    `);
    pty.press("n");
    await pty.sees("n goes on when this exercise passes");
    pty.press("h");
    await pty.sees("Hint 1 of 2: Which operator multiplies?");
    pty.press("h");
    await pty.sees("Hint 1 of 2", "Hint 2 of 2: `x * 2`");
    pty.press("h");
    await pty.sees("These are all the hints there are.");
    course.write(FILE, WRONG.replace("x + 2", "x * x"));
    await pty.sees("Since the last run: no change");
    course.write(FILE, RIGHT);
    expect(await pty.sees("It passes.")).toMatchInlineSnapshot(`
      "Double

        ✓ two
        ✓ a negative number
        ✓ a secret number  (hidden)

        Hint 1 of 2: Which operator multiplies?

        Hint 2 of 2: \`x * 2\`

      It passes. n goes on to the next.

      Since the last run: 2 newly pass
      [██████████░░░░░░░░░░░░░░░░░░░░] 1/3 exercises · 3/3 cases
      exercises/01-double/double.ts
      n next  h hint  l list  s solution  d diff  a all  r reset  q quit"
    `);
    course.write(FILE, WRONG);
    await pty.sees("0/3 exercises", "2 newly fail");
    course.write(FILE, RIGHT);
    await pty.sees("1/3 exercises", "2 newly pass");
    pty.press("n");
    await pty.sees("Center", "exercises/02-center/center.ts", "Not started");
    pty.press("p");
    await pty.sees("Double", "It passes.");
    pty.press("q");
    expect(await pty.ends()).toContain("code=0");
    expect(readFileSync(join(course.folder, ".numkata/progress.txt"), "utf8")).toContain("01-double passed hints 2");
  });

  test("keys for the list, all, the solution and a reset", async () => {
    const { course, pty } = await begin();
    course.write(FILE, WRONG);
    await pty.sees("newly passes");
    pty.press("l");
    await pty.sees("> · 01-double  here");
    pty.press("\u001B[B\r");
    await pty.sees("Center", "Not started");
    pty.press("p");
    await pty.sees("Double", "You printed:");
    pty.press("s");
    await pty.sees("Show the solution? y/n");
    pty.press("y");
    await pty.sees("Really?");
    pty.press("n");
    await pty.sees("You printed:", "l list");
    pty.press("syy");
    await pty.sees("A solution of 01-double", "export function double");
    pty.press("a");
    await pty.sees("3 exercises to go.");
    pty.press("p");
    pty.press("r");
    await pty.sees("Begin this exercise anew?");
    pty.press("y");
    await pty.sees("Not started");
    expect(readFileSync(join(course.folder, ".numkata/backup/01-double/double.1.ts"), "utf8")).toBe(WRONG);
    pty.press("q");
    expect(await pty.ends()).toContain("code=0");
  });

  test("n during a run waits for its verdict", async () => {
    const { course, pty } = await begin();
    course.write(FILE, slowly(RIGHT));
    await pty.sees("Running ...");
    pty.press("nn");
    await pty.sees("Center", "Not started");
  });

  test("the type checker adds its findings to a verdict, and never to another", async () => {
    const { course, pty } = await begin();
    const wrongly = (save: number): string =>
      `${RIGHT.replace("  return", `  console.log("save ${save}");\n  return`)}export type Wrong = Missing${save};\n`;
    course.write(FILE, wrongly(1));
    await pty.sees("It passes.");
    expect(await pty.sees("Cannot find name")).toMatchInlineSnapshot(`
      "Double

      You printed:
        save 1

        ✓ two
        ✓ a negative number
        ✓ a secret number  (hidden)

      It passes. n goes on to the next.

      The type checker adds:
        exercises/01-double/double.ts:5:21
        5:21  Cannot find name 'Missing1'.

      Since the last run: 3 newly pass
      [██████████░░░░░░░░░░░░░░░░░░░░] 1/3 exercises · 3/3 cases
      exercises/01-double/double.ts
      n next  h hint  l list  s solution  d diff  a all  r reset  q quit"
    `);
    course.write(FILE, RIGHT);
    await pty.lacks("You printed", "Cannot find name");
    // Each comes as soon as there is a verdict on the one before, in the middle of the check of it.
    for (let save = 2; save < 12; save++) {
      course.write(FILE, wrongly(save));
      await pty.sees(`save ${save}`);
    }
    await pty.sees("It passes.", "save 11", "Cannot find name 'Missing11'");
    for (const picture of pty.picturesSince(0)) {
      const found = /Cannot find name 'Missing(\d+)'/.exec(picture)?.[1];
      if (found !== undefined) expect(picture).toContain(`save ${found}\n`);
    }
    pty.press("n");
    expect(await pty.sees("Center", "Not started")).not.toContain("type checker");
  });

  test("the picture follows the window, whatever it shows", async () => {
    const { course, pty } = await begin();
    course.write(FILE, WRONG);
    await pty.sees("newly passes");
    pty.resize(16, 40);
    await pty.fits(40);
    const screen = await pty.sees("more line");
    const lines = screen.split("\n");
    expect(lines.length).toBeLessThanOrEqual(16);
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
    pty.press("\u001B[B".repeat(99));
    await pty.sees("(arrow up goes back)");
    pty.press("\u001B[A");
    await pty.sees("1 more line");
    pty.resize(24, 200);
    await pty.sees("Double", "values between your steps: where do they\n");
    pty.press("l");
    await pty.sees("> · 01-double");
    pty.resize(2, 20);
    await pty.fits(30);
    pty.press("q");
    expect(await pty.ends()).toContain("code=0");
  });

  test.for([
    ["q", (pty: Pty): unknown => pty.press("q")],
    ["SIGTERM", (pty: Pty): unknown => process.kill(pty.pid, "SIGTERM")],
  ] as const)("after %s nothing of the type checker is left on the disk", async ([, end]) => {
    const { course, pty } = await begin();
    course.write(FILE, `${RIGHT}export type Wrong = Missing;\n`);
    await pty.sees("Cannot find name");
    const temporary = (): readonly string[] => readdirSync(course.folder).filter((name) => name.startsWith("numkata-"));
    expect(temporary()).toHaveLength(1);
    end(pty);
    await pty.ends();
    expect(temporary()).toEqual([]);
  });
});

/** Takes long enough for a key to come, and not too long for its limit. */
function slowly(source: string): string {
  return source.replace("  return", "  const end = Date.now() + 80;\n  while (Date.now() < end);\n  return");
}
