// A machine that starts no process lets the grader down, not the learner: nothing is judged that was not run.

import { execFileSync, spawn } from "node:child_process";
import { expect, test } from "vitest";
import { exerciseIds, openCourse } from "../../grading/course.ts";
import { grade } from "../../grading/grade.ts";
import { openTeachers } from "../../grading/teachers.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { notRunText } from "../../reporters/not-run.ts";
import { Child } from "../../sandbox/child.ts";
import { DEFAULT_FENCE, type Fence } from "../../sandbox/fence.ts";
import { loadProgram } from "../../sandbox/program.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { Stripper } from "../../sandbox/stripper.ts";
import { NO_CACHE } from "../../store/cache.ts";
import { tinyCourse } from "../e2e/numkata.ts";

const REASON = "the system started no process for it (spawn /no/such/program ENOENT)";

/** A fence for which the system refuses so many processes, and then no more. */
function refusing(count: number): Fence {
  let left = count;
  const start: Fence["start"] = (...args) => {
    left -= 1;
    return left < 0
      ? DEFAULT_FENCE.start(...args)
      : spawn("/no/such/program", { stdio: ["pipe", "pipe", "pipe", "pipe"] });
  };
  return { ...DEFAULT_FENCE, start };
}

/** The solutions of a course, graded as if a learner had written them. */
async function verdicts(fence: Fence): Promise<readonly (readonly Verdict[])[]> {
  const { folder } = await tinyCourse();
  const opened = await openCourse(folder, exerciseIds(folder), NO_CACHE);
  if (!opened.ok) throw new Error("the course is wrong");
  const stripper = new Stripper();
  const program = await loadProgram(NO_CACHE, stripper);
  const teachers = await openTeachers(program, opened.value, NO_CACHE, stripper);
  const sandbox = new Sandbox(program, teachers.solutions, () => undefined, fence);
  try {
    const found: (readonly Verdict[])[] = [];
    for await (const event of grade({ course: opened.value, submission: teachers.solutions, sandbox, ...teachers })) {
      if (event.kind === "exercise-graded") found.push(event.report.cases.map(({ verdict }) => verdict));
      if (event.kind === "finished" && found.flat().some(({ kind }) => kind === "skipped"))
        expect(notRunText(event.reports)).toContain(REASON);
    }
    return found;
  } finally {
    for (const each of [sandbox, teachers, stripper]) each.close();
  }
}

test("where no process can be started no case is judged", async () => {
  const found = (await verdicts(refusing(Infinity))).flat();
  expect(found.length).toBeGreaterThan(3);
  for (const verdict of found) expect(verdict).toEqual({ kind: "skipped", reason: REASON, owner: "machine" });
});

test("a process that is refused once is asked for again", async () => {
  const found = (await verdicts(refusing(2))).flat();
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["passed"]));
});

test("the cases after one for which none could be started are judged", async () => {
  const found = (await verdicts(refusing(3))).flat();
  expect(found.filter(({ kind }) => kind === "skipped")).toHaveLength(1);
  expect(found.filter(({ kind }) => kind === "passed")).toHaveLength(found.length - 1);
});

test("a refusal that comes at once is one, too", async () => {
  const refusal = Object.assign(new Error("spawn ENOMEM"), { syscall: "spawn" });
  const start = (): never => {
    throw refusal;
  };
  const child = new Child({ id: "", harness: "", np: "" }, 256, { ...DEFAULT_FENCE, start });
  const request = { entry: "e/f.ts", functionName: "f", eager: true, interruptible: false, runs: [[]] };
  expect(await child.ask(request, () => 2000)).toEqual({
    replies: [],
    ending: { kind: "not-run", reason: "the system started no process for it (spawn ENOMEM)" },
  });
  child.kill();
});

test.skipIf(process.platform === "win32")("so is one where no more files may be open", () => {
  const program = `
    import { openSync } from "node:fs";
    import { Child } from ${JSON.stringify(import.meta.resolve("../../sandbox/child.ts"))};
    const warm = new Child({ id: "", harness: "", np: "" }, 256);
    warm.kill();
    try { for (;;) openSync("/dev/null"); } catch {}
    const child = new Child({ id: "", harness: "", np: "" }, 256);
    const { ending } = await child.ask({ entry: "e/f.ts", functionName: "f", eager: true, interruptible: false, runs: [[]] }, () => 2000);
    process.stdout.write(JSON.stringify(ending));`;
  const script = 'ulimit -n 64; exec "$0" --no-warnings --input-type=module -e "$1"';
  const said = execFileSync("/bin/sh", ["-c", script, process.execPath, program], { encoding: "utf8" });
  expect(JSON.parse(said)).toEqual({
    kind: "not-run",
    reason: "the system started no process for it (too many files are open)",
  });
});
