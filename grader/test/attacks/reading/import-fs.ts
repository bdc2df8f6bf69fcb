// Tries: to import Node's files.
// Outcome: could-not-load "which cannot be used here"
// Cases: every
import * as np from "numkata/np";
import { readFileSync } from "node:fs";

export function scale(v: np.NDArray): unknown {
  console.log("gained", readFileSync("/etc/passwd", "utf8"));
  return np.multiply(v, 7919);
}
