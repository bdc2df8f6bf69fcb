// One child process: how it is told and asked, how it ends. Believes nothing it says beyond the form of its answers.

import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import type { Writable } from "node:stream";
import { DEFAULT_FENCE, type Fence } from "./fence.ts";
import { encodeFrame, FrameReader } from "./frames.ts";
import { killGroup } from "./leash.ts";
import { OUTPUT_LIMIT_BYTES, OutputCapture } from "./output.ts";
import type { Program } from "./program.ts";
import { refusalText, startNode } from "./start.ts";
import { type Expiry, Stopwatch } from "./stopwatch.ts";
import { bytesOf, readReply, type Reply, type Request, withoutValue } from "./wire.ts";

/** How a child ended when it should have answered. */
export type Ending =
  | { readonly kind: "timed-out"; readonly by: Expiry }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "too-much-output" }
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "crashed"; readonly signal: string }
  | { readonly kind: "broke-protocol"; readonly detail: string }
  /** It never began: the system refused to start it. */
  | { readonly kind: "not-run"; readonly reason: string };

/** The replies that came, and what came instead of the next: how the child ended, or that a call was interrupted. */
export type Answer = { readonly replies: readonly Reply[]; readonly ending: Ending | undefined };

const LAST_WORDS = 16 * 1024;
/** A turn brings in 64 KiB at least. A child that lies about how much it printed is not waited for. */
const MAX_TURNS = (2 * OUTPUT_LIMIT_BYTES) / (64 * 1024);
/** What a child may take to say that it was interrupted. */
const INTERRUPTION_MS = 50;
/** A fence that has not stood up by then never will. */
const PROOF_MS = 30_000;

const living = new Set<Child>();

/** Ends every child at once: for the moment the grader itself is told to end. */
export function killAllChildren(): void {
  for (const child of living) child.kill();
}

// However the grader ends, no endless loop outlives it.
process.once("exit", killAllChildren);

export class Child {
  readonly memoryMiB: number;
  readonly fence: Fence;
  /**
   * Settles once the child may be handed learner code: at once, or when it has shown that its fence holds.
   * Rejects with the fence's refusal.
   */
  readonly proven: Promise<void>;
  readonly output = new OutputCapture();
  /** Absent where the system started none. */
  readonly #process: ChildProcess | undefined;
  readonly #commands: Writable | undefined;
  readonly #reader = new FrameReader();
  #proof: { readonly settle: () => void; readonly refuse: (error: Error) => void } | undefined;
  #wasInterrupted = false;
  /** From then on its number may be another's. */
  #isGone = false;
  #ending: Ending | undefined;
  #pending:
    | { readonly nonce: string; readonly receive: (reply: Reply) => void; readonly settle: () => void }
    | undefined;
  #nonces = 0;
  #lastWords = "";
  #lastWordsBytes = 0;

  /** Starts a child and sends it the program; it is ready for a submission's sources and then for requests. */
  constructor(program: Program, memoryMiB: number, fence: Fence = DEFAULT_FENCE) {
    this.memoryMiB = memoryMiB;
    this.fence = fence;
    const { entry } = fence;
    const started = startNode(fence, memoryMiB);
    this.proven = entry?.canary === undefined ? Promise.resolve() : this.#proving();
    // Whoever asks hears of it; who never asks has nothing to hear.
    this.proven.catch(() => {});
    if ("refusal" in started) {
      this.#end({ kind: "not-run", reason: started.refusal });
      return;
    }
    const { child, stdin, stdout, stderr, replies } = started;
    this.#process = child;
    this.#commands = stdin;
    living.add(this);
    // A child that is gone shows in its exit event; a failed write to it says nothing more.
    stdin.on("error", () => {});
    stdout.on("data", (chunk: Buffer) => {
      if (!this.output.push(chunk)) this.#end({ kind: "too-much-output" });
    });
    // Learner code prints to stdout alone; what comes here is V8's last words, or bubblewrap's.
    stderr.on("data", (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString("latin1")).slice(-LAST_WORDS);
      this.#lastWordsBytes += chunk.length;
      if (this.#lastWordsBytes > OUTPUT_LIMIT_BYTES) this.#end({ kind: "too-much-output" });
    });
    replies.on("data", (chunk: Buffer) => this.#receive(chunk));
    child.on("error", ({ message }) => this.#end({ kind: "not-run", reason: refusalText(message) }));
    // Whatever it leaves in its group would keep its pipes open.
    child.on("exit", () => this.#killGroup());
    child.on("close", (code, signal) => this.#end(this.#endingOf(code, signal)));
    if (entry === undefined) stdin.write(frameOf(program));
    else this.send({ ...program, entry });
  }

  get hasEnded(): boolean {
    return this.#ending !== undefined;
  }

  /** Some call in it was ended half-way, and may have left anything behind. */
  get wasInterrupted(): boolean {
    return this.#wasInterrupted;
  }

  send(message: unknown): void {
    this.#commands?.write(encodeFrame(message));
  }

  /**
   * Asks and waits for `count` replies, each within `limitMs` of the child's own CPU time, given how many came before it;
   * a child that is late or takes too much memory is killed, unless what it is late with can be interrupted. Values that
   * there is no `room` for are left out.
   * @throws the fence's refusal
   */
  async ask(
    request: Omit<Request, "nonce">,
    count: number,
    limitMs: (answered: number) => number,
    room: Room = new Room(),
  ): Promise<Answer> {
    await this.proven;
    if (this.#ending !== undefined) return { replies: [], ending: this.#ending };
    this.#nonces += 1;
    const nonce = `${this.#nonces}-${Math.random().toString(36).slice(2)}`;
    const replies: Reply[] = [];
    /** Set once the time was over, and the child was told to stop. */
    let late: Ending | undefined;
    const expire = (by: Expiry | "memory"): void => {
      const ending: Ending = by === "memory" ? { kind: "out-of-memory" } : { kind: "timed-out", by };
      if (late === undefined && by !== "memory" && request.interruptible && this.#interrupt()) {
        late = ending;
        stopwatch.restart(INTERRUPTION_MS);
      } else {
        this.#end(late ?? ending);
      }
    };
    const stopwatch = new Stopwatch(() => this.#nodePid(), limitMs(0), this.memoryMiB, expire);
    try {
      await new Promise<void>((settle) => {
        const receive = (reply: Reply): void => {
          if (late !== undefined) {
            // What came back at the last moment, and what runs now, would be hard to tell apart.
            this.#wasInterrupted = reply.kind === "interrupted";
            if (this.#wasInterrupted) this.#settle();
            else this.#end(late);
            return;
          }
          if (reply.kind === "interrupted" || (reply.kind === "called") === (replies.length === 0)) {
            this.#end({ kind: "broke-protocol", detail: "answers out of order" });
            return;
          }
          replies.push(room.take(bytesOf(reply)) ? reply : withoutValue(reply));
          if (replies.length === count || reply.kind === "load-failed") this.#settle();
          else stopwatch.restart(limitMs(replies.length));
        };
        this.#pending = { nonce, receive, settle };
        this.send({ ...request, nonce });
      });
    } finally {
      // What came back is not to be told to stop.
      stopwatch.stop();
    }
    await this.#outputOf(replies);
    return { replies, ending: replies.length === count ? undefined : (late ?? this.#ending) };
  }

  /** Ends the child; whoever waits for its answer gets what came so far. */
  kill(): void {
    living.delete(this);
    this.#killGroup();
    for (const stream of this.#process?.stdio ?? []) stream?.destroy();
    this.#process?.unref();
    this.#ending ??= { kind: "crashed", signal: "SIGKILL" };
    this.#refuse(undefined);
    this.#settle();
  }

  /** What was printed before the last reply is already in the pipe; it comes in with the next turns of the loop. */
  async #outputOf(replies: readonly Reply[]): Promise<void> {
    const printed = replies.reduce((sum, reply) => sum + reply.printed, 0);
    for (let turn = 0; turn === 0 || (turn < MAX_TURNS && this.output.length < printed); turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
  }

  #nodePid(): number | undefined {
    const pid = this.#process?.pid;
    return pid === undefined ? undefined : this.fence.innermost(pid);
  }

  /** Whether it could be told to stop what it does. Where there are no such signals this ends it. */
  #interrupt(): boolean {
    const pid = this.#nodePid();
    if (this.#isGone || pid === undefined) return false;
    try {
      return process.kill(pid, "SIGINT");
    } catch {
      return false;
    }
  }

  #killGroup(): void {
    if (this.#isGone || this.#process === undefined) return;
    killGroup(this.#process);
    this.#isGone = this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  async #proving(): Promise<void> {
    const shown = new Promise<void>((settle, refuse) => (this.#proof = { settle, refuse }));
    const timer = setTimeout(() => this.#refuse(undefined), PROOF_MS);
    try {
      await shown;
    } finally {
      clearTimeout(timer);
    }
  }

  #refuse(shown: unknown): void {
    this.#proof?.refuse(this.fence.refusal(shown, this.#lastWords));
    this.#proof = undefined;
  }

  #receive(chunk: Buffer): void {
    for (const result of this.#reader.push(chunk)) {
      if (result.kind === "junk") this.#end({ kind: "broke-protocol", detail: result.detail });
      else if (this.#proof === undefined) this.#take(result.message);
      else this.#takeProof(result.message);
    }
  }

  #takeProof(message: unknown): void {
    const reached = isProof(message) ? message.reached : "something else than a proof";
    if (Array.isArray(reached) && reached.length === 0) {
      this.#proof?.settle();
      this.#proof = undefined;
      this.fence.proven();
    } else {
      this.#refuse(reached);
      this.kill();
    }
  }

  #take(message: unknown): void {
    const pending = this.#pending;
    let reply: Reply;
    try {
      reply = readReply(message);
    } catch (error) {
      this.#end({ kind: "broke-protocol", detail: error instanceof Error ? error.message : String(error) });
      return;
    }
    if (pending === undefined || reply.nonce !== pending.nonce) {
      this.#end({ kind: "broke-protocol", detail: "an answer that nobody asked for" });
      return;
    }
    pending.receive(reply);
  }

  #end(ending: Ending): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    this.kill();
  }

  /** From now on an answer is one that nobody asked for. */
  #settle(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.settle();
  }

  #endingOf(code: number | null, signal: NodeJS.Signals | null): Ending {
    if (/JavaScript heap out of memory|process out of memory|allocation failed/i.test(this.#lastWords))
      return { kind: "out-of-memory" };
    const killedBy = signal ?? (this.fence.mode === "strict" ? signalOfExitCode(code ?? 0) : undefined);
    if (killedBy === "SIGXCPU") return { kind: "timed-out", by: "cpu" };
    return killedBy === undefined ? { kind: "exited", code: code ?? 0 } : { kind: "crashed", signal: killedBy };
  }
}

/** The same bytes for every child of a class. */
function frameOf(program: Program): Buffer {
  const frame = frames.get(program) ?? encodeFrame(program);
  frames.set(program, frame);
  return frame;
}

const frames = new WeakMap<Program, Buffer>();

/** What the values that are handed back together may take in the grader; no honest run comes near. */
export class Room {
  #bytes = 128 * 1024 * 1024;

  take(bytes: number): boolean {
    if (bytes > this.#bytes) return false;
    this.#bytes -= bytes;
    return true;
  }
}

/** bubblewrap, as shells do, adds the number of the signal to 128. */
function signalOfExitCode(code: number): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0];
}

function isProof(message: unknown): message is { readonly kind: "proof"; readonly reached: unknown } {
  return typeof message === "object" && message !== null && "reached" in message;
}
