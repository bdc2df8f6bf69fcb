// How far a batch is, on one line, where somebody watches.

import { batchProgress } from "../reporters/batch.ts";
import { type Console, widthOf } from "./console.ts";

export class ProgressLine {
  readonly #total: number;
  readonly #console: Console;
  readonly #beganMs = performance.now();
  #done = 0;
  #graded = 0;

  constructor(total: number, console: Console) {
    this.#total = total;
    this.#console = console;
    this.#show();
  }

  tell(isGraded: boolean): void {
    this.#done += 1;
    if (isGraded) this.#graded += 1;
    this.#show();
  }

  clear(): void {
    if (this.#console.isTerminal) this.#console.out("\r\u001b[K");
  }

  #show(): void {
    if (!this.#console.isTerminal) return;
    const elapsedMs = performance.now() - this.#beganMs;
    const progress = { done: this.#done, total: this.#total, graded: this.#graded, elapsedMs };
    this.#console.out(batchProgress(progress, widthOf(this.#console)));
  }
}
