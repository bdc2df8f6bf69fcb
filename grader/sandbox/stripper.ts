// Strips the types from TypeScript in a helper process, started when the first source needs it.

import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { encodeFrame, FrameReader } from "./frames.ts";
import type { StripResult } from "./strip-helper.ts";

/** Longer than any honest source takes, even on a busy machine. */
const PATIENCE_MS = 30_000;

export class Stripper {
  #helper: Helper | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** Sources are stripped one after another. Never rejects. */
  strip(source: string): Promise<StripResult> {
    const result = this.#queue.then(() => this.#stripNow(source));
    this.#queue = result;
    return result;
  }

  close(): void {
    this.#helper?.kill();
    this.#helper = undefined;
  }

  async #stripNow(source: string): Promise<StripResult> {
    this.#helper ??= new Helper();
    const result = await this.#helper.strip(source);
    if (result.kind === "failed") this.close();
    return result;
  }
}

class Helper {
  readonly #process: ChildProcess;
  readonly #reader = new FrameReader();
  #answer: (result: StripResult) => void = () => {};

  constructor() {
    const program = fileURLToPath(new URL(`./strip-helper${import.meta.url.slice(-3)}`, import.meta.url));
    this.#process = spawn(process.execPath, ["--no-warnings", program], { stdio: ["pipe", "pipe", "ignore"] });
    this.#process.on("exit", () => this.#answer({ kind: "failed", message: "the type stripper ended" }));
    this.#process.on("error", (error) => this.#answer({ kind: "failed", message: error.message }));
    this.#process.stdin?.on("error", () => {});
    this.#process.stdout?.on("data", (chunk: Buffer) => {
      for (const result of this.#reader.push(chunk)) {
        const isAnswer = result.kind === "frame" && isStripResult(result.message);
        this.#answer(isAnswer ? result.message : { kind: "failed", message: "an answer that makes no sense" });
      }
    });
  }

  async strip(source: string): Promise<StripResult> {
    const answer = new Promise<StripResult>((resolve) => (this.#answer = resolve));
    const timer = setTimeout(() => this.#answer({ kind: "failed", message: "no answer" }), PATIENCE_MS);
    this.#process.stdin?.write(encodeFrame(source));
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  kill(): void {
    this.#process.kill("SIGKILL");
  }
}

function isStripResult(message: unknown): message is StripResult {
  return typeof message === "object" && message !== null && "kind" in message;
}
