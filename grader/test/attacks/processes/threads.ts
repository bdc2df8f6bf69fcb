// Tries: to have Node's own threads work for ever.
// Outcome: passed or timed-out
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { pbkdf2, scrypt } = escaped("node:crypto");
    for (let i = 0; i < 8; i++) pbkdf2("x", "y", 2 ** 31 - 1, 64, "sha512", () => {});
    scrypt("x", "y", 64, { N: 2 ** 14 }, () => {});
  }
  return np.multiply(v, 7919);
}
