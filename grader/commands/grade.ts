// numkata grade: a learner's exercises, or the reference solutions, against the course.

import type { ExerciseReport } from "../domain/verdict.ts";
import type { Reporter } from "../reporters/reporter.ts";
import type { Progress } from "../store/progress.ts";
import { openBenches } from "./bench.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { SANDBOX_FLAG, takeSandboxFlag } from "./sandbox-choice.ts";
import { readWords } from "./usage.ts";

export async function gradeCommand(args: readonly string[], console: Console): Promise<number> {
  const { asked, rest } = takeSandboxFlag("grade", args);
  const { names, flags } = await readWords("grade", rest, ["--solutions", "--json", SANDBOX_FLAG]);
  const gradesSolutions = flags.has("--solutions");
  const folder = courseFolder(console, gradesSolutions);
  const benches = await openBenches(folder, names, console, asked);
  if (benches === undefined) return 2;
  try {
    // Loaded late: the child is coming up meanwhile.
    const [{ grade }, { openProgress }] = await Promise.all([
      import("../grading/grade.ts"),
      import("../store/progress.ts"),
    ]);
    const events = grade(gradesSolutions ? benches.solutions : benches.exercises);
    const reporter = await openReporter(flags.has("--json"), console);
    const progress = gradesSolutions ? undefined : openProgress(folder);
    let passed = false;
    for await (const event of events) {
      console.out(reporter.event(event));
      if (event.kind === "exercise-graded" && progress !== undefined)
        remember(event.report, names.length === 1, progress);
      if (event.kind === "finished") passed = event.reports.every((report) => report.status === "passed");
    }
    for (const fault of progress?.takeFaults() ?? []) {
      const { progressFaultText } = await import("../reporters/progress-fault.ts");
      console.err(`${progressFaultText(fault, folder)}\n`);
    }
    return passed ? 0 : 1;
  } finally {
    benches.close();
  }
}

/** Who grades one exercise alone works on it. */
function remember({ exercise, status }: ExerciseReport, isAlone: boolean, progress: Progress): void {
  if (status === "passed") progress.markPassed(exercise.id);
  else progress.markPending(exercise.id);
  if (isAlone) progress.setCurrent(exercise.id);
}

async function openReporter(json: boolean, console: Console): Promise<Reporter> {
  if (json) return (await import("../reporters/json.ts")).jsonReporter();
  const { terminalReporter } = await import("../reporters/terminal.ts");
  const links = console.isTerminal && (await import("supports-hyperlinks")).default.stdout;
  return terminalReporter({ color: wantsColor(console), width: widthOf(console), links });
}
