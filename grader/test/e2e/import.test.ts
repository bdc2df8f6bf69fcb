import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, numkata, type Run, told, tinyCourse } from "./numkata.ts";

const CUPS = {
  exercise: "tea-party",
  cases: [
    {
      description: "Pouring",
      cases: [
        {
          uuid: "u-1",
          description: "the first guest",
          property: "pour",
          input: { guests: ["Ann"], cups: 2 },
          expected: { Ann: 2 },
        },
        {
          description: "the last guest gets less",
          property: "pour",
          input: { guests: ["Ann", "Bo"], cups: 3 },
          expected: { Ann: 2, Bo: 1 },
        },
        {
          description: "nobody is there",
          property: "pour",
          input: { guests: [], cups: 1 },
          expected: { error: "nobody is there" },
        },
      ],
    },
    {
      description: "rows of one, two and three",
      property: "rows",
      input: { count: 3 },
      expected: [[1], [1, 2], [1, 2, 3]],
    },
  ],
};

const POUR = `export function pour(guests: unknown[], cups: number): Record<string, unknown> {
  if (guests.length === 0) throw new Error("nobody is there: who should drink?");
  let left = cups;
  const share = (): number => {
    const poured = Math.min(2, left);
    left -= poured;
    return poured;
  };
  return Object.fromEntries(guests.map((guest) => [guest, share()]));
}
`;

const ROWS = `export function rows(count: number): unknown[] {
  return Array.from({ length: count }, (_, row) => Array.from({ length: row + 1 }, (_, at) => at + 1));
}
`;

function fileOf(data: object): string {
  const path = join(emptyFolder(), "canonical-data.json");
  writeFileSync(path, JSON.stringify(data));
  return path;
}

test("Exercism's data become exercises that are graded like any other", async () => {
  const course = await tinyCourse();
  const path = fileOf(CUPS);
  writeFileSync(join(path, "../description.md"), "# Description\n\nPour the tea.\n\n  1. One cup.\n");
  expect(told(await course.run("import", path))).toMatchInlineSnapshot(`
    "04-tea-party-pour and 05-tea-party-rows are there:

      exercises/04-tea-party-pour/exercise.yaml  3 cases; write at every TODO
      exercises/04-tea-party-pour/pour.ts        the stub, made from the spec
      solutions/04-tea-party-pour/pour.ts        no solution yet: that cannot be imported
      exercises/05-tea-party-rows/exercise.yaml  1 case; write at every TODO
      exercises/05-tea-party-rows/rows.ts        the stub, made from the spec
      solutions/05-tea-party-rows/rows.ts        no solution yet: that cannot be imported

    Next:
      npx numkata verify tea-party-pour
      npx numkata verify tea-party-rows
    [exit code 0]"
  `);
  expect(readFileSync(join(course.folder, "exercises/04-tea-party-pour/exercise.yaml"), "utf8")).toContain(
    "prompt: |\n  Pour the tea.\n\n    1. One cup.\nfunction:",
  );
  // What is left to do is told, and the solution first of all.
  const { code, out } = await course.run("verify", "tea-party-rows");
  expect([code, out.includes("TODO in solutions/05-tea-party-rows/rows.ts, line 2.")]).toEqual([1, true]);

  course.write("solutions/04-tea-party-pour/pour.ts", POUR);
  course.write("solutions/05-tea-party-rows/rows.ts", ROWS);
  expect((await course.run("grade", "--solutions", "4", "5")).code).toBe(0);
  course.write("exercises/04-tea-party-pour/pour.ts", POUR.replace("Math.min(2, left)", "2"));
  course.write("exercises/05-tea-party-rows/rows.ts", ROWS.replace("row + 1", "row"));
  expect(told(await course.run("grade", "4", "5"))).toMatchInlineSnapshot(`
    "A Tiny Course

    ✗ 04-tea-party-pour    2/3 cases    2/3 points  wrong value
    ✗ 05-tea-party-rows    0/1 cases    0/1 points  wrong shape

    ✗ pour, Pouring: the last guest gets less
      exercises/04-tea-party-pour/pour.ts

      result.Bo is 2, expected 1 (off by 1; it must match exactly).

      input  pour(["Ann", "Bo"], 3)

      → Work out result.Bo by hand, and \`console.log\` the values between your steps: where do they part?

    0 of 2 exercises pass · 2 of 4 points · 99 ms
    Next: Tea party pour
      exercises/04-tea-party-pour/pour.ts
      npx numkata grade tea-party-pour
    [exit code 1]"
  `);
});

test("into another course, under another name, and what cannot be imported", async () => {
  const course = await tinyCourse();
  const elsewhere = emptyFolder();
  const from = (words: readonly string[]): Promise<Run> => numkata(elsewhere, ["import", ...words]);
  const lost = { description: "b", property: "rows", input: { count: "@" }, expected: 1 };
  const path = fileOf({ ...CUPS, cases: [...CUPS.cases.slice(1), lost] });
  writeFileSync(path, readFileSync(path, "utf8").replace('"@"', "12345678901234567890123"));
  expect(told(await from([path, "--into", course.folder, "--id", "counting"]))).toMatchInlineSnapshot(`
    "Left out, since no spec can say it:
      $.cases[1].input.count: 12345678901234567890123 is too large to be held exactly by a JavaScript
        number.

    04-counting is there:

      exercises/04-counting/exercise.yaml  1 case; write at every TODO
      exercises/04-counting/rows.ts        the stub, made from the spec
      solutions/04-counting/rows.ts        no solution yet: that cannot be imported

    Next:
      npx numkata verify counting
    [exit code 1]"
  `);
  const runs = [
    await from([path, "--into", course.folder, "--id", "counting"]),
    await from([path]),
    await from([path, "--into", "."]),
    await from(["nothing.json", "--into", course.folder]),
    await from(["--into", course.folder]),
    await from([fileOf([]), "--into", course.folder]),
    await from([fileOf({ ...CUPS, cases: [7] }), "--into", course.folder]),
  ];
  expect(runs.map((run) => told(run).replaceAll(/\S+canonical/g, "<file>canonical")).join("\n")).toMatchInlineSnapshot(`
    "[stderr]
    numkata import: 04-counting is there already, and stays as it is. Take another name. --id gives it another: --id tea-party
    [exit code 2]
    [stderr]
    <course>: no course here or above: a course is a folder with exercises/course.yaml. Go to your course's folder, or begin with the one that comes along: cp -r "<numkata>/exercises" "<numkata>/solutions" .
    [exit code 2]
    [stderr]
    . is no course: a course is a folder with exercises/course.yaml.
    [exit code 2]
    [stderr]
    nothing.json cannot be read: there is no such file.
    [exit code 2]
    [stderr]
    numkata import: say which file, and only one: numkata import canonical-data.json
    [exit code 2]
    [stderr]
    <file>canonical-data.json: $: this is no object with exercise and cases.
    [exit code 2]
    [stderr]
    <file>canonical-data.json has no case that can be imported. $.cases[0]: a case is an object with description, property, input and expected.
    [exit code 2]"
  `);
  expect(readdirSync(elsewhere)).toEqual([]);
});
