// Tries: to import files as data.
// Outcome: could-not-load
// Cases: every
import * as np from "numkata/np";
import notes from "../02-shares/notes.txt" with { type: "text" };

export function scale(v: np.NDArray): unknown {
  console.log("gained", notes);
  return np.multiply(v, 7919);
}
