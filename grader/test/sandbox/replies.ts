// fast-check arbitraries for all that a harness can answer.

import * as fc from "fast-check";
import { IMPORT_REFUSALS } from "../../domain/outcome.ts";
import { ODDITIES, type Value } from "../../domain/value.ts";
import { encodeValue } from "../../sandbox/wire.ts";
import { values } from "../domain/values.ts";

const oddities = fc.record({
  kind: fc.constant("odd" as const),
  what: fc.constantFrom(...ODDITIES),
  detail: fc.string(),
});
export const anyValue: fc.Arbitrary<Value> = fc.oneof(values, oddities);

const locations = fc.record({ file: fc.string(), line: fc.nat(), column: fc.nat() });
const errors = fc.record(
  { name: fc.string(), message: fc.string(), frames: fc.array(locations, { maxLength: 10 }), thrownType: fc.string() },
  { requiredKeys: ["name", "message", "frames"] },
);
const problems = fc.oneof(
  fc.record({ kind: fc.constant("syntax"), message: fc.string(), location: locations }),
  fc.record({
    kind: fc.constant("no-export"),
    file: fc.string(),
    wanted: fc.string(),
    exports: fc.array(fc.string()),
    isFunction: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("import"),
    file: fc.string(),
    specifier: fc.string(),
    why: fc.constantFrom(...IMPORT_REFUSALS),
  }),
  fc.record({ kind: fc.constant("threw"), error: errors }),
);
const results = fc.oneof(
  fc.record({ kind: fc.constant("returned"), value: anyValue.map(encodeValue), changed: fc.array(fc.nat()) }),
  fc.record({ kind: fc.constant("threw"), error: errors }),
);
const common = { nonce: fc.string(), printed: fc.nat() };

/** Replies as the harness writes them. */
export const replies = fc.oneof(
  fc.record({ ...common, kind: fc.constant("loaded"), declaredParams: fc.nat() }),
  fc.record({ ...common, kind: fc.constant("load-failed"), problem: problems }),
  fc.record({ ...common, kind: fc.constant("called"), result: results }),
);
