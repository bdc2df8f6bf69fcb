// Processes that do nothing but keep the machine busy, as somebody else's builds do on the day that a class is graded.

import { type ChildProcess, spawn } from "node:child_process";
import { killGroup, leashed } from "../../sandbox/leash.ts";

export class BusyLoops {
  readonly #processes: readonly ChildProcess[];

  /** @param count how many; they end with this process, however it ends */
  constructor(count: number) {
    this.#processes = Array.from({ length: count }, () => {
      const { command, stdio } = leashed(["/bin/sh", "-c", "echo; while :; do :; done"], ["ignore", "pipe", "ignore"]);
      return spawn(command[0], command.slice(1), { stdio, env: {}, detached: true });
    });
  }

  /** Settles once all of them run. */
  async running(): Promise<void> {
    await Promise.all(this.#processes.map(({ stdout }) => new Promise((resolve) => stdout?.once("data", resolve))));
  }

  get count(): number {
    return this.#processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).length;
  }

  kill(): void {
    for (const each of this.#processes) killGroup(each);
  }
}
