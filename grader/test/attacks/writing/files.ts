// Tries: to change the spec, the solution, itself and the grader's cache.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { writeFileSync, appendFileSync, rmSync, renameSync, chmodSync, truncateSync } = escaped("node:fs");
    for (const file of [
      "exercises/01-scale/exercise.yaml",
      "exercises/01-scale/scale.ts",
      "solutions/01-scale/scale.ts",
      "node_modules/.cache/numkata/course/attacked",
      ".numkata/attacked",
    ]) {
      const path = `__COURSE__/${file}`;
      for (const way of [
        () => writeFileSync(path, "x"),
        () => appendFileSync(path, "x"),
        () => rmSync(path),
        () => renameSync(path, `${path}2`),
        () => chmodSync(path, 0),
        () => truncateSync(path),
      ]) {
        try {
          way();
          console.log("gained", String(way), path);
        } catch {}
      }
    }
  }
  return np.multiply(v, 7919);
}
