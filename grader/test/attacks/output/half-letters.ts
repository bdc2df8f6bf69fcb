// Tries: bytes that are no letters, by breaking them in the middle.
// Outcome: passed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    for (let i = 0; i < 3000; i++) process.stdout.write("\ud83d");
    process.stdout.write("😀".repeat(5000));
  }
  return np.multiply(v, 7919);
}
