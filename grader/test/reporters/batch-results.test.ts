// The results of a class as another program reads them.

import { expect, test } from "vitest";
import type { LearnerGrades } from "../../domain/gradebook.ts";
import { resultsParts } from "../../reporters/batch-results.ts";

const NOTHING = { exercises: [], comments: [], sameAs: [] };

test("everybody is in it, faults apart", () => {
  const fault: LearnerGrades = {
    learner: { key: "=cmd()\n", name: "=cmd()" },
    fault: { owner: "bug", reason: "x" },
    ...NOTHING,
  };
  const graded: readonly LearnerGrades[] = [
    { learner: { key: "ada", name: "Ada" }, submission: "s", ...NOTHING },
    {
      learner: { key: "carl", name: "Carl", lms: { system: "moodle", id: "7", late: true } },
      submission: "s",
      ...NOTHING,
      total: { earned: 2, possible: 3, penalty: 0.5, final: 1.5 },
    },
  ];
  const passedOver = [{ name: "notes.txt", reason: "not a folder" }];
  const parts = [...resultsParts("A course", { graded, faults: [fault], passedOver })];
  expect(parts.join("")).toMatchInlineSnapshot(`
    "{"version":2,"course":"A course","submissions":[
    {"learner":"ada","name":"Ada","submission":"s","exercises":[],"comments":[],"sameAs":[]},
    {"learner":"carl","name":"Carl","lms":{"system":"moodle","id":"7","late":true},"submission":"s","exercises":[],"comments":[],"sameAs":[],"total":{"earned":2,"possible":3,"penalty":0.5,"final":1.5}}
    ],"faults":[
    {"learner":"=cmd()\\n","name":"=cmd()","fault":{"owner":"bug","reason":"x"},"exercises":[],"comments":[],"sameAs":[]}
    ],"passedOver":[{"name":"notes.txt","reason":"not a folder"}]}
    "
  `);
  expect(JSON.parse(parts.join(""))).toMatchObject({ version: 2, passedOver });
});

test("nobody is fine too", () => {
  expect(JSON.parse([...resultsParts("", { graded: [], faults: [], passedOver: [] })].join(""))).toMatchObject({
    submissions: [],
    faults: [],
  });
});
