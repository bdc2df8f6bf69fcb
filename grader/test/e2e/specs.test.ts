// What an author reads whose spec is wrong: every problem with its place, on stderr, and exit code 2. Nothing is graded.

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Course, doubles, type Submission, told, tinyCourse } from "./numkata.ts";

const DOUBLE = "exercises/01-double/exercise.yaml";
const CENTER = "exercises/02-center/exercise.yaml";

/** Replaces one passage of a file; throws where there is no such passage, so that no test is about nothing. */
function slip({ folder, write }: Course, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${JSON.stringify(from)}`);
  write(
    path,
    text.replace(from, () => to),
  );
}

function slipped(from: string, to: string): Submission {
  return (course, folder) => slip(course, `${folder}/exercise.yaml`, from, to);
}

test("every problem of every file is said at once", async () => {
  const page = await doubles({
    "YAML that does not parse": slipped("title: Double", 'title: "Double'),
    "a tab where YAML wants spaces": slipped("  name: double", "\tname: double"),
    "an unknown key": slipped("hidden: true", "hiden: true"),
    "a case without expected, throws or generate": slipped("    expected: 4\n", ""),
    "a case that expects a value and an error": slipped("    expected: 4\n", "    expected: 4\n    throws: {}\n"),
    "expected of the wrong type": slipped("expected: 4", "expected: four"),
    "expected of the wrong shape": slipped("expected: 4", "expected: [[4]]"),
    "args of the wrong type": slipped("args: { x: 2 }", 'args: { x: "2" }'),
    "args of the wrong shape": slipped("args: { x: 2 }", "args: { x: [[2, 3], [4]] }"),
    "a misspelt parameter": slipped("args: { x: 2 }", "args: { y: 2 }"),
    "two cases of one name": slipped("name: a negative number", "name: two"),
    "a key written twice": slipped("title: Double\n", "title: Double\ntitle: Twice\n"),
    "a print that NumPy shortened": slipped("expected: 4", 'expected: { printed: "[1. ... 3.]" }'),
    "two slips": (course, folder) => {
      slip(course, `${folder}/exercise.yaml`, "summary:", "sumary:");
      slip(course, `${folder}/exercise.yaml`, "points: 2", "points: two");
    },
    "no spec": (course, folder) => rmSync(join(course.folder, folder, "exercise.yaml")),
    "a spec that is not text": (course, folder) =>
      course.write(`${folder}/exercise.yaml`, Buffer.from("\ufefftitle: Double\n", "utf16le")),
    "nothing wrong": () => {},
  });
  expect(page).toMatchInlineSnapshot(`
    "[stderr]
    exercises/01-double/exercise.yaml:1:8 this " is not closed. Add the closing ".
    exercises/02-double/exercise.yaml:5:1 this line is indented with a tab. YAML wants spaces: two for each level.
    exercises/03-double/exercise.yaml:22:5 unknown key "hiden" in case "a secret number". Did you mean "hidden"?
    exercises/04-double/exercise.yaml:13:5 case "two" does not say what must come back. Add expected (a value) or throws (an error), or let \`npx numkata expected 04-double\` fill in what the solution gives.
    exercises/05-double/exercise.yaml:16:5 case "two" has both expected and throws. Keep the one that is right.
    exercises/06-double/exercise.yaml:15:15 expected must be a number, but is the text "four".
    exercises/07-double/exercise.yaml:15:15 expected must be a number, but is an array of shape (1, 1).
    exercises/08-double/exercise.yaml:14:16 x must be a number, but is the text "2".
    exercises/09-double/exercise.yaml:14:25 an array's rows have one shape, but row 0 has 2, row 1 has 1, counted from 0. Make them alike.
    exercises/10-double/exercise.yaml:14:13 unknown parameter "y" in args. Did you mean "x"?
    exercises/11-double/exercise.yaml:16:11 two cases are called "two"; the first is on line 13. Give each its own name.
    exercises/12-double/exercise.yaml:2:1 the key "title" is written twice; the first is on line 1. Keep one.
    exercises/13-double/exercise.yaml:15:31 NumPy shortened this print with "..."; call np.set_printoptions(threshold=sys.maxsize) before printing, and paste it whole.
    exercises/14-double/exercise.yaml:2:1 unknown key "sumary" in the file. Did you mean "summary"?
    exercises/14-double/exercise.yaml:23:13 points must be a number, but is the text "two".
    exercises/15-double/exercise.yaml:1:1 this file is missing. Every folder in exercises/ is an exercise and needs its spec.
    exercises/16-double/exercise.yaml:1:1 this file is not saved as UTF-8 text. Save it again with that encoding.

    17 problems in the course's own files: nothing was graded.
    [exit code 2]"
  `);
});

test("an array of the wrong shape", async () => {
  const course = await tinyCourse();
  slip(course, CENTER, "expected: [-2, -1, 3]", "expected: [[-2, -1, 3]]");
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "[stderr]
    exercises/02-center/exercise.yaml:15:15 expected has shape (1, 3), but the function says (n,).

    1 problem in the course's own files: nothing was graded.
    [exit code 2]"
  `);
});

test("an unknown key in the course's own file", async () => {
  const course = await tinyCourse();
  slip(course, "exercises/course.yaml", "timeoutMs", "timeoutMS");
  expect(told(await course.run("grade", "double"))).toMatchInlineSnapshot(`
    "[stderr]
    exercises/course.yaml:3:13 unknown key "timeoutMS" in limits. Did you mean "timeoutMs"?

    1 problem in the course's own files: nothing was graded.
    [exit code 2]"
  `);
});

test("a spec that nobody asked about stops nobody, and a mended one is read anew", async () => {
  const course = await tinyCourse();
  slip(course, CENTER, "seed: 3", "sead: 3");
  slip(course, DOUBLE, "expected: 4", "expected: 5");
  const broken = await course.run("grade", "double", "--solutions");
  slip(course, DOUBLE, "expected: 5", "expected: 4");
  const mended = await course.run("grade", "double", "--solutions");
  expect([broken.code, mended.code]).toEqual([1, 0]);
});

test("a stub needs a valid spec as well", async () => {
  const course = await tinyCourse();
  slip(course, DOUBLE, "summary:", "sumary:");
  expect(told(await course.run("stub", "double"))).toMatchInlineSnapshot(`
    "[stderr]
    exercises/01-double/exercise.yaml:2:1 unknown key "sumary" in the file. Did you mean "summary"?

    1 problem in the course's own files: nothing was graded.
    [exit code 2]"
  `);
});
