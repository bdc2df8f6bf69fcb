// A learner's way through a course in a plain shell, and that nothing they wrote is ever lost on it.

import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { Conversation } from "./conversation.ts";
import { type Course, numkata, tinyCourse, told } from "./numkata.ts";
import { noPty } from "./pty.ts";

const RIGHT = "export function double(x: number): number {\n  return 2 * x;\n}\n";
const FILE = "exercises/01-double/double.ts";

/** What is read when these commands are typed one after another. */
async function typed(course: Course, ...commands: string[]): Promise<string> {
  const pages: string[] = [];
  for (const command of commands) {
    pages.push(`$ numkata ${command}\n${told(await course.run(...command.split(" ")))}`);
  }
  return pages.join("\n\n");
}

const read = (course: Course, path: string = FILE): Buffer => readFileSync(join(course.folder, path));

/** A program that writes its arguments, one a line, into `opened.txt`. */
function writeEditor(course: Course, path: string): string {
  course.write(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "${course.folder}/opened.txt"\n`);
  chmodSync(join(course.folder, path), 0o755);
  return join(course.folder, path);
}

/** What stands on the terminal of somebody who asks for the solution and presses `keys` when asked back. */
async function answered(course: Course, keys: string): Promise<string> {
  const talk = new Conversation(course.folder, ["solution", "double"]);
  await talk.answer("[y/N]", keys);
  return (await talk.ends()).trim();
}

const opened = (course: Course): string =>
  read(course, "opened.txt").toString().replaceAll(course.folder, "<course>").trim();

test.concurrent("from the first exercise to the last", async ({ expect }) => {
  const course = await tinyCourse();
  expect(await typed(course, "list", "next")).toMatchInlineSnapshot(`
    "$ numkata list
    A Tiny Course

    → · 01-double  4 points  Double
      · 02-center  3 points  Center
      · 03-root    2 points  Root

    0 of 3 exercises passed when last graded.
    Next: npx numkata grade double
    [exit code 0]

    $ numkata next
    Double
      Give back twice the number.

      exercises/01-double/double.ts
      npx numkata show double
    [exit code 0]"
  `);
  course.write(FILE, RIGHT);
  await course.run("grade", "double");
  expect(await typed(course, "list", "next", "next", "next")).toMatchInlineSnapshot(`
    "$ numkata list
    A Tiny Course

    → ✓ 01-double  4 points  Double
      · 02-center  3 points  Center
      · 03-root    2 points  Root

    1 of 3 exercises passed when last graded.
    Next: npx numkata next
    [exit code 0]

    $ numkata next
    Center
      Subtract the mean from every number.

      exercises/02-center/center.ts
      npx numkata show center
    [exit code 0]

    $ numkata next
    Root
      Give back the square root of a number that has one.

      exercises/03-root/root.ts
      npx numkata show root

    02-center is not done yet; it comes again after the last one.
    [exit code 0]

    $ numkata next
    Center
      Subtract the mean from every number.

      exercises/02-center/center.ts
      npx numkata show center

    03-root is not done yet; it comes again after the last one.
    [exit code 0]"
  `);
  for (const path of ["02-center/center.ts", "03-root/root.ts"])
    course.write(`exercises/${path}`, read(course, `solutions/${path}`));
  await course.run("grade", "center");
  expect(await typed(course, "next")).toMatchInlineSnapshot(`
    "$ numkata next
    Root
      Give back the square root of a number that has one.

      exercises/03-root/root.ts
      npx numkata show root
    [exit code 0]"
  `);
  await course.run("grade");
  expect(await typed(course, "next", "list")).toMatchInlineSnapshot(`
    "$ numkata next
    Well done! Every exercise passed when it was last graded.
    Grade them all once more, to see that they still do:
      npx numkata grade
    [exit code 0]

    $ numkata list
    A Tiny Course

      ✓ 01-double  4 points  Double
      ✓ 02-center  3 points  Center
    → ✓ 03-root    2 points  Root

    3 of 3 exercises passed when last graded.
    Next: npx numkata grade
    [exit code 0]"
  `);
  rmSync(join(course.folder, ".numkata"), { recursive: true });
  await course.run("grade");
  expect(await typed(course, "hint")).toMatchInlineSnapshot(`
    "$ numkata hint
    [stderr]
    numkata hint: every exercise passes, so say which one: numkata hint 01-double
    [exit code 2]"
  `);
});

test.concurrent("list in a narrow window, and in colour", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(".numkata/progress.txt", "01-double passed\n");
  const list = async (env: Record<string, string>): Promise<string> =>
    told(await numkata(course.folder, ["list"], env)).replaceAll("\u001b", "ESC");
  expect(await list({ COLUMNS: "30" })).toMatchInlineSnapshot(`
    "A Tiny Course

      ✓ 01-double  4 points
        Double
    → · 02-center  3 points
        Center
      · 03-root    2 points
        Root

    1 of 3 exercises passed when
    last graded.
    Next: npx numkata grade center
    [exit code 0]"
  `);
  expect(await list({ FORCE_COLOR: "1" })).toMatchInlineSnapshot(`
    "ESC[1mA Tiny CourseESC[22m

    ESC[32m  ✓ 01-doubleESC[39m  4 points  Double
    ESC[1m→ · 02-centerESC[22m  3 points  Center
      · 03-root    2 points  Root

    1 of 3 exercises passed when last graded.
    Next: ESC[36mnpx numkata grade centerESC[39m
    [exit code 0]"
  `);
});

test.concurrent("breaking a done exercise makes it pending again", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(FILE, RIGHT);
  await course.run("grade");
  const progress = (): string => read(course, ".numkata/progress.txt").toString();
  expect(progress()).toMatchInlineSnapshot(`
    "# Your progress, kept by numkata. Delete a line, or the file, to forget it.
    01-double passed
    "
  `);
  course.write(FILE, RIGHT.replace("2", "3"));
  await course.run("grade", "--solutions");
  expect(progress()).toMatch(/double passed/);
  await course.run("grade", "double");
  expect(progress()).toMatchInlineSnapshot(`
    "# Your progress, kept by numkata. Delete a line, or the file, to forget it.
    current: 01-double
    "
  `);
});

describe("hint", () => {
  test.concurrent("shows one more each time", async ({ expect }) => {
    const course = await tinyCourse();
    expect(await typed(course, "hint double", "hint", "hint", "hint root --all")).toMatchInlineSnapshot(`
      "$ numkata hint double
      Double, hint 1 of 2
        Which operator multiplies?

      1 more hint: npx numkata hint double
      [exit code 0]

      $ numkata hint
      Double, hint 1 of 2
        Which operator multiplies?

      Double, hint 2 of 2
        \`x * 2\`

      That was the last hint.
      To read what it asks for:  npx numkata show double
      To see one way to do it:   npx numkata solution double
      [exit code 0]

      $ numkata hint
      Double, hint 1 of 2
        Which operator multiplies?

      Double, hint 2 of 2
        \`x * 2\`

      These are all the hints.
      To read what it asks for:  npx numkata show double
      To see one way to do it:   npx numkata solution double
      [exit code 0]

      $ numkata hint root --all
      Root, hint 1 of 2
        Where do negative numbers go?

      Root, hint 2 of 2
        \`throw new RangeError(...)\`

      That was the last hint.
      To read what it asks for:  npx numkata show root
      To see one way to do it:   npx numkata solution root
      [exit code 0]"
    `);
  });

  test.concurrent("of an exercise that does not exist, or of two", async ({ expect }) => {
    expect(await typed(await tinyCourse(), "hint duoble", "hint 1 2")).toMatchInlineSnapshot(`
      "$ numkata hint duoble
      [stderr]
      "duoble" is not an exercise of this course. Did you mean 01-double?
      [exit code 2]

      $ numkata hint 1 2
      [stderr]
      numkata hint: one exercise at a time: numkata hint 1
      [exit code 2]"
    `);
  });
});

describe("reset", () => {
  test.concurrent("and back", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(FILE, RIGHT);
    expect(await typed(course, "reset double", "reset double", "reset double --undo")).toMatchInlineSnapshot(`
      "$ numkata reset double
      exercises/01-double/double.ts is as it was at the start.
      What it was before is kept in .numkata/backup/01-double/double.1.ts. To bring it back:
        npx numkata reset double --undo
      [exit code 0]

      $ numkata reset double
      exercises/01-double/double.ts is as it was at the start: there is nothing to reset.
      [exit code 0]

      $ numkata reset double --undo
      exercises/01-double/double.ts is again what was kept in .numkata/backup/01-double/double.1.ts.
        npx numkata grade double
      [exit code 0]"
    `);
    expect(read(course).toString()).toBe(RIGHT);
  });

  test.concurrent("twice, and undo until there is nothing older", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(FILE, "// first\n");
    await course.run("reset", "double");
    course.write(FILE, "// second\n");
    await course.run("reset", "double");
    course.write(FILE, "// third, never reset\n");
    expect(await typed(course, "reset --undo", "reset --undo", "reset --undo")).toMatchInlineSnapshot(`
      "$ numkata reset --undo
      exercises/01-double/double.ts is again what was kept in .numkata/backup/01-double/double.2.ts.
      What it replaced is kept in .numkata/backup/01-double/double.3.ts.
        npx numkata grade double
      [exit code 0]

      $ numkata reset --undo
      exercises/01-double/double.ts is again what was kept in .numkata/backup/01-double/double.1.ts.
      What it replaced is kept in .numkata/backup/01-double/double.2.ts.
        npx numkata grade double
      [exit code 0]

      $ numkata reset --undo
      [stderr]
      exercises/01-double/double.ts: there is no older version to bring back. What resets put away is in
      .numkata/backup/01-double.
      [exit code 2]"
    `);
    const kept = readdirSync(join(course.folder, ".numkata/backup/01-double")).toSorted();
    expect(kept.map((name) => `${name}: ${read(course, `.numkata/backup/01-double/${name}`).toString().trim()}`))
      .toMatchInlineSnapshot(`
      [
        "double.1.ts: // first",
        "double.2.ts: // second",
        "double.3.ts: // third, never reset",
      ]
    `);
  });

  test.concurrent("keeps bytes of any kind", async ({ expect }) => {
    const course = await tinyCourse();
    const files = [
      Buffer.from(RIGHT.replaceAll("\n", "\r\n")),
      Buffer.from(`\uFEFF${RIGHT}`, "utf16le"),
      Buffer.of(0xef, 0xbb, 0xbf, 0x0d, 0x00, 0xff, 0xc3, 0x28, 0x0a, 0x1a),
      Buffer.of(),
    ];
    for (const bytes of files) {
      course.write(FILE, bytes);
      await course.run("reset", "double");
      expect(read(course)).not.toEqual(bytes);
      await course.run("reset", "double", "--undo");
      expect(read(course)).toEqual(bytes);
    }
  });

  test.concurrent("a file that is gone", async ({ expect }) => {
    const course = await tinyCourse();
    rmSync(join(course.folder, FILE));
    expect(await typed(course, "open double", "reset double", "reset double")).toMatchInlineSnapshot(`
      "$ numkata open double
      [stderr]
      exercises/01-double/double.ts is missing. This makes it anew: numkata reset 01-double
      [exit code 2]

      $ numkata reset double
      exercises/01-double/double.ts was missing and is there again, as it was at the start.
      [exit code 0]

      $ numkata reset double
      exercises/01-double/double.ts is as it was at the start: there is nothing to reset.
      [exit code 0]"
    `);
  });

  test.concurrent("where nothing can be written", async ({ expect }) => {
    const course = await tinyCourse();
    course.write(FILE, RIGHT);
    course.write(".numkata", "a file in the way");
    expect(await typed(course, "reset double", "hint double")).toMatchInlineSnapshot(`
      "$ numkata reset double
      [stderr]
      exercises/01-double/double.ts cannot be reset: another file is in the way. Your file is as it was.
      [exit code 2]

      $ numkata hint double
      Double, hint 1 of 2
        Which operator multiplies?

      1 more hint: npx numkata hint double
      [stderr]
      .numkata/progress.txt cannot be written: another file is in the way. What you do now is not remembered.
      [exit code 0]"
    `);
    expect(read(course).toString()).toBe(RIGHT);
    expect((await course.run("grade", "double")).code).toBe(0);
  });
});

test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "a course that may only be read",
  async ({ expect }) => {
    const course = await tinyCourse();
    course.write(FILE, RIGHT);
    const folders = ["", "exercises/01-double"].map((path) => join(course.folder, path));
    for (const folder of folders) chmodSync(folder, 0o555);
    expect(await typed(course, "reset double", "hint double")).toMatchInlineSnapshot(`
      "$ numkata reset double
      [stderr]
      exercises/01-double/double.ts cannot be reset: there is no permission to write here. Your file is as
      it was.
      [exit code 2]

      $ numkata hint double
      Double, hint 1 of 2
        Which operator multiplies?

      1 more hint: npx numkata hint double
      [stderr]
      .numkata/progress.txt cannot be written: there is no permission to write here. What you do now is not remembered.
      [exit code 0]"
    `);
    for (const folder of folders) chmodSync(folder, 0o755);
  },
);

test.concurrent("the solution, before a pass and after", async ({ expect }) => {
  const course = await tinyCourse();
  expect(await typed(course, "solution double", "solution double --yes")).toMatchInlineSnapshot(`
    "$ numkata solution double
    [stderr]
    01-double has not passed yet. There are 2 hints left: npx numkata hint double
    To see the solution all the same: npx numkata solution double --yes
    [exit code 2]

    $ numkata solution double --yes
    One way to write double. Read it, put it away, and write your own:

    export function double(x: number): number {
      return x * 2;
    }
    [exit code 0]"
  `);
  course.write(FILE, RIGHT);
  await course.run("grade", "double");
  expect(await typed(course, "solution")).toMatchInlineSnapshot(`
    "$ numkata solution
    Your double passes. This is how the course does it:

    export function double(x: number): number {
      return x * 2;
    }
    [exit code 0]"
  `);
  rmSync(join(course.folder, "solutions/01-double"), { recursive: true });
  expect(await typed(course, "solution")).toMatchInlineSnapshot(`
    "$ numkata solution
    [stderr]
    solutions/01-double/double.ts is not there: this course came without it. Ask who gave you the course.
    [exit code 2]"
  `);
});

test.skipIf(noPty !== undefined)("at a terminal the solution is asked for", async ({ expect }) => {
  const course = await tinyCourse();
  expect(await answered(course, "n\r")).toMatchInlineSnapshot(`
    "01-double has not passed yet. There are 2 hints left: npx numkata hint double
    Show the solution all the same? [y/N] n
    code=0"
  `);
  expect(await answered(course, "y\r")).toContain("return x * 2;");
  for (const nothing of ["\r", "\u0004"]) expect(await answered(course, nothing)).not.toContain("return x * 2;");
  expect(await answered(course, "\u0003")).toMatch(/code=130$/);
});

test.concurrent("a broken progress file is set aside", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(".numkata/progress.txt", "01-double passed\n<<<<<<< ours\n02-center hints 1\n");
  expect(await typed(course, "list", "hint center")).toMatchInlineSnapshot(`
    "$ numkata list
    A Tiny Course

      ✓ 01-double  4 points  Double
    → · 02-center  3 points  Center
      · 03-root    2 points  Root

    1 of 3 exercises passed when last graded.
    Next: npx numkata grade center
    [stderr]
    .numkata/progress.txt could not be read in full. It is kept as .numkata/progress.broken-1.txt; what could be read goes on. To do the rest anew: npx numkata grade
    [exit code 0]

    $ numkata hint center
    Center, hint 1 of 2
      What is the mean of the result?

    Center, hint 2 of 2
      \`np.subtract(v, np.mean(v))\`

    That was the last hint.
    To read what it asks for:  npx numkata show center
    To see one way to do it:   npx numkata solution center
    [exit code 0]"
  `);
  expect(read(course, ".numkata/progress.broken-1.txt").toString()).toContain("<<<<<<< ours");
  rmSync(join(course.folder, ".numkata/progress.txt"));
  mkdirSync(join(course.folder, ".numkata/progress.txt"));
  course.write(FILE, RIGHT);
  const { code, err } = await course.run("grade", "double");
  expect([code, err]).toMatchInlineSnapshot(`
    [
      0,
      ".numkata/progress.txt could not be read in full. It is kept as .numkata/progress.broken-2.txt; what could be read goes on. To do the rest anew: npx numkata grade
    ",
    ]
  `);
  expect(read(course, ".numkata/progress.txt").toString()).toContain("01-double passed");
});

describe.skipIf(process.platform === "win32")("open", () => {
  const shown = async (course: Course, env: Record<string, string>): Promise<string> =>
    told(await numkata(course.folder, ["open", "double"], env));

  test.concurrent("VISUAL before EDITOR, with arguments and quotes", async ({ expect }) => {
    const course = await tinyCourse();
    const editor = writeEditor(course, "my-editor");
    const page = await shown(course, { VISUAL: `${editor} --wait 'two words'`, EDITOR: "false" });
    expect(page).toMatchInlineSnapshot(`
      "Opening exercises/01-double/double.ts with <course>/my-editor --wait 'two words' (from VISUAL).
      [exit code 0]"
    `);
    expect(opened(course)).toMatchInlineSnapshot(`
      "--wait
      two words
      <course>/exercises/01-double/double.ts"
    `);
  });

  test.concurrent("an editor in a folder with spaces, quoted or not", async ({ expect }) => {
    const course = await tinyCourse();
    const editor = writeEditor(course, "my editors/ed");
    for (const EDITOR of [editor, `"${editor}"`]) {
      rmSync(join(course.folder, "opened.txt"), { force: true });
      expect((await numkata(course.folder, ["open", "double"], { EDITOR, VISUAL: " " })).code).toBe(0);
      expect(opened(course)).toBe("<course>/exercises/01-double/double.ts");
    }
  });

  test.concurrent("VS Code where no editor is named", async ({ expect }) => {
    const course = await tinyCourse();
    writeEditor(course, "bin/code");
    const PATH = `${course.folder}/bin:/usr/bin:/bin`;
    expect(await shown(course, { PATH })).toMatchInlineSnapshot(`
      "Opening exercises/01-double/double.ts with code (VISUAL and EDITOR are not set).
      [exit code 0]"
    `);
    expect(opened(course)).toBe("<course>/exercises/01-double/double.ts");
  });

  test.concurrent("no editor at all, or one that fails", async ({ expect }) => {
    const course = await tinyCourse();
    expect(await shown(course, { PATH: "/nowhere" })).toMatchInlineSnapshot(`
      "[stderr]
      There is no editor to open exercises/01-double/double.ts with: VISUAL and EDITOR are not set, and VS Code's "code" is not on the PATH. Set one, as in: export EDITOR=nano
      [exit code 2]"
    `);
    expect(await shown(course, { EDITOR: "exit 3;" })).toMatchInlineSnapshot(`
      "Opening exercises/01-double/double.ts with exit 3; (from EDITOR).
      [stderr]
      exit 3; (from EDITOR) ended with exit code 3. The file is <course>/exercises/01-double/double.ts
      [exit code 2]"
    `);
    const missing = await numkata(course.folder, ["open", "double"], { EDITOR: "no-such-editor" });
    expect(missing.err).toContain("no-such-editor (from EDITOR) ended with exit code 127. Is it installed?");
  });
});

test.concurrent("words that these commands do not take", async ({ expect }) => {
  const course = await tinyCourse();
  expect(await typed(course, "list double", "next double", "reset --undoo", "solution --force", "open 7"))
    .toMatchInlineSnapshot(`
    "$ numkata list double
    [stderr]
    numkata list: it takes no exercise. Read one: numkata show double
    [exit code 2]

    $ numkata next double
    [stderr]
    numkata next: it takes no exercise. Work on one: numkata open double
    [exit code 2]

    $ numkata reset --undoo
    [stderr]
    numkata reset: unknown option --undoo. Did you mean --undo?
    [exit code 2]

    $ numkata solution --force
    [stderr]
    numkata solution: unknown option --force. It takes --yes, --diff.
    [exit code 2]

    $ numkata open 7
    [stderr]
    "7" is not an exercise of this course. The exercises are 01-double, 02-center, 03-root.
    [exit code 2]"
  `);
});

test.concurrent("nothing of it is written where nothing was done", async ({ expect }) => {
  const course = await tinyCourse();
  await typed(course, "list", "grade", "reset double", "solution double", "verify");
  expect(existsSync(join(course.folder, ".numkata"))).toBe(false);
  writeFileSync(join(course.folder, "exercises/01-double/exercise.yaml"), "title: [");
  expect((await course.run("hint", "double")).code).toBe(2);
});
