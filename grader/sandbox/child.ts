// One child process: how it is started and limited, how it is asked, how it ends. Believes nothing it says beyond the
// form of its answers.

import { type ChildProcess, spawn } from "node:child_process";
import { Readable, type Writable } from "node:stream";
import { encodeFrame, FrameReader } from "./frames.ts";
import { OutputCapture } from "./output.ts";
import { BOOTSTRAP, type Program } from "./program.ts";
import { type Expiry, Stopwatch } from "./stopwatch.ts";
import { readReply, type Reply, type Request } from "./wire.ts";

/** How a child ended when it should have answered. */
export type Ending =
  | { readonly kind: "timed-out"; readonly by: Expiry }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "too-much-output" }
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "crashed"; readonly signal: string }
  | { readonly kind: "broke-protocol"; readonly detail: string };

/** The replies that came, and how the child ended if it did before the last of them. */
export type Answer = { readonly replies: readonly Reply[]; readonly ending: Ending | undefined };

/** V8 reserves this much beside its heap before any learner code runs. */
const BASE_MEMORY_MIB = 640;
/** A last resort for a child whose grader was killed; no honest run comes near. */
const CPU_SECONDS = 300;

const LAST_WORDS = 16 * 1024;

const living = new Set<Child>();

/** Ends every child at once: for the moment the grader itself is told to end. */
export function killAllChildren(): void {
  for (const child of living) child.kill();
}

// However the grader ends, no endless loop outlives it.
process.once("exit", killAllChildren);

export class Child {
  readonly memoryMiB: number;
  readonly output = new OutputCapture();
  readonly #process: ChildProcess;
  readonly #commands: Writable;
  readonly #reader = new FrameReader();
  #ending: Ending | undefined;
  #pending:
    | { readonly nonce: string; readonly receive: (reply: Reply) => void; readonly settle: () => void }
    | undefined;
  #nonces = 0;
  #lastWords = "";

  /** Starts a child and sends it the program; it is ready for a submission's sources and then for requests. */
  constructor(program: Program, memoryMiB: number) {
    this.memoryMiB = memoryMiB;
    this.#process = start(memoryMiB);
    living.add(this);
    const { stdin, stdout, stderr, stdio } = this.#process;
    const replies = stdio[3];
    if (stdin === null || stdout === null || stderr === null || !(replies instanceof Readable)) {
      throw new Error("a child was started without its pipes");
    }
    this.#commands = stdin;
    // A child that is gone shows in its exit event; a failed write to it says nothing more.
    stdin.on("error", () => {});
    stdout.on("data", (chunk: Buffer) => {
      if (!this.output.push(chunk)) this.#end({ kind: "too-much-output" });
    });
    // Learner code prints to stdout alone; what comes here is V8's last words.
    stderr.on("data", (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString("latin1")).slice(-LAST_WORDS);
    });
    replies.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#process.on("error", (error) => this.#end({ kind: "crashed", signal: error.message }));
    this.#process.on("close", (code, signal) => this.#end(this.#endingOf(code, signal)));
    this.send(program);
  }

  get hasEnded(): boolean {
    return this.#ending !== undefined;
  }

  send(message: unknown): void {
    this.#commands.write(encodeFrame(message));
  }

  /**
   * Asks and waits for `count` replies, the first within `firstMs` of the child's own CPU time and each other within
   * `timeoutMs`; a child that is late is killed.
   */
  async ask(request: Omit<Request, "nonce">, count: number, firstMs: number, timeoutMs: number): Promise<Answer> {
    if (this.#ending !== undefined) return { replies: [], ending: this.#ending };
    this.#nonces += 1;
    const nonce = `${this.#nonces}-${Math.random().toString(36).slice(2)}`;
    const replies: Reply[] = [];
    const stopwatch = new Stopwatch(this.#process.pid, firstMs, (by) => this.#end({ kind: "timed-out", by }));
    try {
      await new Promise<void>((settle) => {
        const receive = (reply: Reply): void => {
          if ((reply.kind === "called") === (replies.length === 0)) {
            this.#end({ kind: "broke-protocol", detail: "answers out of order" });
            return;
          }
          replies.push(reply);
          if (replies.length === count || reply.kind === "load-failed") this.#settle();
          else stopwatch.restart(timeoutMs);
        };
        this.#pending = { nonce, receive, settle };
        this.send({ ...request, nonce });
      });
      // What was printed before the last reply is already in the pipe; one turn of the loop brings it in.
      await new Promise((resolve) => setImmediate(resolve));
      return { replies, ending: replies.length === count ? undefined : this.#ending };
    } finally {
      stopwatch.stop();
    }
  }

  kill(): void {
    living.delete(this);
    const { pid } = this.#process;
    try {
      if (pid !== undefined && process.platform !== "win32") process.kill(-pid, "SIGKILL");
      else this.#process.kill("SIGKILL");
    } catch {
      // Already gone.
    }
    for (const stream of this.#process.stdio) stream?.destroy();
    this.#process.unref();
  }

  #receive(chunk: Buffer): void {
    for (const result of this.#reader.push(chunk)) {
      if (result.kind === "junk") this.#end({ kind: "broke-protocol", detail: result.detail });
      else this.#take(result.message);
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
    this.#settle();
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
    if (signal === "SIGXCPU") return { kind: "timed-out", by: "cpu" };
    return signal === null ? { kind: "exited", code: code ?? 0 } : { kind: "crashed", signal };
  }
}

/** Node with no rights and an empty environment, in a process group of its own, under the shell's limits where there is one. */
function start(memoryMiB: number): ChildProcess {
  const node = [
    process.execPath,
    "--permission",
    "--no-warnings",
    "--experimental-vm-modules",
    // Learner code has eval in its own world; through what it was lent from the harness's it must find no other.
    "--disallow-code-generation-from-strings",
    `--max-old-space-size=${memoryMiB}`,
    "-e",
    BOOTSTRAP,
  ] as const;
  if (process.platform === "win32") {
    const env = { SystemRoot: process.env["SystemRoot"] ?? "" };
    return spawn(node[0], node.slice(1), { stdio: ["pipe", "pipe", "pipe", "pipe"], env, windowsHide: true });
  }
  // A limit that a system does not know (-d on macOS) is passed over; the others still hold.
  const dataKiB = (memoryMiB + BASE_MEMORY_MIB) * 1024;
  const limits = ["-c 0", "-f 0", `-t ${CPU_SECONDS}`, `-d ${dataKiB}`];
  const script = `${limits.map((limit) => `ulimit ${limit} 2>/dev/null`).join("; ")}; exec "$@"`;
  return spawn("/bin/sh", ["-c", script, "sh", ...node], {
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    env: {},
    detached: true,
    cwd: "/",
  });
}
