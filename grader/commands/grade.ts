// numkata grade: a learner's exercises, or the reference solutions, against the course.

import { appendFileSync, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { CourseInfo, FinishedEvent } from "../domain/event.ts";
import { isUndecided } from "../domain/fault.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import type { Reporter } from "../reporters/reporter.ts";
import { faultText } from "../store/fault-text.ts";
import type { Progress } from "../store/progress.ts";
import { isRelease } from "../grading/course.ts";
import { openBenches } from "./bench.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { SANDBOX_FLAG, takeSandboxFlag } from "./sandbox-choice.ts";
import { readWords, UsageError } from "./usage.ts";

const REPORTER_OPTION = "--reporter";
const REPORTERS = ["terminal", "json", "github", "junit", "gradescope", "exercism"] as const;
type ReporterName = (typeof REPORTERS)[number];
const OUTPUT_OPTION = "--output";
/** What these are read by takes a case that was not run for one that is wrong. */
const COUNTS_SKIPPED: ReadonlySet<ReporterName> = new Set(["gradescope", "exercism"]);

export async function gradeCommand(args: readonly string[], console: Console): Promise<number> {
  const { asked, rest } = takeSandboxFlag("grade", args);
  const known = ["--solutions", "--json", SANDBOX_FLAG];
  const { names, flags, values } = await readWords("grade", rest, known, [REPORTER_OPTION, OUTPUT_OPTION]);
  const kind = chooseReporter(flags.has("--json"), values.get(REPORTER_OPTION)?.at(-1));
  const wanted = values.get(OUTPUT_OPTION)?.at(-1);
  const output = wanted === undefined ? undefined : outputPath(wanted, console);
  const gradesSolutions = flags.has("--solutions");
  const folder = courseFolder(console, gradesSolutions);
  if (gradesSolutions && isRelease(folder))
    throw new UsageError("numkata grade --solutions: this edition of the course has no solutions.");
  const benches = await openBenches(folder, names, await speakerFor(kind, folder, console), asked);
  if (benches === undefined) return 2;
  try {
    // Loaded late: the child is coming up meanwhile.
    const [{ grade }, { openProgress }] = await Promise.all([
      import("../grading/grade.ts"),
      import("../store/progress.ts"),
    ]);
    const events = grade(gradesSolutions ? benches.solutions : benches.exercises);
    const progress = gradesSolutions ? undefined : openProgress(folder);
    const reporter = await openReporter(
      kind,
      output === undefined ? console : { ...console, isTerminal: false },
      progress,
    );
    // The reporter for GitHub gives commands, and lets nobody else give any.
    const { out } = (kind === "github" ? console.asItIs : undefined) ?? console;
    let [passed, text] = [false, ""];
    for await (const event of events) {
      if (event.kind === "finished" && COUNTS_SKIPPED.has(kind) && (await hasSkipped(event, console))) return 2;
      const said = reporter.event(event);
      if (output === undefined) out(said);
      else text += said;
      if (event.kind === "exercise-graded" && progress !== undefined)
        remember(event.report, names.length === 1, progress);
      if (event.kind === "finished") {
        passed = event.reports.every((report) => report.status === "passed");
        if (kind === "github")
          await writeSummary(event, { title: benches.exercises.course.settings.title, folder }, console);
      }
    }
    if (output !== undefined) await writeOutput(output, text);
    for (const fault of progress?.takeFaults() ?? []) {
      const { progressFaultText } = await import("../reporters/progress-fault.ts");
      console.err(`${progressFaultText(fault, folder)}\n`);
    }
    // Exercism asks for 0 of every run that tells something.
    return passed || kind === "exercism" ? 0 : 1;
  } finally {
    benches.close();
  }
}

/** Who grades one exercise alone works on it. */
function remember(report: ExerciseReport, isAlone: boolean, progress: Progress): void {
  const { exercise, status } = report;
  if (status === "passed") progress.markPassed(exercise.id);
  else if (!isUndecided(report)) progress.markPending(exercise.id);
  if (isAlone) progress.setCurrent(exercise.id);
}

function chooseReporter(json: boolean, word: string | undefined): ReporterName {
  if (word === undefined) return json ? "json" : "terminal";
  const kind = REPORTERS.find((name) => name === word);
  if (kind !== undefined) return kind;
  throw new UsageError(
    `numkata grade: ${REPORTER_OPTION} takes ${REPORTERS.slice(0, -1).join(", ")} or ${REPORTERS.at(-1)}, not ${JSON.stringify(word)}.`,
  );
}

async function openReporter(kind: ReporterName, console: Console, progress: Progress | undefined): Promise<Reporter> {
  switch (kind) {
    case "json":
      return (await import("../reporters/json.ts")).jsonReporter();
    case "github":
      return (await import("../reporters/github.ts")).githubReporter({ root: console.env["GITHUB_WORKSPACE"] });
    case "junit":
      return (await import("../reporters/junit.ts")).junitReporter();
    case "gradescope":
      return (await import("../reporters/gradescope.ts")).gradescopeReporter();
    case "exercism":
      return (await import("../reporters/exercism.ts")).exercismReporter();
    case "terminal": {
      const { terminalReporter } = await import("../reporters/terminal.ts");
      const links = console.isTerminal && (await import("supports-hyperlinks")).default.stdout;
      const isDone = (id: string): boolean => progress === undefined || progress.state(id) === "passed";
      return terminalReporter({ color: wantsColor(console), width: widthOf(console), links, isDone });
    }
  }
}

/** Whether there are cases that were not run; says so. */
async function hasSkipped({ reports }: FinishedEvent, console: Console): Promise<boolean> {
  const { notRunText } = await import("../reporters/not-run.ts");
  const text = notRunText(reports);
  if (text !== undefined) console.err(`${text}\n`);
  return text !== undefined;
}

/**
 * Where the whole report goes, as an absolute path.
 * @throws UsageError where no file can come to be
 */
function outputPath(path: string, { cwd }: Console): string {
  const file = resolve(cwd, path);
  if (existsSync(dirname(file))) return file;
  throw new UsageError(`${path} cannot be written: its folder is not there. Make it, then grade again.`);
}

/** @throws UsageError where the file cannot be written */
async function writeOutput(file: string, text: string): Promise<void> {
  const { writeWhole } = await import("../store/write-whole.ts");
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${faultText(error)}.`);
  }
}

/** For GitHub, problems of the specs are annotations too. */
async function speakerFor(kind: ReporterName, folder: string, console: Console): Promise<Console> {
  if (kind !== "github") return console;
  const { githubProblem } = await import("../reporters/github.ts");
  return {
    ...console,
    ...console.asItIs,
    problemText: (problem) => githubProblem(problem, folder, console.env["GITHUB_WORKSPACE"]),
  };
}

/** GitHub names a file for what the page of the run shows. Without it, or where it cannot be written, the log has it all. */
async function writeSummary(event: FinishedEvent, course: CourseInfo, console: Console): Promise<void> {
  const path = console.env["GITHUB_STEP_SUMMARY"] ?? "";
  if (path === "") return;
  const { githubSummary } = await import("../reporters/github.ts");
  try {
    appendFileSync(path, githubSummary(event, course));
  } catch (error) {
    console.err(`${path} cannot be written: ${faultText(error)}. The summary is left out.\n`);
  }
}
