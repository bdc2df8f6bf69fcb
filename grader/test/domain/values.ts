// fast-check arbitraries for every Value that a spec can express.

import * as fc from "fast-check";
import { type ArrayValue, array, type Dtype, sizeOf, type Value } from "../../domain/value.ts";

export const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

const elements: Record<Dtype, fc.Arbitrary<number>> = {
  float64: fc.double(),
  int64: fc.maxSafeInteger(),
  bool: fc.constantFrom(0, 1),
};

export function arrays(
  dtypes: readonly Dtype[] = ["float64", "int64", "bool"],
  shape: fc.Arbitrary<number[]> = shapes,
): fc.Arbitrary<ArrayValue> {
  return fc.tuple(shape, fc.constantFrom(...dtypes)).chain(([lengths, dtype]) => {
    const length = sizeOf(lengths);
    return fc
      .array(elements[dtype], { minLength: length, maxLength: length })
      .map((data) => array(lengths, data, dtype));
  });
}

/** Also with halves of pairs, which are no letters, and with what names mean to objects. */
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom("__proto__", "constructor", "toString", "toJSON", "then", "length", "0", "-1", "", "\0"),
);

/** Also lists and records, nested a few levels deep. */
export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    arrays(),
    texts.map((text): Value => ({ kind: "text", text })),
    fc.constant<Value>({ kind: "null" }),
    fc.array(tie("value"), { maxLength: 3 }).map((items): Value => ({ kind: "list", items })),
    fc
      .uniqueArray(fc.tuple(texts, tie("value")), { maxLength: 3, selector: ([key]) => key })
      .map((entries): Value => ({ kind: "record", entries })),
  ),
})).value;
