// When a call has taken too long. CPU time decides, so that a busy machine costs nobody a case; the wall clock stands far
// behind it, and ends what only waits.

import { readFileSync } from "node:fs";

/** A busy machine may stretch a call to this many times its limit. */
const WALL_FACTOR = 10;
const TICK_MS = 100;

/** `cpu`: the process used the time itself; `wall`: it waited, or the machine was too busy to tell. */
export type Expiry = "cpu" | "wall";

export class Stopwatch {
  readonly #pid: number | undefined;
  #timeoutMs: number;
  readonly #timer: NodeJS.Timeout;
  #startedAt = performance.now();
  /** Read at the first tick: quick calls are many, and a reading costs more than they do. */
  #atFirstTick: Reading | undefined;
  #last: Reading | undefined;
  /** How long it has waited for something of its own accord; a process that only has to wait for its turn is not sleeping. */
  #sleptMs = 0;

  constructor(pid: number | undefined, timeoutMs: number, expire: (by: Expiry) => void) {
    this.#pid = pid;
    this.#timeoutMs = timeoutMs;
    this.#timer = setInterval(
      () => {
        const expiry = this.#tick();
        if (expiry !== undefined) expire(expiry);
      },
      Math.min(TICK_MS, timeoutMs / 4),
    );
  }

  restart(timeoutMs: number): void {
    this.#timeoutMs = timeoutMs;
    this.#startedAt = performance.now();
    this.#atFirstTick = undefined;
    this.#sleptMs = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): Expiry | undefined {
    const elapsedMs = performance.now() - this.#startedAt;
    const now = readUsage(this.#pid);
    if (now === undefined) return elapsedMs >= this.#timeoutMs ? "wall" : undefined;
    this.#atFirstTick ??= now;
    if (now.isSleeping && this.#last?.isSleeping === true) this.#sleptMs += now.atMs - this.#last.atMs;
    this.#last = now;
    if (now.cpuMs - this.#atFirstTick.cpuMs >= this.#timeoutMs) return "cpu";
    return this.#sleptMs >= this.#timeoutMs || elapsedMs >= this.#timeoutMs * WALL_FACTOR ? "wall" : undefined;
  }
}

type Reading = { readonly atMs: number; readonly cpuMs: number; readonly isSleeping: boolean };

/** CPU time used so far, and whether the process waits for something; undefined where there is no /proc. */
function readUsage(pid: number | undefined): Reading | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in parentheses may hold anything; the fields are counted from behind its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { atMs: performance.now(), cpuMs: ticks * 10, isSleeping: fields[0] === "S" };
  } catch {
    return undefined;
  }
}
