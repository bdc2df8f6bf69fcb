// The real `numkata watch` in a pseudo-terminal that util-linux's `script` makes, and the screen as somebody sees it.

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
/** Of util-linux: runs a command in a pseudo-terminal. */
const SCRIPT = "script";
const PICTURE = "\u001B[?2026h\u001B[H";
const PICTURE_END = "\u001B[J\u001B[?2026l";
const PATIENCE_MS = 30_000;

/** Why there is no pseudo-terminal to test with, if there is none. */
export const noPty: string | undefined =
  process.platform !== "linux" || spawnSync(SCRIPT, ["--version"]).status !== 0
    ? "this machine has no `script` of util-linux"
    : undefined;

export type PtyOptions = {
  readonly size?: { readonly rows: number; readonly columns: number } | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Start it from a shell with job control, which stays when the loop ends or is stopped. */
  readonly inShell?: boolean;
};

export class Pty {
  /** Everything that was ever written, escape sequences and all. */
  raw = "";
  readonly #process: ChildProcess;
  #isClosed = false;
  #changed: () => void = () => {};

  /** Starts the loop in a window of this size. After it the shell says `code=` and how it found the terminal. */
  constructor(folder: string, words: readonly string[] = [], { size, env, inShell = false }: PtyOptions = {}) {
    const { rows, columns } = size ?? { rows: 40, columns: 80 };
    const watch = ["exec", process.execPath, BIN, "watch", ...words].join(" ");
    const run = `sh -c 'echo pid=$$; ${watch}'; echo code=$?; stty -a`;
    const script = [`stty rows ${rows} cols ${columns}`, "echo tty=$(tty)", inShell ? "exec sh -i" : run].join("; ");
    this.#process = spawn(SCRIPT, ["-qfc", script, "/dev/null"], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", SHELL: "/bin/sh", NO_COLOR: "1", PS1: "$ ", ...env },
      stdio: ["pipe", "pipe", "inherit"],
    });
    if (inShell) this.press(`${run}\n`);
    this.#process.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.raw += text;
      this.#changed();
    });
    this.#process.on("close", () => {
      this.#isClosed = true;
      this.#changed();
    });
  }

  /** The newest picture that is whole, without colours and trailing spaces. */
  get screen(): string {
    const end = this.raw.lastIndexOf(PICTURE_END);
    return textOf(this.raw.slice(this.raw.lastIndexOf(PICTURE, end) + PICTURE.length, end));
  }

  /** All pictures that are whole, from the place `from` of what was written. */
  picturesSince(from: number): readonly string[] {
    const parts = this.raw.slice(from).split(PICTURE).slice(1);
    return parts.flatMap((part) => (part.includes(PICTURE_END) ? [textOf(part.split(PICTURE_END)[0] ?? "")] : []));
  }

  get pid(): number {
    return Number(/pid=(\d+)/.exec(this.raw)?.[1]);
  }

  press(keys: string): void {
    this.#process.stdin?.write(keys);
  }

  resize(rows: number, columns: number): void {
    const tty = /tty=(\S+)/.exec(this.raw)?.[1] ?? "";
    execFileSync("stty", ["-F", tty, "rows", String(rows), "cols", String(columns)]);
  }

  /** Waits for a picture with all of these texts, and gives it back. */
  async sees(...texts: readonly string[]): Promise<string> {
    await this.#until(() => texts.every((text) => this.screen.includes(text)), texts.join(" | "));
    return this.screen;
  }

  /** Waits for a picture with none of these texts. */
  async lacks(...texts: readonly string[]): Promise<void> {
    await this.#until(() => !texts.some((text) => this.screen.includes(text)), `no ${texts.join(" | ")}`);
  }

  /** Waits for a picture no wider than `columns`: `stty` sets rows and columns one after the other, each with a picture. */
  async fits(columns: number): Promise<string> {
    const isNarrow = (): boolean => this.screen.split("\n").every((line) => line.length <= columns);
    await this.#until(isNarrow, `a picture of ${columns} columns`);
    return this.screen;
  }

  /** Waits for a text behind the place `from` of all that was written, on whatever screen. */
  async says(text: string, from = 0): Promise<void> {
    await this.#until(() => this.raw.includes(text, from), text);
  }

  /** Waits for the end; everything that the shell said after the loop. */
  async ends(): Promise<string> {
    await this.#until(() => this.#isClosed, "the end");
    return this.raw.slice(this.raw.lastIndexOf("code="));
  }

  /** As when its window is closed. */
  close(): void {
    this.#process.kill("SIGKILL");
  }

  async #until(isSo: () => boolean, what: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`waited for ${what}, and saw:\n${this.screen}`)), PATIENCE_MS);
    this.#changed = () => {
      if (isSo()) resolve();
      else if (this.#isClosed) reject(new Error(`waited for ${what}, and it ended:\n${this.raw}`));
    };
    this.#changed();
    try {
      await promise;
    } finally {
      clearTimeout(timer);
    }
  }
}

function textOf(picture: string): string {
  const lines = stripVTControlCharacters(picture).split(/\r*\n/);
  return lines.map((line) => line.trimEnd()).join("\n");
}
