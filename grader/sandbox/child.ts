// One child process: how it starts and ends, and what goes in and out of it. Believes nothing it says beyond the form of its
// answers.

import type { ChildProcess } from "node:child_process";
import type { Writable } from "node:stream";
import { type Ending, endingOf } from "./ending.ts";
import { type Answer, Exchange, type Respondent, Room, UNASKED } from "./exchange.ts";
import { DEFAULT_FENCE, type Fence } from "./fence.ts";
import { encodeFrame, FrameReader } from "./frames.ts";
import { killGroup } from "./leash.ts";
import { OUTPUT_LIMIT_BYTES, OutputCapture } from "./output.ts";
import type { Program } from "./program.ts";
import { refusalText, startNode } from "./start.ts";
import { readReply, type Reply, type Request } from "./wire.ts";

const LAST_WORDS = 16 * 1024;
/** A turn brings in 64 KiB at least. A child that lies about how much it printed is not waited for. */
const MAX_TURNS = (2 * OUTPUT_LIMIT_BYTES) / (64 * 1024);
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
  /** What an exchange may do with it. */
  readonly #respondent: Respondent;
  #exchange: Exchange | undefined;
  #exchanges = 0;
  #lastWords = "";
  #lastWordsBytes = 0;

  /** Starts a child and sends it the program; it is ready for a submission's sources and then for requests. */
  constructor(program: Program, memoryMiB: number, fence: Fence = DEFAULT_FENCE) {
    this.memoryMiB = memoryMiB;
    this.fence = fence;
    this.#respondent = {
      memoryMiB,
      nodePid: () => this.#nodePid(),
      send: (request) => this.send(request),
      interrupt: () => this.#interrupt(),
      end: (ending) => this.#end(ending),
    };
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
    child.on("close", (code, signal) => this.#end(endingOf(code, signal, this.#lastWords, fence.mode)));
    if (entry === undefined) stdin.write(frameOf(program));
    else this.send({ ...program, entry });
  }

  get hasEnded(): boolean {
    return this.#ending !== undefined;
  }

  /** Some call in it was told to stop half-way, and may have left anything behind. */
  get wasInterrupted(): boolean {
    return this.#wasInterrupted;
  }

  send(message: unknown): void {
    this.#commands?.write(encodeFrame(message));
  }

  /**
   * Asks and waits for the replies, and for what was printed before them. Each reply may take `limitMs` of the child's own
   * CPU time, given how many came before it; a child that is late or takes too much memory is killed, unless what it is
   * late with can be interrupted. Values that there is no `room` for are left out.
   * @throws the fence's refusal
   */
  async ask(
    request: Omit<Request, "nonce">,
    limitMs: (answered: number) => number,
    room: Room = new Room(),
  ): Promise<Answer> {
    await this.proven;
    if (this.#ending !== undefined) return { replies: [], ending: this.#ending };
    this.#exchanges += 1;
    const nonce = `${this.#exchanges}-${Math.random().toString(36).slice(2)}`;
    this.#exchange = new Exchange(this.#respondent, { ...request, nonce }, limitMs, room);
    const answer = await this.#exchange.run();
    this.#exchange = undefined;
    await this.#outputOf(answer.replies);
    return answer;
  }

  /** Ends the child; whoever waits for its answer gets what came so far. */
  kill(): void {
    living.delete(this);
    this.#killGroup();
    for (const stream of this.#process?.stdio ?? []) stream?.destroy();
    this.#process?.unref();
    this.#ending ??= { kind: "crashed", signal: "SIGKILL" };
    this.#refuse(undefined);
    this.#exchange?.breakOff(this.#ending);
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
      this.#wasInterrupted = process.kill(pid, "SIGINT");
      return this.#wasInterrupted;
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
    let reply: Reply;
    try {
      reply = readReply(message);
    } catch (error) {
      this.#end({ kind: "broke-protocol", detail: error instanceof Error ? error.message : String(error) });
      return;
    }
    if (this.#exchange === undefined) this.#end(UNASKED);
    else this.#exchange.take(reply);
  }

  #end(ending: Ending): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    this.kill();
  }
}

/** The same bytes for every child of a class. */
function frameOf(program: Program): Buffer {
  const frame = frames.get(program) ?? encodeFrame(program);
  frames.set(program, frame);
  return frame;
}

const frames = new WeakMap<Program, Buffer>();

function isProof(message: unknown): message is { readonly kind: "proof"; readonly reached: unknown } {
  return typeof message === "object" && message !== null && "reached" in message;
}
