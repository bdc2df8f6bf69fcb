// Tries: a typed array that says to have another length and another class.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const list = new Float64Array([1, 2, 3]);
    Object.defineProperty(list, "length", {
      get() {
        console.log("gained");
        return 2;
      },
    });
    Object.defineProperty(list, Symbol.toStringTag, { value: "Array" });
    Object.setPrototypeOf(list, Array.prototype);
    return list;
  }
  return np.multiply(v, 7919);
}
