// Words that the command line does not understand: a sentence on stderr and exit code 2.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { emptyFolder, numkata, told, tinyCourse } from "./numkata.ts";

async function say(...words: string[]): Promise<string> {
  return told(await (await tinyCourse()).run(...words));
}

test.concurrent("an unknown command, with the nearest", async ({ expect }) => {
  expect(await say("grad")).toMatchInlineSnapshot(`
    "[stderr]
    numkata: unknown command "grad". Did you mean "numkata grade"?
    [exit code 2]"
  `);
});

test.concurrent("an unknown command, with all there are", async ({ expect }) => {
  expect(await say("frobnicate")).toMatchInlineSnapshot(`
    "[stderr]
    numkata: unknown command "frobnicate". The commands are grade, watch, show, list, next, open, hint, solution, reset, batch, gradebook, report, export, verify, new, init, release, expected, import, stub, help, version.
    [exit code 2]"
  `);
});

test.concurrent("a flag without a command", async ({ expect }) => {
  expect(await say("--solutions")).toMatchInlineSnapshot(`
    "[stderr]
    numkata: the command comes first, as in: numkata grade --solutions
    [exit code 2]"
  `);
});

test.concurrent("an unknown flag, with the nearest", async ({ expect }) => {
  expect(await say("grade", "--solution")).toMatchInlineSnapshot(`
    "[stderr]
    numkata grade: unknown option --solution. Did you mean --solutions?
    [exit code 2]"
  `);
});

test.concurrent("an unknown flag, with all there are", async ({ expect }) => {
  expect(await say("grade", "--fast")).toMatchInlineSnapshot(`
    "[stderr]
    numkata grade: unknown option --fast. It takes --solutions, --json, --sandbox, --reporter, --output.
    [exit code 2]"
  `);
});

test.concurrent("a flag that another command has", async ({ expect }) => {
  expect(await say("verify", "--solutions")).toMatchInlineSnapshot(`
    "[stderr]
    numkata verify: unknown option --solutions. It takes --fix, --watch, --tolerance, --json, --sandbox.
    [exit code 2]"
  `);
});

test.concurrent("an exercise that does not exist, with the nearest", async ({ expect }) => {
  expect(await say("grade", "doubel")).toMatchInlineSnapshot(`
    "[stderr]
    "doubel" is not an exercise of this course. Did you mean 01-double?
    [exit code 2]"
  `);
});

test.concurrent("an exercise that does not exist, with all there are", async ({ expect }) => {
  expect(await say("grade", "softmax")).toMatchInlineSnapshot(`
    "[stderr]
    "softmax" is not an exercise of this course. The exercises are 01-double, 02-center, 03-root.
    [exit code 2]"
  `);
});

test.concurrent("a number that no exercise has", async ({ expect }) => {
  expect(await say("grade", "7")).toMatchInlineSnapshot(`
    "[stderr]
    "7" is not an exercise of this course. The exercises are 01-double, 02-center, 03-root.
    [exit code 2]"
  `);
});

test.concurrent("a name that could be several", async ({ expect }) => {
  expect(await say("grade", "o")).toMatchInlineSnapshot(`
    "[stderr]
    "o" could be 01-double or 03-root. Say which, or give its number.
    [exit code 2]"
  `);
});

test.concurrent("a stub of nothing", async ({ expect }) => {
  expect(await say("stub")).toMatchInlineSnapshot(`
    "[stderr]
    numkata stub: say which exercise, and only one: numkata stub softmax
    [exit code 2]"
  `);
});

test.concurrent("a stub of two", async ({ expect }) => {
  expect(await say("stub", "1", "2")).toMatchInlineSnapshot(`
    "[stderr]
    numkata stub: say which exercise, and only one: numkata stub softmax
    [exit code 2]"
  `);
});

test.concurrent("no course here or above", async ({ expect }) => {
  expect(told(await numkata(emptyFolder(), ["grade"]))).toMatchInlineSnapshot(`
    "[stderr]
    <course>: no course here or above: a course is a folder with exercises/course.yaml. Go to your course's folder, or begin with the one that comes along: cp -r "<numkata>/exercises" "<numkata>/solutions" .
    [exit code 2]"
  `);
});

test.concurrent("a course without exercises", async ({ expect }) => {
  const course = await tinyCourse();
  const folder = join(course.folder, "inner");
  course.write("inner/exercises/course.yaml", "title: Nothing yet\n");
  expect(told(await numkata(folder, ["grade"]))).toMatchInlineSnapshot(`
    "[stderr]
    <course>/inner/exercises has no exercises yet. Each is a folder with an exercise.yaml.
    [exit code 2]"
  `);
});

test.concurrent("the course is found from a folder inside of it", async ({ expect }) => {
  const course = await tinyCourse();
  const folder = join(course.folder, "exercises", "01-double", "notes");
  mkdirSync(folder);
  expect((await numkata(folder, ["grade", "--solutions", "1"])).code).toBe(0);
});

test.concurrent("an exercise is named by id, number, part, function, folder or file, and each counts once", async ({
  expect,
}) => {
  const course = await tinyCourse();
  const { code, out } = await course.run(
    "grade",
    "--solutions",
    "03-root",
    "1",
    "01",
    "doub",
    "exercises/02-center/",
    "exercises/03-root/root.ts",
  );
  expect(code).toBe(0);
  expect(out.match(/0\d-\w+/g)).toEqual(["01-double", "02-center", "03-root"]);
});

test.concurrent("help is given wherever it is asked for", async ({ expect }) => {
  const course = await tinyCourse();
  const wanted = await course.run("help");
  for (const words of [[], ["--help"], ["-h"], ["grade", "--help"], ["stub", "-h"], ["help", "verify"]]) {
    expect(await course.run(...words), words.join(" ")).toEqual(wanted);
  }
});

test.concurrent("help is one screen", async ({ expect }) => {
  expect(await say("help")).toMatchInlineSnapshot(`
    "numkata: exercises for numerical programming in TypeScript, graded on your machine

      numkata grade [exercise...]    run your code against the exercises and say what is wrong
          --solutions                grade the reference solutions instead
          --json                     one JSON document for other programs
          --reporter <name>          github (annotations and a summary), gradescope, exercism or junit
          --output <file>            write the report into a file
          --sandbox strict           with more walls (Linux with bubblewrap); watch, verify and batch take it too
      numkata watch [exercise]       one exercise on the whole terminal, graded at every save
      numkata show <exercise>        read what an exercise teaches and asks for
      numkata list                   the exercises: ✓ done, · pending, → the current one
      numkata next                   go on to the next exercise that is not done
      numkata open [exercise]        open your file in your editor
      numkata hint [exercise]        one hint more each time
          --all                      all of them
      numkata solution [exercise]    how the course does it; before you pass it asks first
          --yes                      do not ask
          --diff                     your file and the solution, line by line
      numkata reset [exercise]       begin again; what you wrote is kept
          --undo                     bring it back
      numkata stub <exercise>        print the file you start from, as it was
      numkata batch <submissions>    for instructors: grades a class, from folders, zip files or a download
          --out <folder>             where the results go; run it again, and it goes on
          --all                      grade unchanged submissions again
          --dry-run                  only tell who would move, and why
          --times <file>             when everybody handed in, for a course with a rule for who is late
          --jobs <n>                 how many at once
      numkata gradebook <out>        for instructors: who got what; or one learner, by a part of the name
          --failing <exercise>, --exercise <exercise>, --fault, --by-hand, --clusters, --json
          set <learner> <exercise> <points>; comment <learner> [exercise] <text>, or --cluster <exercise> <key> <text>;
          late <learner> <percent>; waive <learner>; clear <learner> [exercise]: no regrade takes back what you say
          --reason <text>            why, for set, late and waive; --force, for set: more points than there are
          --only <what>              for clear: points, comment or late alone; --cluster as above
      numkata report <out>           for instructors: a class's results as pages for a browser
      numkata export <out>           for instructors: a class's grades for other systems, from a batch's results
          --to <system>              csv, canvas, moodle or junit
          --roster <file>            who there is, as Canvas or Moodle exports it; --column: where the grades go
          --map <file>               who is who, where names do not say: lines of learner,id
          --dry-run                  only tell who is found and who is not
          --out-of <points>          scale the points; --by, --no-feedback: for Moodle; --output <file>
      numkata verify [exercise...]   for authors: specs are valid, solutions pass, stubs fail, cases notice what is wrong
          --fix                      add the cases that are missing
          --tolerance                between what the tolerance lies: rounding, and the nearest mistake
          --watch                    again at every save
          --json                     one JSON document for other programs
      numkata new [name]             for authors: the files of a new exercise; asks what it is about, or takes
          --title, --summary, --function, --param "z: array [m, n], one row a sample", --returns "array [m]"
      numkata expected <exercise>    for authors: fills in what the cases do not say, from the solution
          --case <name>              this one, whatever it says; --all: those too that say something else
          --check                    only show it
      numkata import <file>          for authors: exercises from Exercism's canonical-data.json
          --into <course>, --id <name>
      numkata init <folder>          for authors: a course of your own
      numkata release <folder>       for authors: the course as learners get it, without solutions
          --force                    in place of an earlier release
      numkata version                the version

    open, hint, solution and reset without a name mean the exercise you last graded alone, opened or went to.
    An exercise is named by its id (06-softmax), its number (6) or a part of its name (soft).
    Exit codes: 0 all passed, 1 something did not pass, 2 cannot grade, 3 a bug in numkata.
    [exit code 0]"
  `);
});

test.concurrent("the version", async ({ expect }) => {
  const { code, out } = await (await tinyCourse()).run("--version");
  expect(code).toBe(0);
  expect(out).toMatch(/^numkata \d+\.\d+\.\d+ on Node \d+\.\d+\.\d+\n$/);
});
