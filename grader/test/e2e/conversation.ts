// A command in a pseudo-terminal that util-linux's `script` makes, and somebody who answers its questions.

import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
/** Of util-linux: runs a command in a pseudo-terminal. */
const SCRIPT = "script";
const PATIENCE_MS = 30_000;

export class Conversation {
  readonly #process: ChildProcess;
  #said = "";
  #heard = 0;
  #isClosed = false;
  #changed: () => void = () => {};

  constructor(folder: string, words: readonly string[]) {
    const command = ["exec", process.execPath, BIN, ...words].join(" ");
    this.#process = spawn(SCRIPT, ["-qefc", `stty cols 120; sh -c '${command}'; echo code=$?`, "/dev/null"], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", SHELL: "/bin/sh", NO_COLOR: "1" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#process.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.#said += text;
      this.#changed();
    });
    this.#process.on("close", () => {
      this.#isClosed = true;
      this.#changed();
    });
  }

  /** Waits for a question after the last one, and types the answer. */
  async answer(question: string, keys: string): Promise<void> {
    await this.#until(() => this.#said.indexOf(question, this.#heard) !== -1, question);
    this.#heard = this.#said.indexOf(question, this.#heard) + question.length;
    this.#process.stdin?.write(keys);
  }

  /** Waits for the end; everything that was said and typed, and the exit code. */
  async ends(): Promise<string> {
    await this.#until(() => this.#isClosed, "the end");
    const lines = stripVTControlCharacters(this.#said).split(/\r*\n/);
    return lines.map((line) => line.trimEnd()).join("\n");
  }

  close(): void {
    this.#process.kill("SIGKILL");
  }

  async #until(isSo: () => boolean, what: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`waited for ${what}, and saw:\n${this.#said}`)), PATIENCE_MS);
    this.#changed = () => {
      if (isSo()) resolve();
      else if (this.#isClosed) reject(new Error(`waited for ${what}, and it ended:\n${this.#said}`));
    };
    this.#changed();
    try {
      await promise;
    } finally {
      clearTimeout(timer);
    }
  }
}
