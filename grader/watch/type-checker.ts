// The course's own TypeScript on a learner's file: a process for each check, of the lowest priority and with limits, so that
// an idle watch has none. Reads what is on disk and runs none of it.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants, setPriority, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TypeCheck } from "../domain/finding.ts";
import { findingsIn } from "./findings.ts";
import { LEARNER_GLOBALS } from "./learner-globals.ts";

/** An ordinary check takes a tenth of a second of CPU; on a busy machine that may be seconds. Endless types are given up. */
const CPU_SECONDS = 5;
const PATIENCE_MS = 30_000;
const MEMORY_MIB = 1536;
const MAX_OUTPUT = 1024 * 1024;

/** For a course without a tsconfig.json. */
const OPTIONS = {
  target: "es2024",
  lib: ["es2024", "esnext.collection", "esnext.iterator"],
  module: "esnext",
  moduleResolution: "bundler",
  erasableSyntaxOnly: true,
  noImplicitReturns: true,
  strict: true,
};

/** Whatever the course's options are: one file on its own, in the sandbox's world, that may be half written. */
const ALWAYS = {
  allowImportingTsExtensions: true,
  composite: false,
  declaration: false,
  incremental: false,
  noEmit: true,
  noUnusedLocals: false,
  noUnusedParameters: false,
  rootDir: null,
  skipLibCheck: true,
  types: [],
};

export class TypeChecker {
  readonly #folder: string;
  readonly #np: string;
  /** The compiler's command; undefined where there is none. */
  readonly #compiler: readonly string[] | undefined;
  #options = "";
  #running: ChildProcess | undefined;
  #isClosed = false;

  /** For the course in `folder`, whose exercises import the np whose main file is `np`. */
  constructor(folder: string, np: string) {
    this.#folder = folder;
    // Of a built np the types stand beside it.
    this.#np = np.replace(/\.js$/, ".d.ts");
    this.#compiler = compilerFor(folder);
    // However the watch ends.
    process.once("exit", this.#onExit);
  }

  /**
   * What there is to say of the file `entry` in `exercises/` and of those that it imports from its own folder.
   * @returns undefined where there is no compiler, or the check was cancelled
   */
  async check(entry: string): Promise<TypeCheck | undefined> {
    this.cancel();
    const [program, ...args] = this.#compiler ?? [];
    if (program === undefined || this.#isClosed) return undefined;
    try {
      // Of a course behind a symbolic link the compiler knows the real place only.
      const root = realpathSync(this.#folder);
      this.#writeOptions(root, entry);
      const child = start(program, [...args, "-p", this.#options, "--pretty", "false"], root);
      this.#running = child;
      const output = await outputOf(child);
      if (this.#running !== child) return undefined;
      this.#running = undefined;
      if (output === undefined) return { kind: "gave-up" };
      return { kind: "checked", findings: findingsIn(output, "exercises/", entry) };
    } catch {
      // A disk that cannot be written or a process that cannot be started: there is no compiler to speak of.
      return undefined;
    }
  }

  /** Ends the check that is under way: there is a newer text. */
  cancel(): void {
    this.#running?.kill("SIGKILL");
    this.#running = undefined;
  }

  close(): void {
    process.off("exit", this.#onExit);
    this.#isClosed = true;
    this.cancel();
    if (this.#options !== "") rmSync(this.#options, { recursive: true, force: true });
  }

  readonly #onExit = (): void => this.close();

  /** The course's options, or ours, for this file alone; in a folder that nobody else writes to. */
  #writeOptions(root: string, entry: string): void {
    if (this.#options === "") this.#options = mkdtempSync(join(realpathSync(tmpdir()), "numkata-types-"));
    const globals = join(this.#options, "globals.d.ts");
    const own = join(root, "tsconfig.json");
    const hasOwn = existsSync(own);
    const options = {
      ...(hasOwn && { extends: own }),
      compilerOptions: { ...(hasOwn ? {} : OPTIONS), ...ALWAYS, paths: { "numkata/np": [this.#np] } },
      include: [],
      files: [join(root, "exercises", entry), globals],
    };
    writeFileSync(globals, LEARNER_GLOBALS);
    writeFileSync(join(this.#options, "tsconfig.json"), JSON.stringify(options));
  }
}

/** The course's TypeScript, else the one beside numkata: its native program where it has one, else what `npx tsc` runs. */
function compilerFor(folder: string): readonly string[] | undefined {
  for (const from of [join(folder, "package.json"), import.meta.filename]) {
    const manifest = resolved("typescript/package.json", from);
    if (manifest === undefined) continue;
    const native = resolved(`@typescript/typescript-${process.platform}-${process.arch}/package.json`, manifest);
    const program = native && join(dirname(native), "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
    if (program !== undefined && existsSync(program)) return [program];
    return [process.execPath, `--max-old-space-size=${MEMORY_MIB}`, join(dirname(manifest), "bin", "tsc")];
  }
  return undefined;
}

function resolved(name: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}

function start(program: string, args: readonly string[], cwd: string): ChildProcess {
  const isNode = program === process.execPath;
  const env = {
    SystemRoot: process.env["SystemRoot"],
    // One core is enough, and leaves the others to the learner's next save.
    GOMAXPROCS: "1",
    GOMEMLIMIT: `${MEMORY_MIB >> 1}MiB`,
  };
  // Node reserves more address space than it uses, and has a limit of its own.
  const limits = ["-c 0", `-t ${CPU_SECONDS}`, ...(isNode ? [] : [`-v ${MEMORY_MIB * 1024}`])];
  const script = `${limits.map((limit) => `ulimit ${limit} 2>/dev/null`).join("; ")}; exec "$@"`;
  const command = process.platform === "win32" ? [program, ...args] : ["/bin/sh", "-c", script, "sh", program, ...args];
  const [first = program, ...rest] = command;
  const child = spawn(first, rest, { cwd, env, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It may have ended already.
  }
  return child;
}

/** What it printed; undefined where it broke or was ended. */
async function outputOf(child: ChildProcess): Promise<string | undefined> {
  let [output, complaint] = ["", ""];
  const tooLate = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    if (output.length < MAX_OUTPUT) output += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (complaint.length < MAX_OUTPUT) complaint += text;
  });
  try {
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    // 1 and 2 say that there are errors; 2 is also how the native program ends when it breaks, with words on stderr.
    return (code === 0 || code === 1 || code === 2) && complaint === "" ? output : undefined;
  } finally {
    clearTimeout(tooLate);
  }
}
