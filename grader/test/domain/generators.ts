// fast-check arbitraries for what a spec's `generate` can say, and whether inputs keep to it.

import * as fc from "fast-check";
import type { Arguments } from "../../domain/exercise.ts";
import type { Elements, GeneratedArray } from "../../domain/generate.ts";

const extents = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 5 })).map(([min, more]) => ({ min, max: min + more }));

const elements: fc.Arbitrary<Elements> = fc.oneof(
  ordered(fc.integer({ min: -50, max: 50 })).map(([min, max]): Elements => ({ kind: "integers", min, max })),
  ordered(fc.integer({ min: -9000, max: 9000 }))
    .map(([min, max]) => [min / 1000, max / 1000] as const)
    .map(([min, max]): Elements => ({ kind: "numbers", min, max })),
);

function ordered(numbers: fc.Arbitrary<number>): fc.Arbitrary<[number, number]> {
  return fc.tuple(numbers, numbers).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
}

/** One to three parameters, some of them like an earlier one. */
export const generators: fc.Arbitrary<GeneratedArray[]> = fc
  .array(fc.tuple(fc.array(extents, { maxLength: 3 }), elements, fc.option(fc.nat())), { minLength: 1, maxLength: 3 })
  .map((params) =>
    params.map(([lengths, drawn, like], param) => ({
      shape:
        like === null || param === 0 ? { kind: "extents", extents: lengths } : { kind: "like", param: like % param },
      elements: drawn,
    })),
  );

/** What in the inputs no generator could have drawn. */
export function breaches(args: Arguments, drawnBy: readonly GeneratedArray[]): string[] {
  if (args.length !== drawnBy.length) return [`${args.length} inputs for ${drawnBy.length} parameters`];
  return drawnBy.flatMap(({ shape, elements: allowed }, param) => {
    const value = args[param];
    if (value?.kind !== "array") return [`${param} is no array`];
    const wrong: string[] = [];
    if (shape.kind === "extents") {
      const fits = shape.extents.every(({ min, max }, axis) => isWithin(value.shape[axis] ?? NaN, min, max));
      if (!fits || value.shape.length !== shape.extents.length) wrong.push(`${param} has shape ${value.shape.join()}`);
    } else {
      const original = args[shape.param];
      if (original?.kind !== "array" || original.shape.join() !== value.shape.join()) wrong.push(`${param} is untied`);
    }
    for (const element of value.data) {
      const decimals = /^-?\d+(?:\.(\d+))?$/.exec(String(element))?.[1]?.length ?? 0;
      const isPossible = isWithin(element, allowed.min, allowed.max) && !Object.is(element, -0);
      if (!isPossible || decimals > (allowed.kind === "integers" ? 0 : 3)) wrong.push(`${param} holds ${element}`);
    }
    return wrong;
  });
}

function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}
