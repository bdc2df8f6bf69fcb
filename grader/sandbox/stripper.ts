// Strips the types from TypeScript in a helper process, started when the first source needs it. Whatever a source does
// to the helper, it costs that source its result and no other: the helper is limited, watched and replaced.

import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { encodeFrame, FrameReader } from "./frames.ts";
import { killGroup, leashed } from "./leash.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { StripResult } from "./strip-helper.ts";

/**
 * Ten times what the longest source takes that people write. In CPU time where that can be measured; by the clock on the
 * wall a busy machine needs more.
 */
export const STRIP_MS = process.platform === "linux" ? 5000 : 30_000;
/** Five times what the worst source was seen to take. */
const MEMORY_MIB = 1024;

export class Stripper {
  #helper: Helper | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #closings = 0;

  /** Sources are stripped one after another, each within `timeoutMs`. Never rejects. */
  strip(source: string, timeoutMs: number = STRIP_MS): Promise<StripResult> {
    const result = this.#queue.then(() => this.#stripNow(source, timeoutMs));
    this.#queue = result;
    return result;
  }

  /** Ends the helper, and with it what is being stripped. A source that comes later starts another. */
  close(): void {
    this.#closings += 1;
    this.#dismiss();
  }

  async #stripNow(source: string, timeoutMs: number): Promise<StripResult> {
    const isUsed = this.#helper !== undefined;
    const closings = this.#closings;
    const result = await this.#ask(source, timeoutMs);
    if (result.kind !== "failed" || !isUsed || closings !== this.#closings) return result;
    // An earlier source may be the guilty one: what fails in a helper that is not new is tried in one that is.
    return this.#ask(source, timeoutMs / 4);
  }

  async #ask(source: string, timeoutMs: number): Promise<StripResult> {
    this.#helper ??= new Helper();
    const result = await this.#helper.strip(source, timeoutMs);
    if (result.kind === "failed") this.#dismiss();
    return result;
  }

  #dismiss(): void {
    this.#helper?.kill();
    this.#helper = undefined;
  }
}

class Helper {
  readonly #process: ChildProcess;
  readonly #reader = new FrameReader();
  #failure: StripResult | undefined;
  /** From then on its number may be another's. */
  #isGone = false;
  #answer: (result: StripResult) => void = () => {};

  constructor() {
    this.#process = start();
    this.#process.on("exit", () => {
      this.#fail("the type stripper ended");
      this.kill();
      this.#isGone = true;
    });
    this.#process.on("error", (error) => this.#fail(error.message));
    // A helper that is gone shows in its exit event; a failed write to it says nothing more.
    this.#process.stdin?.on("error", () => {});
    this.#process.stdout?.on("data", (chunk: Buffer) => {
      for (const result of this.#reader.push(chunk)) {
        const isAnswer = result.kind === "frame" && isStripResult(result.message);
        if (isAnswer) this.#answer(result.message);
        else this.#fail("an answer that makes no sense");
      }
    });
  }

  async strip(source: string, timeoutMs: number): Promise<StripResult> {
    // It may have ended after its last answer.
    if (this.#failure !== undefined) return this.#failure;
    const answer = new Promise<StripResult>((resolve) => (this.#answer = resolve));
    const stopwatch = new Stopwatch(
      () => this.#process.pid,
      timeoutMs,
      MEMORY_MIB,
      () => this.#fail("too much"),
    );
    this.#process.stdin?.write(encodeFrame(source));
    try {
      return await answer;
    } finally {
      stopwatch.stop();
    }
  }

  kill(): void {
    if (!this.#isGone) killGroup(this.#process);
    for (const stream of this.#process.stdio) stream?.destroy();
  }

  #fail(message: string): void {
    this.#failure ??= { kind: "failed", message };
    this.#answer(this.#failure);
  }
}

/** Node that may read its own program and nothing else, and that does not outlive the grader. */
function start(): ChildProcess {
  const program = fileURLToPath(new URL(`./strip-helper${import.meta.url.slice(-3)}`, import.meta.url));
  const own = fileURLToPath(new URL("*", import.meta.url));
  const rights = ["--permission", `--allow-fs-read=${own}`];
  const node = [process.execPath, ...rights, "--disable-sigusr1", "--no-warnings", program] as const;
  if (process.platform === "win32") {
    const env = { SystemRoot: process.env["SystemRoot"] ?? "" };
    return spawn(node[0], node.slice(1), { stdio: ["pipe", "pipe", "ignore"], env, windowsHide: true });
  }
  const { command, stdio } = leashed(node, ["pipe", "pipe", "ignore"], "ulimit -c 0; ulimit -f 0");
  return spawn(command[0], command.slice(1), { stdio, env: {}, detached: true, cwd: "/" });
}

function isStripResult(message: unknown): message is StripResult {
  if (typeof message !== "object" || message === null) return false;
  const { kind, code, message: text, line, column } = { ...message } as Readonly<Record<string, unknown>>;
  switch (kind) {
    case "stripped":
      return typeof code === "string";
    case "syntax":
    case "unsupported":
      return typeof text === "string" && Number.isSafeInteger(line) && Number.isSafeInteger(column);
    default:
      return kind === "failed" && typeof text === "string";
  }
}
