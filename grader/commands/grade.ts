// numkata grade: a learner's exercises, or the reference solutions, against the course.

import { join } from "node:path";
import { DEFAULT_LIMITS } from "../domain/exercise.ts";
import { entryOf } from "../grading/course.ts";
import { grade } from "../grading/grade.ts";
import { Oracle } from "../grading/oracle.ts";
import type { Reporter } from "../reporters/reporter.ts";
import { Child } from "../sandbox/child.ts";
import { loadProgram } from "../sandbox/program.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { Stripper } from "../sandbox/stripper.ts";
import { stage } from "../sandbox/submission.ts";
import { openCache } from "../store/cache.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder, openSelected } from "./open.ts";
import { readWords } from "./usage.ts";

export async function gradeCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, flags } = readWords("grade", args, ["--solutions", "--json"]);
  const gradesSolutions = flags.has("--solutions");
  const folder = courseFolder(console, gradesSolutions);
  const cache = openCache(folder);
  const stripper = new Stripper();
  const program = await loadProgram(cache, stripper);
  // The child comes up while the specs are read.
  const child = new Child(program, DEFAULT_LIMITS.memoryMiB);
  try {
    const course = await openSelected(folder, names, cache, console);
    if (course === undefined) return 2;
    const entries = course.exercises.map(entryOf);
    const solutions = await stage(join(folder, "solutions"), entries, cache, stripper);
    const submission = gradesSolutions ? solutions : await stage(join(folder, "exercises"), entries, cache, stripper);
    stripper.close();
    const sandbox = new Sandbox(program, submission, child);
    const oracle = new Oracle(program, solutions, cache);
    const reporter = await openReporter(flags.has("--json"), console);
    try {
      let passed = false;
      for await (const event of grade({ course, submission, sandbox, oracle })) {
        console.out(reporter.event(event));
        if (event.kind === "finished") passed = event.reports.every((report) => report.status === "passed");
      }
      return passed ? 0 : 1;
    } finally {
      sandbox.close();
      oracle.close();
    }
  } finally {
    child.kill();
    stripper.close();
  }
}

async function openReporter(json: boolean, console: Console): Promise<Reporter> {
  if (json) return (await import("../reporters/json.ts")).jsonReporter();
  const { terminalReporter } = await import("../reporters/terminal.ts");
  const links = console.isTerminal && (await import("supports-hyperlinks")).default.stdout;
  return terminalReporter({ color: wantsColor(console), width: widthOf(console), links });
}
