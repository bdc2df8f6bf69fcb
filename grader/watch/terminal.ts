// The terminal while a picture is on it: another screen, keys without Enter, and everything as it was afterwards.

import type { ReadStream, WriteStream } from "node:tty";
import { type Key, keysIn } from "./keys.ts";

const ENTER = "\u001B[?1049h\u001B[?25l\u001B[?7l\u001B[2J";
const LEAVE = "\u001B[?2026l\u001B[?7h\u001B[?25h\u001B[?1049l";
/** Terminals that know these show the picture when it is whole. */
const [BEGIN_PICTURE, END_PICTURE] = ["\u001B[?2026h\u001B[H", "\u001B[J\u001B[?2026l"];

const HAS_JOBS = process.platform !== "win32";

export type TerminalEvents = {
  readonly key: (key: Key) => void;
  readonly resized: () => void;
  /** After the program was stopped and goes on. */
  readonly resumed: () => void;
};

export class Terminal {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #events: TerminalEvents;
  #isOpen = false;
  #shown = "";

  constructor(input: ReadStream, output: WriteStream, events: TerminalEvents) {
    this.#input = input;
    this.#output = output;
    this.#events = events;
    // However the process ends. Writing to a terminal is done when the call returns.
    process.once("exit", this.#leave);
    this.#enter();
    input.setEncoding("utf8");
    input.on("data", this.#onData);
    input.on("end", this.#onEnd);
    input.on("error", this.#onEnd);
    output.on("resize", this.#onResize);
    input.resume();
    if (HAS_JOBS) process.on("SIGCONT", this.#onContinued);
  }

  get size(): { readonly rows: number; readonly columns: number } {
    return { rows: this.#output.rows || 24, columns: this.#output.columns || 80 };
  }

  /** Shows these lines from the top left, and nothing else. Lines that are too long lose their ends. */
  draw(lines: readonly string[]): void {
    const picture = lines.map((line) => `${line}\u001B[0m\u001B[K`).join("\r\n");
    if (!this.#isOpen || picture === this.#shown) return;
    this.#shown = picture;
    this.#output.write(BEGIN_PICTURE + picture + END_PICTURE);
  }

  /** Stops the program and hands the terminal back, until somebody has it go on. Does nothing without job control. */
  suspend(): void {
    if (!HAS_JOBS) return;
    this.#leave();
    // As the terminal itself would, were it not in raw mode: whatever started this program stops with it.
    process.kill(0, "SIGTSTP");
    // It went on, or nobody is there who could have it go on, and then the system does not stop it.
    this.#onContinued();
  }

  close(): void {
    if (HAS_JOBS) process.off("SIGCONT", this.#onContinued);
    process.off("exit", this.#leave);
    this.#leave();
    this.#input.off("data", this.#onData);
    this.#input.off("end", this.#onEnd);
    this.#input.off("error", this.#onEnd);
    this.#output.off("resize", this.#onResize);
    this.#input.pause();
  }

  /** Raw mode first: it stops a program in the background before it writes on what is not its own. */
  #enter(): void {
    this.#input.setRawMode(true);
    this.#isOpen = true;
    this.#shown = "";
    this.#output.write(ENTER);
  }

  readonly #leave = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#output.write(LEAVE);
    try {
      this.#input.setRawMode(false);
    } catch {
      // The terminal is gone: there is nothing to put right.
    }
  };

  readonly #onData = (chunk: Buffer | string): void => {
    for (const key of keysIn(String(chunk))) this.#events.key(key);
  };

  /** Nobody is there any more. */
  readonly #onEnd = (): void => this.#events.key("ctrl-c");

  /** Whoever had the terminal meanwhile may have changed its mode without our knowing. */
  readonly #onContinued = (): void => {
    try {
      this.#input.setRawMode(false);
      this.#enter();
    } catch {
      this.#onEnd();
      return;
    }
    this.#events.resumed();
  };

  readonly #onResize = (): void => {
    this.#shown = "";
    this.#events.resized();
  };
}
