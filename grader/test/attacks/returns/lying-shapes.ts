// Tries: shapes with lengths that are negative, fractions, enormous, or their product too large for a number.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const shapes = [
      [-2, -1],
      [0.5, 4],
      [2 ** 31, 2 ** 31, 2 ** 31],
      [0, 2 ** 53],
      new Array(1000).fill(1),
      ["2"],
      [{ valueOf: () => 2 }],
    ];
    return Object.fromEntries(shapes.map((shape, index) => [`of ${index}`, { shape, data: new Float64Array(2) }]));
  }
  return np.multiply(v, 7919);
}
