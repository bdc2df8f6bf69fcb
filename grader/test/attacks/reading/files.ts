// Tries: to read the spec, the solution, the neighbours, the settings and the system's files.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

const FILES = [
  "__COURSE__/exercises/01-scale/exercise.yaml",
  "__COURSE__/exercises/02-shares/notes.txt",
  "__COURSE__/solutions/01-scale/scale.ts",
  "__COURSE__/another-submission/scale.ts",
  "__COURSE__/exercises/course.yaml",
  "__TMP__/canary.txt",
  "/etc/passwd",
  "/etc/hostname",
];

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { readFileSync } = escaped("node:fs");
    for (const file of FILES) {
      try {
        console.log("gained", file, readFileSync(file, "utf8"));
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
