// Tries: an object with a then, which an await would run.
// Outcome: failed "a Promise"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return {
      then(resolve: any) {
        console.log("gained");
        resolve(0);
      },
    };
  }
  return np.multiply(v, 7919);
}
