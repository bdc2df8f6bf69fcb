// numkata new: the files of an exercise, from options or from questions, that verify finds nothing wrong with.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { Conversation } from "./conversation.ts";
import { type Course, told, tinyCourse } from "./numkata.ts";
import { noPty } from "./pty.ts";

/** Everything in a course, so that "nothing was made" can be told. */
function files({ folder }: Course): readonly string[] {
  return ["exercises", "solutions"].flatMap((room) =>
    readdirSync(join(folder, room), { recursive: true, encoding: "utf8" }).map((path) => `${room}/${path}`),
  );
}

test.concurrent("from options, and ready to be verified and graded", async ({ expect }) => {
  const course = await tinyCourse();
  const made = await course.run(
    "new",
    "relu",
    "--title=ReLU",
    "--summary",
    "Replace every negative number by zero.",
    "--param",
    "z: array [m, n], one row",
    "--returns",
    "array [m, n], the positive numbers",
  );
  expect(told(made)).toMatchInlineSnapshot(`
    "04-relu is there, and everything in it fits together:

      exercises/04-relu/exercise.yaml  the spec: write at every TODO
      solutions/04-relu/relu.ts        the solution: a stand-in
      solutions/04-relu/mistakes.ts    a wrong way to write it: a stand-in
      exercises/04-relu/relu.ts        the stub, made from the spec

    Next:
      npx numkata verify relu
    [exit code 0]"
  `);
  // How many lines explain other keys is the schema's business.
  const verified = told(await course.run("verify", "relu")).replace(/(yaml, lines) .*/, "$1 ...");
  expect(verified).toMatchInlineSnapshot(`
    "· 04-relu             2 cases; the solution passes, the stub is ready, 1 mistake told apart
        TODO in exercises/04-relu/exercise.yaml, lines ...
        TODO in solutions/04-relu/relu.ts, line 4.
        TODO in solutions/04-relu/mistakes.ts, line 6.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
  expect(readFileSync(join(course.folder, "exercises/04-relu/relu.ts"), "utf8")).toMatchInlineSnapshot(`
    "import * as np from "numkata/np";

    /**
     * Replace every negative number by zero. Leave z as it is.
     *
     * @param z (m, n) array: one row
     * @returns (m, n) array: the positive numbers
     */
    export function relu(z: np.NDArray): np.NDArray {
      throw new Error("not implemented");
    }
    "
  `);
  expect((await course.run("grade", "relu")).out).toContain("04-relu is not started yet");
});

test.concurrent("with nothing said but the name", async ({ expect }) => {
  const course = await tinyCourse();
  expect((await course.run("new", "logSumExp")).out).toContain("exercises/04-log-sum-exp/logSumExp.ts");
  const verified = await course.run("verify", "log-sum-exp");
  expect(verified.out).toContain("the solution passes, the stub is ready");
  expect(verified.code).toBe(1);
});

test.concurrent("many kinds of functions in one course, each right at once", async ({ expect }) => {
  const course = await tinyCourse();
  const functions: readonly (readonly [name: string, params: readonly string[], returns: string])[] = [
    ["affine", ["x: array [m, n]", "w: array [n]", "b: number"], "array [m]"],
    ["flatten", ["image: array [length, height, 3]"], "array [length*height*3, 1]"],
    ["either", ["z: number or array"], "number or array"],
    ["everything", ["s: string", "o: object", "l: list", "q: null", "b: boolean"], "object"],
    ["large", ["image: array [64, 64, 3]"], "number"],
    ["clash", ["m: number", "n: array [m, n]"], "array [m, n]"],
  ];
  for (const [name, params, returns] of functions) {
    const run = await course.run("new", name, ...params.flatMap((each) => ["--param", each]), "--returns", returns);
    expect(told(run)).toContain("[exit code 0]");
  }
  const { out } = await course.run("verify", ...functions.map(([name]) => name));
  expect(out.split("\n").filter((line) => /^\S/.test(line))).toMatchInlineSnapshot(`
    [
      "· 04-affine           2 cases; the solution passes, the stub is ready, 1 mistake told apart",
      "· 05-flatten          2 cases; the solution passes, the stub is ready, 1 mistake told apart",
      "· 06-either           2 cases; the solution passes, the stub is ready, 1 mistake told apart",
      "· 07-everything       1 case; the solution passes, the stub is ready, 1 mistake told apart",
      "· 08-large            1 case; the solution passes, the stub is ready, 1 mistake told apart",
      "· 09-clash            2 cases; the solution passes, the stub is ready, 1 mistake told apart",
      "6 of 6 exercises need work.",
    ]
  `);
});

describe("nothing is made of", () => {
  test.concurrent("what cannot be understood", async ({ expect }) => {
    const course = await tinyCourse();
    const before = files(course);
    const wrong: readonly (readonly string[])[] = [
      [],
      ["relu", "tanh"],
      ["--title", "ReLU"],
      ["double"],
      ["relu", "--parm", "z: array"],
      ["relu", "--title"],
      ["relu", "--param", "z: array", "--param", "z: number"],
      ["relu", "--param", "x: array [1000, 1000]"],
      ["relu", "--returns", "null"],
    ];
    const said: string[] = [];
    for (const words of wrong) said.push(`${words.join(" ")}\n  ${told(await course.run("new", ...words))}`);
    expect(said.join("\n").replaceAll("[stderr]\n", "")).toMatchInlineSnapshot(`
      "
        numkata new: say what it is called: numkata new relu
      [exit code 2]
      relu tanh
        numkata new: one exercise at a time: numkata new relu
      [exit code 2]
      --title ReLU
        numkata new: say what it is called: numkata new relu
      [exit code 2]
      double
        numkata new: 01-double is there already, and stays as it is. Take another name.
      [exit code 2]
      relu --parm z: array
        numkata new: unknown option --parm. Did you mean --param?
      [exit code 2]
      relu --title
        numkata new: --title needs something behind it.
      [exit code 2]
      relu --param z: array --param z: number
        numkata new: two parameters are called "z".
      [exit code 2]
      relu --param x: array [1000, 1000]
        numkata new: nothing was made: x could have 1000000 elements; 100000 is the most. Make its axes shorter.
      [exit code 2]
      relu --returns null
        numkata new: null alone is no answer that could be wrong. Say what else it returns, and that first.
      [exit code 2]"
    `);
    expect(files(course)).toEqual(before);
  });

  test.concurrent("an exercise whose solutions are there already", async ({ expect }) => {
    const course = await tinyCourse();
    mkdirSync(join(course.folder, "solutions/04-relu"));
    writeFileSync(join(course.folder, "solutions/04-relu/mine.ts"), "");
    const before = files(course);
    expect(told(await course.run("new", "relu"))).toMatchInlineSnapshot(`
      "[stderr]
      solutions/04-relu cannot be made: the folder is not empty. Nothing was changed.
      [exit code 2]"
    `);
    expect(files(course)).toEqual(before);
  });
});

describe.skipIf(noPty !== undefined)("at a terminal", () => {
  test.concurrent("it asks, says what it does not understand, and asks again", async ({ expect }) => {
    const course = await tinyCourse();
    const talk = new Conversation(course.folder, ["new"]);
    await talk.answer("Name, as in log-sum-exp: ", "double\r");
    await talk.answer("Name, as in log-sum-exp: ", "relu\r");
    await talk.answer("Title [Relu]: ", "ReLU\r");
    await talk.answer("What it does, in one sentence: ", "Replace every negative number by zero.\r");
    await talk.answer("Function [relu]: ", "\r");
    await talk.answer("First [x: array [n]]: ", "z: aray\r");
    await talk.answer("First [x: array [n]]: ", "z: array [m, n], one row\r");
    await talk.answer("Next, or Enter: ", "z: number\r");
    await talk.answer("Next, or Enter: ", "\r");
    await talk.answer("It returns [array [m, n]]: ", "\r");
    expect(await talk.ends()).toMatchInlineSnapshot(`
      "A new exercise. Enter takes what stands in [ ]; Ctrl-C leaves everything as it is.

      Name, as in log-sum-exp: double
        01-double is there already, and stays as it is. Take another name.
      Name, as in log-sum-exp: relu
      Title [Relu]: ReLU
      What it does, in one sentence: Replace every negative number by zero.
      Function [relu]:

      Parameters, as in  z: array [m, n], one row for each sample  or  rate: number
      First [x: array [n]]: z: aray
        "aray" is not a type, for z. Did you mean "array"?
      First [x: array [n]]: z: array [m, n], one row
      Next, or Enter: z: number
        two parameters are called "z".
      Next, or Enter:
      It returns [array [m, n]]:


      04-relu is there, and everything in it fits together:

        exercises/04-relu/exercise.yaml  the spec: write at every TODO
        solutions/04-relu/relu.ts        the solution: a stand-in
        solutions/04-relu/mistakes.ts    a wrong way to write it: a stand-in
        exercises/04-relu/relu.ts        the stub, made from the spec

      Next:
        npx numkata verify relu

      code=0
      "
    `);
    expect((await course.run("verify", "relu")).out).toContain("the solution passes, the stub is ready");
  });

  test.concurrent("lines that are pasted all at once are answers too", async ({ expect }) => {
    const course = await tinyCourse();
    const talk = new Conversation(course.folder, ["new"]);
    await talk.answer("Name, as in log-sum-exp: ", "relu\rReLU\r\r\rz: array [m]\rk: number\r\rnumber\r");
    expect(await talk.ends()).toContain("code=0");
    const spec = readFileSync(join(course.folder, "exercises/04-relu/exercise.yaml"), "utf8");
    expect(spec).toContain("title: ReLU");
    expect(spec).toMatch(/z: \{ type: array, shape: \[m\].*\n +k: \{ type: number.*\n +returns: \{ type: number/);
  });

  test.concurrent("Ctrl-C and Ctrl-D leave nothing behind", async ({ expect }) => {
    const course = await tinyCourse();
    const before = files(course);
    const interrupted = new Conversation(course.folder, ["new", "relu"]);
    await interrupted.answer("Title [Relu]: ", "\r");
    await interrupted.answer("What it does, in one sentence: ", "\u0003");
    expect(await interrupted.ends()).toContain("code=130");
    const ended = new Conversation(course.folder, ["new"]);
    for (let times = 0; times < 3; times++) await ended.answer("Name, as in log-sum-exp: ", "\u0004");
    expect(await ended.ends()).toContain("Nothing was made.\ncode=2");
    expect(files(course)).toEqual(before);
  });
});
