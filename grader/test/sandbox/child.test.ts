// A child that is nobody's harness: whatever it says or does, it ends as something a report can tell.

import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { bundle } from "../../sandbox/bundle.ts";
import { Child } from "../../sandbox/child.ts";
import type { Answer } from "../../sandbox/exchange.ts";
import { MAX_FRAME_BYTES } from "../../sandbox/frames.ts";

/** How a child ends that runs this instead of the harness, with `say` (a frame) and `write` (bytes on fd 3) at hand. */
async function endingOf(hostile: string, interruptible = false): Promise<unknown> {
  return endingOfSource(sourceOf(hostile), interruptible);
}

function sourceOf(hostile: string): string {
  return `
    import { closeSync, readSync, writeSync } from "node:fs";
    const write = (bytes) => writeSync(3, bytes);
    const say = (message) => {
      const body = Buffer.from(JSON.stringify(message)), length = Buffer.alloc(4);
      length.writeUInt32LE(body.length);
      write(Buffer.concat([length, body]));
    };
    const hear = () => {
      const length = Buffer.alloc(4);
      readSync(0, length, 0, 4, null);
      const body = Buffer.alloc(length.readUInt32LE());
      for (let filled = 0; filled < body.length; ) filled += readSync(0, body, filled, body.length - filled, null);
      return JSON.parse(body);
    };
    export async function serve() { ${hostile} }`;
}

function childOf(source: string): Child {
  return new Child({ id: "", harness: bundle("hostile.js", { "hostile.js": source }), np: "" }, 256);
}

async function endingOfSource(source: string, interruptible = false): Promise<unknown> {
  const child = childOf(source);
  try {
    const request = { entry: "e/f.ts", functionName: "f", eager: true, interruptible, runs: [[]] };
    const { replies, ending } = await child.ask(request, () => 2000);
    return ending ?? replies;
  } finally {
    child.kill();
  }
}

const broke = (detail: string): object => ({ kind: "broke-protocol", detail });

describe("a child that", () => {
  test.each([
    [
      "answers as asked",
      'const { nonce } = hear(); say({ kind: "loaded", nonce, printed: 0 }); say({ kind: "called", nonce, printed: 0, result: { kind: "threw", error: { name: "", message: "", frames: [] } } });',
      [{ kind: "loaded" }, { kind: "called" }],
    ],
    ["writes junk", 'write("junk that is long enough");', broke("a message of 1802401130 bytes was announced")],
    [
      "announces more than it may",
      `const length = Buffer.alloc(4); length.writeUInt32LE(${MAX_FRAME_BYTES + 1}); write(length);`,
      broke(`a message of ${MAX_FRAME_BYTES + 1} bytes was announced`),
    ],
    ["sends what is not JSON", "write(Buffer.from([2, 0, 0, 0, 0x7b, 0x7b]));", broke("a message that is not JSON")],
    ["sends what is no answer", "hear(); say([1, 2]);", broke("not an object")],
    [
      "sends an answer of no known kind",
      'const { nonce } = hear(); say({ kind: "passed", nonce, printed: 0 });',
      broke("an answer of no known kind"),
    ],
    [
      "answers somebody else",
      'hear(); say({ kind: "loaded", nonce: "1", printed: 0 });',
      broke("an answer that nobody asked for"),
    ],
    [
      "answers before it was asked",
      'say({ kind: "loaded", nonce: "", printed: 0 }); hear();',
      broke("an answer that nobody asked for"),
    ],
    [
      "says called before loaded",
      'const { nonce } = hear(); say({ kind: "called", nonce, printed: 0, result: { kind: "threw", error: { name: "", message: "", frames: [] } } });',
      broke("answers out of order"),
    ],
    [
      "says loaded twice",
      'const { nonce } = hear(); for (let i = 0; i < 2; i += 1) say({ kind: "loaded", nonce, printed: 0 });',
      broke("answers out of order"),
    ],
    ["ends without an answer", "hear();", { kind: "exited", code: 0 }],
    ["closes the grader's channel and goes on", "closeSync(3); for (;;);", { kind: "timed-out", by: "cpu" }],
    [
      "hears nothing and sleeps",
      "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
      { kind: "timed-out", by: "wall" },
    ],
    [
      "says to have been interrupted, and was not",
      'const { nonce } = hear(); say({ kind: "loaded", nonce, printed: 0 }); say({ kind: "interrupted", nonce, printed: 0 });',
      broke("answers out of order"),
    ],
    ["throws", 'throw new Error("x");', { kind: "exited", code: 1 }],
    ["floods its output", 'for (;;) writeSync(1, "x".repeat(65536));', { kind: "too-much-output" }],
    ["floods its error output", 'for (;;) writeSync(2, "x".repeat(65536));', { kind: "too-much-output" }],
    [
      "answers byte by byte, and never to the end",
      `const length = Buffer.alloc(4); length.writeUInt32LE(2 ** 20); write(length);
       for (;;) { write(Buffer.from("[")); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); }`,
      { kind: "timed-out", by: "wall" },
    ],
    ["runs out of memory", "const hog = []; for (;;) hog.push(new Array(1000).fill(0));", { kind: "out-of-memory" }],
    ["kills itself", 'process.kill(process.pid, "SIGKILL");', { kind: "crashed", signal: "SIGKILL" }],
  ])("%s", async (_, hostile, ending) => {
    expect(await endingOf(hostile)).toMatchObject(ending);
  });
});

/** The grader's own loop stands still. */
function wait(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test("what is printed before the last reply is there with it, however the two arrive", async () => {
  const child = childOf(
    sourceOf(`
      const { nonce } = hear();
      writeSync(1, "first");
      say({ kind: "loaded", nonce, printed: 5 });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 800);
      writeSync(1, "last");
      const error = { name: "", message: "", frames: [] };
      say({ kind: "called", nonce, printed: 4, result: { kind: "threw", error } });
      hear();`),
  );
  try {
    const request = { entry: "e/f.ts", functionName: "f", eager: true, interruptible: false, runs: [[]] };
    const asked = child.ask(request, () => 60_000);
    await setImmediate();
    // A print and a reply lie there together; while the print is looked at, the others come, and the replies are read as one.
    const push = child.output.push.bind(child.output);
    child.output.push = (chunk) => (wait(1000), push(chunk));
    wait(400);
    const { replies } = await asked;
    expect(child.output.take(replies.map(({ printed }) => printed)).map(({ text }) => text)).toEqual([
      "first",
      "last",
      "",
    ]);
  } finally {
    child.kill();
  }
});

test("a child that answers more than it was asked is not asked again", async () => {
  const child = childOf(
    sourceOf(`
      const { nonce } = hear();
      const error = { name: "", message: "", frames: [] };
      say({ kind: "loaded", nonce, printed: 0 });
      for (let i = 0; i < 2; i += 1) say({ kind: "called", nonce, printed: 0, result: { kind: "threw", error } });
      hear();
      hear();`),
  );
  const request = { entry: "e/f.ts", functionName: "f", eager: true, interruptible: false, runs: [[]] };
  try {
    const answers = [await child.ask(request, () => 2000), await child.ask(request, () => 2000)];
    expect(answers).toMatchObject([
      { replies: [{}, {}], ending: undefined },
      { replies: [], ending: broke("an answer that nobody asked for") },
    ]);
  } finally {
    child.kill();
  }
});

test("a call that came back is not told to stop while its output is waited for", async () => {
  const child = childOf(
    sourceOf(`
      const error = { name: "", message: "", frames: [] };
      for (;;) {
        const { nonce } = hear();
        say({ kind: "loaded", nonce, printed: 0 });
        say({ kind: "called", nonce, printed: 1, result: { kind: "threw", error } });
      }`),
  );
  const request = { entry: "e/f.ts", functionName: "f", eager: true, interruptible: true, runs: [[]] };
  const ask = (): Promise<Answer> => child.ask(request, (answered) => (answered === 0 ? 60_000 : 200));
  try {
    const answers = [await ask()];
    const asked = ask();
    // The one byte never comes, and each turn of the loop is a long one.
    for (let turn = 0; turn < 100; turn += 1) {
      await setImmediate();
      wait(5);
    }
    answers.push(await asked, await ask());
    const cameBack = { replies: [{}, {}], ending: undefined };
    expect(answers).toMatchObject([cameBack, cameBack, cameBack]);
  } finally {
    child.kill();
  }
});

describe("a child that is told to stop", () => {
  const late = { kind: "timed-out", by: "cpu" };
  const hearing = 'const { nonce } = hear(); say({ kind: "loaded", nonce, printed: 0 });';
  const result = '{ kind: "threw", error: { name: "", message: "", frames: [] } }';

  test.each([
    ["ends of it", "for (;;);", late],
    ["does not listen", 'process.on("SIGINT", () => {}); for (;;);', late],
    [
      "answers after all",
      `${hearing} process.once("SIGINT", () => say({ kind: "called", nonce, printed: 0, result: ${result} })); await new Promise(() => setInterval(() => {}, 1e6));`,
      { ...late, by: "wall" },
    ],
    [
      "answers junk",
      `${hearing} process.once("SIGINT", () => say([])); await new Promise(() => setInterval(() => {}, 1e6));`,
      { by: "wall" },
    ],
  ])("and %s was late", async (_, hostile, ending) => {
    expect(await endingOf(hostile, true)).toMatchObject({ kind: "timed-out", ...ending });
  });
});

describe("the rights of a child", () => {
  test("there is nothing of the grader's environment in its own", async () => {
    const foreign = "Object.keys(process.env).filter((name) => !/^(PWD|OLDPWD|SHLVL|_)$/.test(name))";
    expect(await endingOf(`process.exit(${foreign}.length);`)).toEqual({ kind: "exited", code: 0 });
  });

  test.each([
    ["read a file", 'readFileSync("/etc/passwd")'],
    ["write a file", 'writeFileSync("/tmp/numkata-was-here", "")'],
    ["list a folder", 'readdirSync("/")'],
  ])("it cannot %s", async (_, call) => {
    const name = call.slice(0, call.indexOf("("));
    const program = `export async function serve() { try { ${call}; process.exit(40); } catch (error) { process.exit(error.code === "ERR_ACCESS_DENIED" ? 41 : 42); } }`;
    expect(await endingOfSource(`import { ${name} } from "node:fs";\n${program}`)).toEqual({
      kind: "exited",
      code: 41,
    });
  });

  test("it cannot start a process", async () => {
    const program =
      'export async function serve() { try { spawnSync("true"); process.exit(40); } catch (error) { process.exit(error.code === "ERR_ACCESS_DENIED" ? 41 : 42); } }';
    expect(await endingOfSource(`import { spawnSync } from "node:child_process";\n${program}`)).toEqual({
      kind: "exited",
      code: 41,
    });
  });
});
