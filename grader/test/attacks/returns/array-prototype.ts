// Tries: a list whose prototype is a proxy.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const list = [0, 1];
    Object.setPrototypeOf(
      list,
      new Proxy(
        {},
        {
          get() {
            console.log("gained");
          },
          has() {
            console.log("gained");
            return true;
          },
        },
      ),
    );
    return list;
  }
  return np.multiply(v, 7919);
}
