// Tries: a list of a class of its own, whose every method lies.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    class List extends Array<number> {
      override get length(): any {
        console.log("gained");
        return 2;
      }
      override map(): any {
        console.log("gained");
        return [1];
      }
      override [Symbol.iterator](): any {
        console.log("gained");
        return [1][Symbol.iterator]();
      }
      tolist(): number[] {
        console.log("gained");
        return [0];
      }
    }
    const list = new List();
    list.push(1, 2, 3);
    return list;
  }
  return np.multiply(v, 7919);
}
