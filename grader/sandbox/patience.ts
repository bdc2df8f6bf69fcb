// How long an entry's functions are waited for: the whole limit at first, and less after a timeout.

/** Runs that answer together are quick; after so long without a word one of them is not. */
const SILENCE_MS = 150;
/** What a file may take to load, whatever its function may take: a slow machine needs some of it just to begin. */
const LOAD_MS = 2000;
/**
 * The share of its limit that a function is waited for, after no timeout, one, and more: right answers come quickly, and
 * what has no end would cost as much as a hundred submissions. What never came back is only glanced at; where it does come back
 * after all, those calls are made again.
 */
const SHARES = { cameBackOnce: [1, 1 / 4, 1 / 4], neverCameBack: [1, 1 / 10, 1 / 40] } as const;
/** The system counts in steps of 10 ms, and a file's first call in a child takes a few: nothing shorter would be fair. */
const LEAST_MS = { first: 50, later: 20 } as const;

/** What the calls of one exchange are waited for. */
export type Waits = {
  readonly timeoutMs: number;
  /** Whether each call is answered at once. */
  readonly eager: boolean;
  /** Whether a call was stopped in the same child before. */
  readonly isLater: boolean;
};

export class Patience {
  #timeouts = 0;
  #cameBack = false;

  get hasTimedOut(): boolean {
    return this.#timeouts > 0;
  }

  /** Whether a call came back at least once. */
  get cameBack(): boolean {
    return this.#cameBack;
  }

  /** Whether the next call is waited for so briefly only because none ever came back. */
  get isGlance(): boolean {
    return this.hasTimedOut && !this.#cameBack;
  }

  countTimeout(): void {
    this.#timeouts += 1;
  }

  noteReturn(): void {
    this.#cameBack = true;
  }

  /** How long the next reply is waited for, after so many in the same exchange: the first is about loading. */
  replyMs(waits: Waits, answered: number): number {
    const callMs = this.callMs(waits, answered);
    const ms = waits.eager ? callMs : Math.min(callMs, SILENCE_MS);
    return waits.eager && answered === 0 ? Math.max(ms, LOAD_MS) : ms;
  }

  /** How long the call is waited for that has no reply yet. */
  callMs({ timeoutMs, isLater }: Waits, answered: number): number {
    const cameBack = answered > 1 || this.#cameBack;
    const [first, second, later] = cameBack ? SHARES.cameBackOnce : SHARES.neverCameBack;
    const share = this.#timeouts === 0 ? first : this.#timeouts === 1 ? second : later;
    const leastMs = LEAST_MS[isLater ? "later" : "first"];
    return Math.min(timeoutMs, Math.max(Math.round(timeoutMs * share), leastMs));
  }
}
