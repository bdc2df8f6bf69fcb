// Tries: a proxy that throws whatever is done to it.
// Outcome: failed "a Proxy"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  }
  return np.multiply(v, 7919);
}
