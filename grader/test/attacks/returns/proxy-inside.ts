// Tries: a list with a proxy in it.
// Outcome: failed "a Proxy"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return [
      102948,
      new Proxy(
        {},
        {
          get() {
            throw new Error();
          },
        },
      ),
    ];
  }
  return np.multiply(v, 7919);
}
