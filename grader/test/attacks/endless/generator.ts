// Tries: to read a generator to its end, which it does not have.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const numbers = function* () {
      for (let i = 0; ; i++) yield i;
    };
    let sum = 0;
    for (const number of numbers()) sum += number;
    return sum;
  }
  return np.multiply(v, 7919);
}
