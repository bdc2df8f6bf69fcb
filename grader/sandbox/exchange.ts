// One request to a child and its replies: which of them are believed, how long each is waited for, and how a call that
// takes too long is stopped.

import type { Ending } from "./ending.ts";
import { type Expiry, Stopwatch } from "./stopwatch.ts";
import { bytesOf, type Reply, type Request, withoutValue } from "./wire.ts";

/** The replies that came, and what came instead of the next: how the child ended, or that a call was interrupted. */
export type Answer = { readonly replies: readonly Reply[]; readonly ending: Ending | undefined };

/** What an exchange may do with the child that it asks. */
export type Respondent = {
  readonly memoryMiB: number;
  /** The process that runs Node, where there is one by now. */
  readonly nodePid: () => number | undefined;
  readonly send: (request: Request) => void;
  /** Whether it could be told to stop what it does. */
  readonly interrupt: () => boolean;
  readonly end: (ending: Ending) => void;
};

/** Whether a reply is believed depends on this. */
type State =
  | { readonly kind: "waiting" }
  /** A call took too long. All that the child can still say is that it was interrupted. */
  | { readonly kind: "told-to-stop"; readonly late: Ending }
  | { readonly kind: "over" };

/** What a child may take to say that it was interrupted: nothing where it can be, and yet a busy machine may count some. */
const INTERRUPTION_MS = 200;

export const UNASKED: Ending = { kind: "broke-protocol", detail: "an answer that nobody asked for" };
const OUT_OF_ORDER: Ending = { kind: "broke-protocol", detail: "answers out of order" };

export class Exchange {
  readonly #child: Respondent;
  readonly #request: Request;
  readonly #limitMs: (answered: number) => number;
  readonly #room: Room;
  readonly #replies: Reply[] = [];
  readonly #stopwatch: Stopwatch;
  #state: State = { kind: "waiting" };
  #settle: (answer: Answer) => void = () => {};

  /**
   * @param limitMs what the next reply may take of the child's own CPU time, given how many came before it
   * @param room what the values may take; those that there is none for are left out
   */
  constructor(child: Respondent, request: Request, limitMs: (answered: number) => number, room: Room) {
    this.#child = child;
    this.#request = request;
    this.#limitMs = limitMs;
    this.#room = room;
    this.#stopwatch = new Stopwatch(child.nodePid, limitMs(0), child.memoryMiB, (by) => this.#expire(by));
  }

  /** Asks, and waits for a reply about loading and one for each run, or until none will come any more. */
  async run(): Promise<Answer> {
    try {
      return await new Promise<Answer>((settle) => {
        this.#settle = settle;
        this.#child.send(this.#request);
      });
    } finally {
      // What came back is not to be told to stop.
      this.#stopwatch.stop();
    }
  }

  /** Believes what answers this very request, in order and in time, and ends the child for anything else. */
  take(reply: Reply): void {
    if (this.#state.kind === "over" || reply.nonce !== this.#request.nonce) this.#child.end(UNASKED);
    else if (this.#state.kind === "waiting") this.#takeInTime(reply);
    // What came back at the last moment, and what runs now, would be hard to tell apart.
    else if (reply.kind !== "interrupted") this.#child.end(this.#state.late);
    else this.#conclude(this.#state.late);
  }

  /** The child has ended. Who was late by then is late, however it ended. */
  breakOff(ending: Ending): void {
    if (this.#state.kind !== "over") this.#conclude(this.#state.kind === "told-to-stop" ? this.#state.late : ending);
  }

  #takeInTime(reply: Reply): void {
    const isFirst = this.#replies.length === 0;
    if (reply.kind === "interrupted" || (reply.kind === "called") === isFirst) {
      this.#child.end(OUT_OF_ORDER);
      return;
    }
    this.#replies.push(this.#room.take(bytesOf(reply)) ? reply : withoutValue(reply));
    const answered = this.#replies.length;
    if (reply.kind === "load-failed" || answered === 1 + this.#request.runs.length) this.#conclude(undefined);
    else this.#stopwatch.restart(this.#limitMs(answered));
  }

  #expire(by: Expiry | "memory"): void {
    if (this.#state.kind === "told-to-stop") {
      this.#child.end(this.#state.late);
    } else if (by === "memory") {
      this.#child.end({ kind: "out-of-memory" });
    } else if (this.#request.interruptible && this.#child.interrupt()) {
      this.#state = { kind: "told-to-stop", late: { kind: "timed-out", by } };
      this.#stopwatch.restart(INTERRUPTION_MS);
    } else {
      this.#child.end({ kind: "timed-out", by });
    }
  }

  /** From now on a reply is one that nobody asked for. */
  #conclude(ending: Ending | undefined): void {
    this.#state = { kind: "over" };
    this.#settle({ replies: this.#replies, ending });
  }
}

/** What the values that are handed back together may take in the grader; no honest run comes near. */
export class Room {
  #bytes = 128 * 1024 * 1024;

  take(bytes: number): boolean {
    if (bytes > this.#bytes) return false;
    this.#bytes -= bytes;
    return true;
  }
}
