// Runs the real command line on a course of its own with an attack in it, and looks at what became of the surroundings.

import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { afterAll } from "vitest";
import type { SandboxMode } from "../../domain/sandbox-mode.ts";
import type { JsonReport } from "../../reporters/json.ts";
import { numkata, type Run, told } from "../e2e/numkata.ts";
import { running } from "../e2e/processes.ts";
import type { Attack } from "./attack.ts";

const COURSE = fileURLToPath(new URL("course", import.meta.url));
/** Where anybody may write. */
const PUBLIC = ["/tmp", "/var/tmp", "/dev/shm"];
/** What the grader itself may write: its cache and the learner's progress. */
const OWN = /^(?:node_modules\/\.cache|\.numkata)(?:\/|$)/;
const ENDING_MS = 20_000;

const home = realpathSync(mkdtempSync(join(tmpdir(), "numkata-attacks-")));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let arenas = 0;
let warmed: Promise<string> | undefined;

/** A course with an attack in it. */
export type Arena = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Says what is there now that was not before, or is no longer: files, and processes of the grader's. */
  readonly traces: () => Promise<readonly string[]>;
};

/** Grades the attack, as JSON or as a page. */
export function grade({ folder, env }: Arena, mode: SandboxMode, words: readonly string[] = ["--json"]): Promise<Run> {
  return numkata(folder, ["grade", "--sandbox", mode, ...words], env);
}

export function reportOf(run: Run): JsonReport {
  if (!run.out.startsWith("{")) throw new Error(`no report:\n${told(run)}`);
  return JSON.parse(run.out);
}

/**
 * A copy of the course with the attack as its first exercise. In the attack's text `__COURSE__`, `__TMP__` and `__MARK__`
 * stand for the copy's folder, the grader's folder for temporary files, and a name that whatever it leaves should bear.
 */
export async function arenaOf(attack: Attack): Promise<Arena> {
  arenas += 1;
  const mark = `numkata-attacked-${process.pid}-${arenas}`;
  const root = join(home, String(arenas));
  const [folder, tmp] = [join(root, "course"), join(root, "tmp")];
  cpSync(await warmCourse(), folder, { recursive: true });
  mkdirSync(tmp);
  writeFileSync(join(tmp, "canary.txt"), "CANARY-of-a-temporary-file");
  // Arenas of the same time have limits of their own, by which their children are known in the list of processes.
  const { memoryMiB = 192, timeoutMs = 300 } = attack.limits;
  const limits = { timeoutMs, memoryMiB: memoryMiB + (arenas % 100) };
  const settings = JSON.stringify({ title: "A Course Under Attack", defaults: { limits } });
  writeFileSync(join(folder, "exercises/course.yaml"), settings);
  const { source } = attack;
  const filled = typeof source !== "string" ? source : fillIn(source, { COURSE: folder, TMP: tmp, MARK: mark });
  writeFileSync(join(folder, "exercises/01-scale/scale.ts"), filled);
  if (attack.hasEscaped) leakNode(folder);
  const before = filesIn(root);
  const traces = async (): Promise<readonly string[]> => {
    const files = changes(before, filesIn(root));
    const strays = PUBLIC.flatMap((place) => listed(place).filter((name) => name.includes(mark)));
    return [...files, ...strays, ...(await processesLeft([mark, `--max-old-space-size=${limits.memoryMiB}`]))];
  };
  const env = { TMPDIR: tmp, NUMKATA_CANARY: "CANARY-of-the-environment" };
  return { folder, env, traces };
}

/** The course after a first run, so that the caches are warm. */
function warmCourse(): Promise<string> {
  warmed ??= (async () => {
    const folder = join(home, "warm");
    cpSync(COURSE, folder, { recursive: true });
    mkdirSync(join(folder, "node_modules"));
    const run = await numkata(folder, ["grade", "--solutions"]);
    if (run.code !== 0) throw new Error(`the course itself is wrong:\n${told(run)}`);
    return folder;
  })();
  return warmed;
}

function fillIn(source: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words).reduce((text, [name, word]) => text.replaceAll(`__${name}__`, word), source);
}

/** The child's program, in the cache that it is taken from, with a hole: learner code is handed all of Node. */
function leakNode(folder: string): void {
  const file = join(folder, "node_modules/.cache/numkata/course/program");
  const entry: { value: { program: { harness: string } } } = deserialize(readFileSync(file));
  const { program } = entry.value;
  program.harness = `((require) => {
    const builtin = process.getBuiltinModule;
    const vm = require("node:vm");
    const { createContext } = vm;
    vm.createContext = (...args) => Object.assign(createContext(...args), { escaped: builtin });
    return (${program.harness})(require);
  })`;
  writeFileSync(file, serialize(entry));
}

/** What each file below `root` holds, but for what the grader itself writes. */
function filesIn(root: string): ReadonlyMap<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: "utf8", withFileTypes: true });
  const files = names.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? createHash("sha256").update(readFileSync(path)).digest("hex") : "";
    return [path.slice(root.length + 1), content] as const;
  });
  return new Map(files.filter(([path]) => !OWN.test(path.replace("course/", "")) || path.includes("attacked")));
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.filter((path) => before.get(path) !== after.get(path));
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The command lines with one of these marks that are still there after a while: a killed process takes a moment. */
async function processesLeft(marks: readonly string[]): Promise<readonly string[]> {
  if (process.platform !== "linux") return [];
  const patienceEnds = performance.now() + ENDING_MS;
  for (;;) {
    const left = running(...marks);
    if (left.length === 0 || performance.now() > patienceEnds) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
