// What stands around a child: tried from inside by a program that is nobody's harness and has every right that Node can
// give, so that only the fence is left to forbid.

import { once } from "node:events";
import { readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Fence, openFence, SandboxRefused } from "../../sandbox/fence.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { HAS_BUBBLEWRAP, WITHOUT_BUBBLEWRAP } from "../bubblewrap.ts";
import { F, LIMITS, submissionOf, theProgram } from "./sandboxes.ts";

describe.runIf(HAS_BUBBLEWRAP)(`inside of the strict fence${WITHOUT_BUBBLEWRAP}`, () => {
  let fence: Fence;
  beforeAll(async () => {
    fence = await openFence("strict");
  });
  afterAll(() => fence.close());

  /** What the harness's bootstrap does first, where the grader is root. */
  function become(): string {
    const { identity } = fence.entry ?? {};
    if (identity === undefined) return "";
    return `process.setgroups([]); process.setgid(${identity.gid}); process.setuid(${identity.uid});`;
  }

  /** What a script prints, run by Node without any of its own limits. */
  async function printed(script: string): Promise<string> {
    const inside = `const { readFileSync, writeFileSync, readdirSync } = require("node:fs"); ${become()} ${script}`;
    const child = fence.start([process.execPath, "-e", inside], 512);
    let out = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (out += text));
    await once(child, "close");
    return out;
  }

  const code = (call: string): string =>
    `try { ${call}; console.log("done"); } catch (error) { console.log(error.code); }`;

  test.each([
    ["read the grader", `readFileSync(${JSON.stringify(import.meta.filename)})`],
    ["read the system's files", 'readFileSync("/etc/passwd")'],
    ["see processes", 'readdirSync("/proc")'],
    ["see a home", 'readdirSync("/home")'],
    ["find a temporary folder", 'readdirSync("/tmp")'],
  ])("nobody can %s", async (_, call) => {
    expect(await printed(code(call))).toBe("ENOENT\n");
  });

  test.each(["/x", "/lib/x", "/node"])("nobody can write %s", async (path) => {
    expect(await printed(code(`writeFileSync(${JSON.stringify(path)}, "x")`))).toMatch(
      /^(EROFS|ENOENT|ETXTBSY|EACCES)\n$/,
    );
  });

  test("there is Node, and what it needs, and nothing else", async () => {
    const folders = await printed('console.log(readdirSync("/").join(" "), Object.keys(process.env).join(" "))');
    expect(folders).toMatch(/^(lib|lib64|usr|node| )+ PWD\n$/);
  });

  test("no process can be started, also not in the place of this one's child", async () => {
    const spawn =
      'const { error } = require("node:child_process").spawnSync("/node", ["-v"]); console.log(error?.code);';
    expect(await printed(spawn)).toBe("EPERM\n");
  });

  test("threads still can: Node is built on them", async () => {
    const worker = 'new (require("node:worker_threads").Worker)("console.log(1)", { eval: true });';
    expect(await printed(worker)).toBe("1\n");
  });

  test("the grader's ports are out of reach, and so is everybody else's", async () => {
    const server = createServer((socket) => socket.end("here"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = address !== null && typeof address !== "string" ? address.port : 0;
    const connect = `require("node:net").connect(${port}, "127.0.0.1").on("error", (error) => console.log(error.code)).on("connect", () => console.log("connected"));`;
    try {
      expect(await printed(connect)).toBe("EPERM\n");
    } finally {
      server.close();
    }
  });

  test("it is nobody, without any power, in namespaces of its own", async () => {
    const child = fence.start(
      [process.execPath, "-e", `${become()} console.log(process.getuid()); setInterval(() => {}, 1000);`],
      512,
    );
    try {
      if (child.stdout === null || child.pid === undefined) throw new Error("it did not start");
      const [uid]: readonly unknown[] = await once(child.stdout, "data");
      expect(String(uid)).not.toBe(`${process.getuid?.()}\n`);
      const inner = fence.innermost(child.pid);
      const status = readFileSync(`/proc/${inner}/status`, "utf8");
      expect(status).toMatch(/^CapPrm:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(status).toMatch(/^Seccomp:\t2$/m);
      for (const each of ["net", "pid", "ipc", "uts", "mnt"])
        expect(readlinkSync(`/proc/${inner}/ns/${each}`)).not.toBe(readlinkSync(`/proc/self/ns/${each}`));
    } finally {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }
  });

  test("a submission is graded as in the default one", async () => {
    const source = `export function f(x: number): unknown {
      console.log("seen", x);
      return [x, x * 2];
    }`;
    const sandbox = new Sandbox(await theProgram(), await submissionOf({ [F.entry]: source }), undefined, fence);
    try {
      const args = { kind: "array", dtype: "float64", shape: [], data: Float64Array.of(2) } as const;
      expect(await sandbox.call(F, [args], LIMITS)).toMatchObject({
        kind: "returned",
        value: { shape: [2], data: Float64Array.of(2, 4) },
        output: { text: "seen 2\n" },
      });
    } finally {
      sandbox.close();
    }
  });

  test("what does not end is interrupted there too", async () => {
    const source = "let calls = 0; export const f = (): void => { calls += 1; console.log(calls); for (;;); };";
    const sandbox = new Sandbox(await theProgram(), await submissionOf({ [F.entry]: source }), undefined, fence);
    try {
      const outcomes = await sandbox.callGroups(F, [[[]], [[]], [[]]], { ...LIMITS, timeoutMs: 100 });
      expect(outcomes.flat().map(({ kind, output }) => [kind, output.text])).toEqual(
        [1, 2, 3].map((count) => ["timed-out", `${count}\n`]),
      );
    } finally {
      sandbox.close();
    }
  });

  test.each([
    ["a loop", "for (;;);", { kind: "timed-out", timeoutMs: 400 }],
    ["a wait", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);", { kind: "timed-out", timeoutMs: 400 }],
    ["an exit", "process.exit(5);", { kind: "exited", code: 5 }],
    [
      "a list without end",
      "const all: unknown[] = []; for (;;) all.push(new Array(1000).fill(0));",
      { kind: "out-of-memory" },
    ],
    [
      "buffers without end",
      "const all: unknown[] = []; for (;;) all.push(new Float64Array(1e5).fill(1));",
      { kind: "out-of-memory" },
    ],
    ["a flood", 'for (;;) console.log("x".repeat(65536));', { kind: "too-much-output" }],
  ])("%s is told as what it is", async (_, statement, outcome) => {
    const source = `export function f(x: number): number { if (x === 1) { ${statement} } return x; }`;
    const sandbox = new Sandbox(await theProgram(), await submissionOf({ [F.entry]: source }), undefined, fence);
    const number = (x: number) => ({ kind: "array", dtype: "float64", shape: [], data: Float64Array.of(x) }) as const;
    const timeoutMs = outcome.kind === "timed-out" ? 400 : 20_000;
    try {
      const groups = [[[number(0)]], [[number(1)]], [[number(2)]]];
      const outcomes = await sandbox.callGroups(F, groups, { timeoutMs, memoryMiB: 64 });
      expect(outcomes.flat()).toMatchObject([{ kind: "returned" }, outcome, { kind: "returned" }]);
    } finally {
      sandbox.close();
    }
  });
});

describe.runIf(HAS_BUBBLEWRAP)(`a fence that does not hold${WITHOUT_BUBBLEWRAP}`, () => {
  /** Strict, but with this taken from it. */
  async function weakened(start: (strict: Fence) => Partial<Fence>): Promise<Fence> {
    const strict = await openFence("strict");
    const { mode, innermost, nodeOptions, refusal, close, entry } = strict;
    const proven = (): void => {};
    return {
      mode,
      innermost,
      nodeOptions,
      refusal,
      close,
      proven,
      start: strict.start,
      ...(entry && { entry }),
      ...start(strict),
    };
  }

  test.each([
    [
      "nothing stands there",
      async () => {
        const { DEFAULT_FENCE } = await import("../../sandbox/fence.ts");
        return weakened(() => ({ start: DEFAULT_FENCE.start }));
      },
      /could reach what it must not/,
    ],
    [
      "the child dies before it has shown anything",
      () => weakened((strict) => ({ start: (_, memoryMiB) => strict.start(["false", "--no-such-option"], memoryMiB) })),
      /did not start|does not let/,
    ],
  ])("is refused: %s", async (_, open, message) => {
    const fence = await open();
    const sandbox = new Sandbox(
      await theProgram(),
      await submissionOf({ [F.entry]: "export const f = () => 1;" }),
      undefined,
      fence,
    );
    try {
      const call = sandbox.call(F, [], LIMITS);
      await expect(call).rejects.toThrow(SandboxRefused);
      await expect(call).rejects.toThrow(message);
    } finally {
      sandbox.close();
      fence.close();
    }
  });
});

describe.runIf(HAS_BUBBLEWRAP)(`a refusal says what to do${WITHOUT_BUBBLEWRAP}`, () => {
  test.each([
    [
      "where bubblewrap is missing",
      "sh: 1: exec: bwrap: not found",
      "bubblewrap is not installed. Install it: apt install bubblewrap",
    ],
    ["where dash has other words", "/bin/sh: line 1: exec: bwrap: not found", "apt install bubblewrap"],
    [
      "where namespaces are off",
      "bwrap: No permissions to create new namespace, likely because the kernel does not allow non-privileged user namespaces.",
      "kernel.unprivileged_userns_clone=1",
    ],
    [
      "on Ubuntu 24.04",
      "bwrap: setting up uid map: Permission denied",
      "kernel.apparmor_restrict_unprivileged_userns=0",
    ],
    [
      "in a container",
      "bwrap: Creating new namespace failed: Operation not permitted",
      "docker run --security-opt seccomp=unconfined",
    ],
    ["where bubblewrap is old", "bwrap: Unknown option --clearenv", "Is bubblewrap 0.5 or newer?"],
  ])("%s", async (_, said, advice) => {
    const fence = await openFence("strict");
    fence.close();
    const { message } = fence.refusal(undefined, said);
    expect(message).toMatch(/^sandbox strict cannot be used here, so nothing was graded: /);
    expect(message).toContain(advice);
  });
});
