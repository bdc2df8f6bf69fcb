// Tries: timers that start others and never stop.
// Outcome: passed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const again = (): void => {
      for (let i = 0; i < 10; i++) setTimeout(again, 1);
      setImmediate(again);
    };
    setInterval(again, 1);
    again();
  }
  return np.multiply(v, 7919);
}
