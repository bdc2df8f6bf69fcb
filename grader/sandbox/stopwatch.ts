// When a call has taken too long or too much. CPU time decides, so that a busy machine costs nobody a case; the wall clock
// stands far behind it, and ends what only waits. Memory is looked at on the way: V8's own limit bounds its heap alone.

import { readFileSync } from "node:fs";

/** A busy machine may stretch a call to this many times its limit. */
const WALL_FACTOR = 10;
/** By the clock on the wall, what is shorter cannot be told from a process that has to wait for its turn. */
const LEAST_WAIT_MS = 100;
const TICK_MS = 100;
/** What Node, the harness and a large answer on its way take beside what a case may use. */
const OWN_MEMORY_MIB = 192;

/** `cpu`: the process used the time itself; `wall`: it waited, or the machine was too busy to tell. */
export type Expiry = "cpu" | "wall";

export class Stopwatch {
  readonly #pid: () => number | undefined;
  readonly #memoryBytes: number;
  readonly #expire: (by: Expiry | "memory") => void;
  #timeoutMs: number;
  #timer: NodeJS.Timeout;
  #startedAt = performance.now();
  /** Read at the first tick: quick calls are many, and a reading costs more than they do. */
  #atFirstTick: Reading | undefined;
  #last: Reading | undefined;
  /** How long it has waited for something of its own accord; a process that only has to wait for its turn is not sleeping. */
  #sleptMs = 0;

  /** @param pid the process that runs Node; inside of a fence it is there only a moment after the fence is */
  constructor(
    pid: () => number | undefined,
    timeoutMs: number,
    memoryMiB: number,
    expire: (by: Expiry | "memory") => void,
  ) {
    this.#pid = pid;
    this.#timeoutMs = timeoutMs;
    this.#memoryBytes = (memoryMiB + OWN_MEMORY_MIB) * 1024 * 1024;
    this.#expire = expire;
    this.#timer = this.#ticking();
  }

  restart(timeoutMs: number): void {
    const hasOtherTicks = tickMs(timeoutMs) !== tickMs(this.#timeoutMs);
    this.#timeoutMs = timeoutMs;
    if (hasOtherTicks) {
      clearInterval(this.#timer);
      this.#timer = this.#ticking();
    }
    this.#startedAt = performance.now();
    this.#atFirstTick = undefined;
    this.#sleptMs = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ticking(): NodeJS.Timeout {
    return setInterval(() => {
      const expiry = this.#tick();
      if (expiry !== undefined) this.#expire(expiry);
    }, tickMs(this.#timeoutMs));
  }

  #tick(): Expiry | "memory" | undefined {
    const elapsedMs = performance.now() - this.#startedAt;
    const now = readUsage(this.#pid());
    const waitMs = Math.max(this.#timeoutMs, LEAST_WAIT_MS);
    if (now === undefined) return elapsedMs >= waitMs ? "wall" : undefined;
    this.#atFirstTick ??= now;
    if (now.isSleeping && this.#last?.isSleeping === true) this.#sleptMs += now.atMs - this.#last.atMs;
    this.#last = now;
    if (now.memoryBytes > this.#memoryBytes) return "memory";
    if (now.cpuMs - this.#atFirstTick.cpuMs >= this.#timeoutMs) return "cpu";
    return this.#sleptMs >= waitMs || elapsedMs >= waitMs * WALL_FACTOR ? "wall" : undefined;
  }
}

function tickMs(timeoutMs: number): number {
  return Math.min(TICK_MS, timeoutMs / 8);
}

type Reading = {
  readonly atMs: number;
  readonly cpuMs: number;
  readonly isSleeping: boolean;
  readonly memoryBytes: number;
};

/** What the process uses, and whether it waits for something; undefined where there is no /proc. */
function readUsage(pid: number | undefined): Reading | undefined {
  if (process.platform !== "linux" || pid === undefined) return undefined;
  try {
    const fields = readStat(pid);
    const ticks = Number(fields[11]) + Number(fields[12]);
    const memoryBytes = Number(fields[RESIDENT]) * pageBytes();
    return { atMs: performance.now(), cpuMs: ticks * 10, isSleeping: fields[0] === "S", memoryBytes };
  } catch {
    return undefined;
  }
}

const RESIDENT = 21;

function readStat(pid: number | "self"): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  // The name in parentheses may hold anything; the fields are counted from behind its end.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

let pageSize: number | undefined;

/** Told by what this process itself takes, which Node knows in bytes and the system in pages: a power of two. */
function pageBytes(): number {
  pageSize ??= 2 ** Math.round(Math.log2(process.memoryUsage.rss() / Number(readStat("self")[RESIDENT])));
  return pageSize;
}
