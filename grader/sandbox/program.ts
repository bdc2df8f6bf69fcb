// The source text that a child runs: the harness with what it imports, np for the learner, and the few lines that start
// them. Sent over fd 0, so the child needs to read no file at all.

import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Cache } from "../store/cache.ts";
import { bundle } from "./bundle.ts";
import { relativeImports, resolveImport } from "./imports.ts";
import type { Stripper } from "./stripper.ts";

export type Program = {
  /** Changes whenever any of its files does. */
  readonly id: string;
  /** Scripts, as `bundle` makes them. */
  readonly harness: string;
  readonly np: string;
};

/** `.ts` in a checkout, `.js` in the built package. */
const EXTENSION = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
const GRADER = fileURLToPath(new URL("..", import.meta.url));
const HARNESS = `sandbox/harness${EXTENSION}`;
const NP = `np/np${EXTENSION}`;

/** The file that `numkata/np` names. */
export const NP_FILE = GRADER + NP;

/** What `node -e` runs: it reads one frame, the program, and starts the harness. */
export const BOOTSTRAP = `
const fs = require("node:fs"), vm = require("node:vm");
// Node's permissions leave it to any process of the same user to slow the grader down.
delete require("node:os").setPriority;
const read = (count) => {
  const bytes = Buffer.allocUnsafe(count);
  for (let filled = 0; filled < count; ) {
    const got = fs.readSync(0, bytes, filled, count - filled, null);
    if (got === 0) process.exit(0);
    filled += got;
  }
  return bytes;
};
const { harness, np, entry } = JSON.parse(read(read(4).readUInt32LE(0)).toString("utf8"));
if (entry && entry.identity) {
  process.setgroups([]);
  process.setgid(entry.identity.gid);
  process.setuid(entry.identity.uid);
}
// No learner code is here yet, so what is shown is true; what could be reached ends this process before any comes.
const prove = async ({ files, port, uid }) => {
  const reached = [];
  const check = (what, code, fine) => fine.includes(code) || reached.push(what + ": " + code);
  for (const file of files) {
    try { fs.readFileSync(file); reached.push(file); } catch (error) { check(file, error.code, ["ENOENT"]); }
  }
  const connected = await new Promise((resolve) => {
    const socket = require("node:net").connect(port, "127.0.0.1", () => resolve("connected"));
    socket.on("error", (error) => resolve(error.code));
  });
  check("the network", connected, ["EPERM", "ECONNREFUSED", "ENETUNREACH", "EACCES"]);
  if (process.getuid() === uid || process.getuid() === 0) reached.push("user " + uid);
  if (process.permission.drop) { process.permission.drop("net"); for (const file of files) process.permission.drop("fs.read", file); }
  const body = Buffer.from(JSON.stringify({ kind: "proof", reached })), length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  fs.writeSync(3, Buffer.concat([length, body]));
  if (reached.length > 0) process.exit(1);
};
const proven = entry && entry.canary ? prove(entry.canary) : Promise.resolve();
proven.then(() => vm.runInThisContext(harness, { filename: "numkata:harness" })(require).serve(np)).then(() => process.exit(0));
`;

/** Reads the program's files; in a checkout their types are stripped, once for as long as they do not change. */
export async function loadProgram(cache: Cache, stripper: Stripper): Promise<Program> {
  const cached = cache.read("program", process.version);
  if (isCachedProgram(cached) && cached.stamps.every(({ path, stamp }) => stampOf(path) === stamp))
    return cached.program;
  const [harness, np] = [await readGraph(HARNESS, stripper), await readGraph(NP, stripper)];
  const stamps = [...Object.keys(harness), ...Object.keys(np)].map((path) => ({ path, stamp: stampOf(path) }));
  const identified: Program = {
    id: JSON.stringify([process.version, stamps]),
    harness: bundle(HARNESS, harness),
    np: bundle(NP, np),
  };
  cache.write("program", process.version, { program: identified, stamps });
  return identified;
}

async function readGraph(entry: string, stripper: Stripper): Promise<Record<string, string>> {
  const sources: Record<string, string> = {};
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path in sources) continue;
    const text = readFileSync(GRADER + path, "utf8");
    const source = EXTENSION === ".ts" ? await stripOwn(path, text, stripper) : text;
    sources[path] = source;
    for (const specifier of relativeImports(source)) waiting.push(resolveImport(specifier, path) ?? specifier);
  }
  return sources;
}

async function stripOwn(path: string, text: string, stripper: Stripper): Promise<string> {
  const result = await stripper.strip(text);
  if (result.kind !== "stripped") throw new Error(`${path} cannot be stripped: ${result.kind}`);
  return result.code;
}

/** Changes whenever the file does. */
function stampOf(path: string): string {
  const stats = statSync(GRADER + path, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeMs} ${stats.size}`;
}

function isCachedProgram(
  value: unknown,
): value is { program: Program; stamps: readonly { path: string; stamp: string }[] } {
  return typeof value === "object" && value !== null && "program" in value && "stamps" in value;
}
