// From inputs that fail to the smallest that still fail: which inputs are simpler, and which are worth trying next.
// Knows nothing of running: whoever does tries the candidates, takes the first that fails, and asks again.

import type { Arguments } from "./exercise.ts";
import type { GeneratedArray } from "./generate.ts";
import { withFewer } from "./shrink-shape.ts";
import { withPlainer } from "./shrink-elements.ts";
import { isSimpler } from "./simplicity.ts";
import type { ArrayValue, Value } from "./value.ts";

/** How many candidates a round has at most, and how many of them may be about the shape. */
const ROUND = 60;
const ROUND_OF_SHAPES = 30;

/**
 * Inputs strictly simpler than `args`, simplest first: fewer rows and columns, then zeros, fewer decimals, smaller
 * numbers, no signs. All are inputs that `generators` could have drawn. Empty when nothing simpler is worth trying.
 * @throws TypeError when an argument is not an array, as all that is generated are.
 */
export function smaller(args: Arguments, generators: readonly GeneratedArray[]): Arguments[] {
  const arrays = args.map(asArray);
  const seen = new Set<string>();
  const isNews = (candidate: readonly ArrayValue[]): boolean => {
    const key = textOf(candidate);
    const isNew = !seen.has(key) && isSimpler(candidate, arrays);
    seen.add(key);
    return isNew;
  };
  const shapes = withFewer(arrays, generators).filter(isNews).take(ROUND_OF_SHAPES).toArray();
  const values = withPlainer(arrays, generators)
    .filter(isNews)
    .take(ROUND - shapes.length);
  return [...shapes, ...values].toSorted((a, b) => (isSimpler(a, b) ? -1 : isSimpler(b, a) ? 1 : 0));
}

/** The same for the same inputs. */
export function textOf(args: Arguments): string {
  return args
    .map(asArray)
    .map(({ shape, data }) => `${shape.join()}:${data.join()}`)
    .join(";");
}

function asArray(value: Value): ArrayValue {
  if (value.kind !== "array") throw new TypeError(`a generated argument is an array, not ${value.kind}`);
  return value;
}
