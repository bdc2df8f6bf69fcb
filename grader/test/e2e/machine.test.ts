// What a learner reads, and keeps, on a machine that starts no processes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coldCourse, type Course, numkata, type Run, tinyCourse, told } from "./numkata.ts";

const RIGHT = `import * as np from "numkata/np";
export function center(v: np.NDArray): np.NDArray {
  return np.subtract(v, np.mean(v));
}
`;

/** The command where all sandboxes but the first so many are refused by the system. */
function refused(course: Course, started: number, ...words: string[]): Promise<Run> {
  course.write(
    "refuse.mjs",
    `import processes from "node:child_process";
     import { syncBuiltinESMExports } from "node:module";
     const { spawn } = processes;
     let left = ${started};
     processes.spawn = (file, args, options) => {
       // Only a sandbox has a channel of its own, beside what every process has and the leash.
       const isSandbox = options.stdio.length > (process.platform === "win32" ? 3 : 4);
       if (!isSandbox || left-- > 0) return spawn(file, args, options);
       return spawn("/no/such/program", [], options);
     };
     syncBuiltinESMExports();`,
  );
  return numkata(course.folder, words, { NODE_OPTIONS: `--import=${join(course.folder, "refuse.mjs")}` });
}

const progress = (course: Course): string => readFileSync(join(course.folder, ".numkata/progress.txt"), "utf8");

test("a learner keeps what passed where nothing can be started", async () => {
  const course = await tinyCourse();
  course.write("exercises/02-center/center.ts", RIGHT);
  await course.run("grade", "center");
  expect(progress(course)).toContain("02-center passed");
  const run = await refused(course, 0, "grade", "center");
  expect(told(run)).toContain("the system started no process for it");
  expect(run.code).toBe(1);
  expect(progress(course)).toContain("02-center passed");
});

test("that no solution can be started is the machine's fault", async () => {
  const course = coldCourse();
  course.write("exercises/02-center/center.ts", RIGHT);
  course.write(".numkata/progress.txt", "02-center passed\n");
  const page = told(await refused(course, 1, "grade", "center"));
  expect(page).toContain("solutions/02-center/center.ts was not run: the system started no process for it");
  expect(page).toMatch(/close some,\s+then grade again/u);
  expect(page).not.toContain("Tell the people who made this course");
  expect(progress(course)).toContain("02-center passed");
});

test("in a class too", async () => {
  const course = coldCourse();
  course.write("submissions/ada/center.ts", RIGHT);
  const run = await refused(course, 1, "batch", "submissions", "--out", "out");
  expect(run.code).toBe(2);
  const { faults } = JSON.parse(readFileSync(join(course.folder, "out/results.json"), "utf8"));
  expect(faults).toMatchObject([{ learner: "ada", fault: { owner: "machine" } }]);
});
