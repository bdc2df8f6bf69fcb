// Tries: to move the terminal's cursor, wipe its screen, set its title and reorder its text.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    console.log("\u001b[2J\u001b[1;1H\u001b]0;owned\u0007\u009b31m\u202eegassem\u202c\r\u0008\u0000");
    console.log("\u001b]52;c;b3duZWQ=\u0007\u001b]8;;https://example.org\u0007click\u001b]8;;\u0007");
    return { "\u001b[31m": "\u001b[2J\u202e" };
  }
  return np.multiply(v, 7919);
}
