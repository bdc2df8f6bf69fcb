// numkata grade: a learner's exercises, or the reference solutions, against the course.

import type { Reporter } from "../reporters/reporter.ts";
import { openBenches } from "./bench.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { readWords } from "./usage.ts";

export async function gradeCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, flags } = await readWords("grade", args, ["--solutions", "--json"]);
  const gradesSolutions = flags.has("--solutions");
  const folder = courseFolder(console, gradesSolutions);
  const benches = await openBenches(folder, names, console);
  if (benches === undefined) return 2;
  try {
    // Loaded late: the child is coming up meanwhile.
    const { grade } = await import("../grading/grade.ts");
    const events = grade(gradesSolutions ? benches.solutions : benches.exercises);
    const reporter = await openReporter(flags.has("--json"), console);
    let passed = false;
    for await (const event of events) {
      console.out(reporter.event(event));
      if (event.kind === "finished") passed = event.reports.every((report) => report.status === "passed");
    }
    return passed ? 0 : 1;
  } finally {
    benches.close();
  }
}

async function openReporter(json: boolean, console: Console): Promise<Reporter> {
  if (json) return (await import("../reporters/json.ts")).jsonReporter();
  const { terminalReporter } = await import("../reporters/terminal.ts");
  const links = console.isTerminal && (await import("supports-hyperlinks")).default.stdout;
  return terminalReporter({ color: wantsColor(console), width: widthOf(console), links });
}
