// The program inside a child. It answers one request at a time: reads a frame from fd 0, runs learner code in a Realm of
// its own, writes a frame to fd 3. It is handed inputs and never an expected value.

import { readSync, writeSync } from "node:fs";
import type { Value } from "../domain/value.ts";
import { NOTHING_LEFT } from "./exit-codes.ts";
import type { Sources } from "./bundle.ts";
import { FrameWriter, LENGTH_BYTES } from "./frames.ts";
import { isUntouched, observe } from "./observe.ts";
import { interruptibly } from "./interruptible.ts";
import { Realm, type LoadedFunction } from "./realm.ts";
import { isSame } from "./sameness.ts";
import { describeThrown } from "./thrown.ts";
import { freezeOwnWorld } from "./world.ts";
import { decodeValue, encodeValue, type Request, type WireValue } from "./wire.ts";

const COMMANDS = 0;
const REPLIES = 3;
const FLUSH_MS = 4;

/** What nothing in a child needs, so that whoever finds a way to `process` finds little there. */
const POWERS =
  "kill _kill abort execve dlopen binding _linkedBinding getBuiltinModule mainModule _debugProcess _debugEnd".split(
    " ",
  );

/**
 * Serves requests until the grader closes its end. The first frame is the submission's files.
 * @param np the script that makes np
 */
export async function serve(np: string): Promise<void> {
  process.once("beforeExit", () => process.exit(NOTHING_LEFT));
  // What a learner's promise says that nobody waits for is not worth a child.
  process.on("unhandledRejection", () => {});
  for (const power of POWERS) Reflect.deleteProperty(process, power);
  // The world is built before the submission is asked for: the grader is still reading specs at that time.
  let realm = await Realm.create(np);
  // After Node's own warning of what a realm is built with, which it could not make in a frozen world.
  freezeOwnWorld();
  const files = readFrame();
  if (!isSources(files)) return;
  realm.add(files);
  const replies = new Replies();
  const loaded = new Map<string, LoadedFunction>();
  let latest = "";
  for (let request = readRequest(); request !== undefined; request = readRequest()) {
    const { nonce, entry, functionName, eager, interruptible, runs } = request;
    const key = `${entry} ${functionName}`;
    if (key !== latest) {
      const unspoilt = await realm.unspoilt(np);
      if (unspoilt !== realm) loaded.clear();
      realm = unspoilt;
      latest = key;
    }
    let printedBefore = realm.printedBytes;
    const reply = (message: object): void => {
      const printed = realm.printedBytes - printedBefore;
      printedBefore = realm.printedBytes;
      replies.add({ nonce, printed, ...message }, eager);
    };
    const target = loaded.get(key) ?? (await realm.load(entry, functionName));
    if (target.kind === "loaded") {
      loaded.set(key, target);
      reply({ kind: "loaded", declaredParams: target.declaredParams });
      for (const run of runs) {
        const call = (): object => callOnce(realm, target, run);
        const result = interruptible ? interruptibly(call) : call();
        reply(result === undefined ? { kind: "interrupted" } : { kind: "called", result });
      }
    } else {
      reply({ kind: "load-failed", problem: target.problem });
    }
    replies.flush();
  }
}

function callOnce(realm: Realm, target: LoadedFunction, run: readonly WireValue[]): object {
  const values = run.map((value) => decodeValue(value));
  try {
    const args = values.map((value) => realm.materialise(value));
    const value = observe(target.call(args));
    const changed: number[] = [];
    for (let index = 0; index < values.length; index += 1) {
      if (!isUnchanged(values[index], args[index])) changed.push(index);
    }
    return { kind: "returned", value: encodeValue(value), changed };
  } catch (error) {
    return { kind: "threw", error: describeThrown(error, (file) => realm.isOwnFile(file)) };
  }
}

/** Whether an argument still holds what it was made from. Only arrays, lists and records can change. */
function isUnchanged(before: Value | undefined, argument: unknown): boolean {
  if (typeof argument !== "object" || argument === null || before === undefined) return true;
  return (before.kind === "array" && isUntouched(argument, before)) || isSame(observe(argument), before);
}

/** Answers on their way out. A write can cost more than a run, so quick runs share one. */
class Replies {
  readonly #frames = new FrameWriter();
  #flushedAt = Date.now();

  add(message: object, isUrgent: boolean): void {
    this.#frames.add(message);
    if (isUrgent || Date.now() - this.#flushedAt > FLUSH_MS) this.flush();
  }

  flush(): void {
    const bytes = this.#frames.take();
    for (let written = 0; written < bytes.length;) written += writeSync(REPLIES, bytes, written);
    this.#flushedAt = Date.now();
  }
}

/** The grader is trusted to speak its own protocol; anything else ends the child. */
function readRequest(): Request | undefined {
  const frame = readFrame();
  return isRequest(frame) ? frame : undefined;
}

function isRequest(frame: unknown): frame is Request {
  return typeof frame === "object" && frame !== null && "nonce" in frame && "runs" in frame;
}

function isSources(frame: unknown): frame is Sources {
  return typeof frame === "object" && frame !== null;
}

/** The next frame, or undefined at the end of input: the grader is gone. */
function readFrame(): unknown {
  const length = readBytes(LENGTH_BYTES);
  const body = length === undefined ? undefined : readBytes(length.readUInt32LE(0));
  return body === undefined ? undefined : JSON.parse(body.toString("utf8"));
}

function readBytes(count: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(count);
  for (let filled = 0; filled < count;) {
    const got = readSync(COMMANDS, bytes, filled, count - filled, null);
    if (got === 0) return undefined;
    filled += got;
  }
  return bytes;
}
