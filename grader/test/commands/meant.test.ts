// Whom a name may mean that nobody has.

import { expect, test } from "vitest";
import { whoIsMeant } from "../../commands/meant.ts";
import type { Learner } from "../../domain/learner.ts";

const LEARNERS: readonly Learner[] = [
  ...["=cmd()", "Ada Lovelace", "Zoé", "bob", "…"].map((key) => ({ key, name: key })),
  ...["1", "2"].map((id) => {
    return { key: `Kim (${id})`, name: "Kim", lms: { system: "moodle", id, late: false } } as const;
  }),
];

test.each([
  ["Ada Lovelase", ["Ada Lovelace"]],
  ["Lovelace, Ada", ["Ada Lovelace"]],
  ["ADA LOVELACE", ["Ada Lovelace"]],
  ["Zoe", ["Zoé"]],
  ["Bop", ["bob"]],
  ["=cmd", ["=cmd()"]],
  ["Kim", ["Kim (1)", "Kim (2)"]],
  ["quite another", []],
  ["", []],
  ["!!!", []],
])("%j", (name, meant) => {
  expect(whoIsMeant([name], LEARNERS)).toEqual([{ name, meant }]);
});

test("where there is nobody, nobody is meant", () => {
  expect(whoIsMeant(["ada"], [])).toEqual([{ name: "ada", meant: [] }]);
});
