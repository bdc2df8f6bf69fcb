import { expect, test } from "vitest";
import { array, number, type Value } from "../../domain/value.ts";
import { putExpected } from "../../spec/put-expected.ts";

const rows = array(
  [3, 4],
  Array.from({ length: 12 }, (_, at) => at / 7),
);
const three = number(3);

const KEPT = `# a spec
cases:
  - name: one   # the first
    args: { x: 1 } # by hand
@
    # about the tolerance
    tolerance: { rtol: 1e-6 }

  - name: two
`;

test.each<[string, string, Value, string]>([
  ["behind args", KEPT.replace("@\n", ""), three, KEPT.replace("@", "    expected: 3.0")],
  ["an empty one", KEPT.replace("@", "    expected:"), three, KEPT.replace("@", "    expected: 3.0")],
  [
    "an empty one that is remarked on",
    KEPT.replace("@", "    expected: # TODO"),
    three,
    KEPT.replace("@", "    expected: 3.0 # TODO"),
  ],
  [
    "another value",
    KEPT.replace("@", "    expected: 7.25 # seen"),
    three,
    KEPT.replace("@", "    expected: 3.0 # seen"),
  ],
  [
    "what was printed",
    KEPT.replace("@", "    expected:\n      printed: |\n        [[1 2]\n         [3 4]]\n"),
    three,
    KEPT.replace("@", "    expected: 3.0\n"),
  ],
  ["rows", KEPT.replace("@", "    expected:\n      - [1]\n      - [2]"), three, KEPT.replace("@", "    expected: 3.0")],
  [
    "a value below a remark",
    KEPT.replace("@", "    expected: # from the paper\n      [1, 2,\n       3]"),
    three,
    KEPT.replace("@", "    expected: # from the paper\n      3.0"),
  ],
  ["in braces", "cases: [{ name: a, args: {} }, {}]\n", three, "cases: [{ name: a, args: {}, expected: 3.0 }, {}]\n"],
  ["another in braces", "cases:\n  - { expected: [1], name: a }\n", three, "cases:\n  - { expected: 3.0, name: a }\n"],
  [
    "an empty one in braces",
    "cases:\n  - { expected: , name: a }\n",
    three,
    "cases:\n  - { expected: 3.0 , name: a }\n",
  ],
  [
    "line ends of Windows",
    "cases:\r\n- args:\r\n    x: 1\r\n",
    rows,
    "cases:\r\n- args:\r\n    x: 1\r\n  expected:\r\n    -",
  ],
  [
    "a file without a last line end",
    "cases:\n  - args: { x: 1 }",
    three,
    "cases:\n  - args: { x: 1 }\n    expected: 3.0",
  ],
])("%s", (_, text, value, expected) => {
  const put = putExpected(text, 0, value, false) ?? "";
  expect(expected.endsWith("-") ? put.slice(0, expected.length) : put).toBe(expected);
  expect(put.replaceAll("\r\n", "").includes("\r")).toBe(false);
  expect(/(?<!\r)\n/.test(put)).toBe(/(?<!\r)\n/.test(text));
});

test("a case that is an alias stays one", () => {
  expect(putExpected("cases:\n  - &a { name: a }\n  - *a\n", 1, three, false)).toBeUndefined();
});
