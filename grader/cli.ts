// argv -> command -> exit code. The only file that sets process.exitCode.

import { isatty } from "node:tty";
import type { Console } from "./commands/console.ts";
import { UsageError } from "./commands/usage.ts";

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const asItIs = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
};

const console: Console = {
  ...(process.env["GITHUB_ACTIONS"] === "true" ? await withoutCommands() : asItIs),
  asItIs,
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY,
  columns: process.stdout.columns,
  ask: isatty(0) ? ask : undefined,
  whenStopped: (text) => (farewell = text),
};

/** Where GitHub obeys what is printed, it obeys nothing that learners wrote. */
async function withoutCommands(): Promise<typeof asItIs> {
  const log = await import("./reporters/workflow-log.ts");
  return {
    out: (text) => asItIs.out(log.withoutCommands(text)),
    err: (text) => asItIs.err(log.withoutCommands(text)),
  };
}

/** The last words of whoever is told to stop. */
let farewell = "";

const typedAhead: string[] = [];

for (const [signal, code] of Object.entries(signals)) {
  process.once(signal, () => {
    void import("./sandbox/child.ts").then(({ killAllChildren }) => {
      killAllChildren();
      console.err(farewell);
      process.exit(code);
    });
  });
}

// Whoever reads has stopped reading (numkata grade | head): there is nobody left to tell.
process.stdout.on("error", () => process.exit());

// An error in an event handler reaches no catch below.
process.once("uncaughtException", (error) => {
  // After the terminal is as it was: what is written on another screen goes with it.
  process.on("exit", () => tellBug(error));
  process.exit(3);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.err(`${error.message}\n`);
    process.exitCode = 2;
  } else {
    tellBug(error);
    process.exitCode = 3;
  }
}

function tellBug(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.err(`This is a bug in numkata, not in your code. Please report it with what you ran and this:\n\n${stack}\n`);
}

async function run([first = "help", ...args]: readonly string[]): Promise<number> {
  const options = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  const verb = options.includes("--help") || options.includes("-h") ? "help" : first;
  switch (verb) {
    case "grade":
      return (await import("./commands/grade.ts")).gradeCommand(args, console);
    case "batch":
      return (await import("./commands/batch.ts")).batchCommand(args, console);
    case "gradebook":
      return (await import("./commands/gradebook.ts")).gradebookCommand(args, console);
    case "export":
      return (await import("./commands/export.ts")).exportCommand(args, console);
    case "report":
      return (await import("./commands/report.ts")).reportCommand(args, console);
    case "watch":
      return (await import("./commands/watch.ts")).watchCommand(args, console, process.stdin, process.stdout);
    case "verify":
      return (await import("./commands/verify.ts")).verifyCommand(args, console);
    case "expected":
      return (await import("./commands/expected.ts")).expectedCommand(args, console);
    case "new":
      return (await import("./commands/new.ts")).newCommand(args, console);
    case "import":
      return (await import("./commands/import.ts")).importCommand(args, console);
    case "init":
      return (await import("./commands/init.ts")).initCommand(args, console);
    case "release":
      return (await import("./commands/release.ts")).releaseCommand(args, console);
    case "show":
      return (await import("./commands/show.ts")).showCommand(args, console);
    case "stub":
      return (await import("./commands/stub.ts")).stubCommand(args, console);
    case "list":
      return (await import("./commands/list.ts")).listCommand(args, console);
    case "next":
      return (await import("./commands/next.ts")).nextCommand(args, console);
    case "hint":
      return (await import("./commands/hint.ts")).hintCommand(args, console);
    case "open":
      return (await import("./commands/editor.ts")).openCommand(args, console);
    case "reset":
      return (await import("./commands/reset.ts")).resetCommand(args, console);
    case "solution":
      return (await import("./commands/solution.ts")).solutionCommand(args, console);
    case "help":
    case "--help":
    case "-h":
      return (await import("./commands/help.ts")).helpCommand(args, console);
    case "version":
    case "--version":
    case "-v":
      return (await import("./commands/version.ts")).versionCommand(console);
    default: {
      const { suggestVerb } = await import("./commands/help.ts");
      throw new UsageError(suggestVerb(verb));
    }
  }
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const known = typedAhead.shift();
  if (known !== undefined) {
    console.err(`${question}${known}\n`);
    return known;
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Lines that were pasted together come together: the first is the answer, the others answer what is asked next.
  lines.on("line", (line) => typedAhead.push(line));
  lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  // Who ends the input has not said yes.
  const ended = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  const answer = await Promise.race([lines.question(question), ended]);
  lines.close();
  return answer;
}
