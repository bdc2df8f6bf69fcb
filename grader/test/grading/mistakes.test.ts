// What learners read who made a mistake that the course knows, and those who made another.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { asSubmission, firstLines, type Grader, openGrader, withBody } from "./submissions.ts";
import { OTHERS } from "./other-mistakes.ts";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader();
});
afterAll(() => grader.close());

test("every mistake of the course is known by its own sentence", async () => {
  const pages: string[] = [];
  for (const exercise of grader.course.exercises) {
    for (const { name, sentence } of exercise.mistakes) {
      const report = await grader.grade(exercise, asSubmission(exercise, name));
      expect(report.diagnosis, `${exercise.id} ${name}`).toEqual({ kind: "mistake", name, sentence });
      pages.push(`# ${exercise.id} ${name}\n${firstLines(grader, report)}\n`);
    }
  }
  await expect(pages.join("\n")).toMatchFileSnapshot("golden/first-lines.txt");
});

test("of what was changed in place it counts which, not how; and a known mistake stays one", async () => {
  const diagnoses = await Promise.all(
    [
      ["04-image2vector", "const column = np.array(image).reshape(-1, 1); image.data.fill(0); return column;"],
      ["04-image2vector", "image.data.sort(); return image.reshape(-1, 1);"],
      ["05-normalize-rows", "x.data.set(np.divide(x, np.linalg.norm(x, { axis: 0, keepdims: true })).data); return x;"],
      ["07-l1-loss", "y.data.set(np.subtract(y, yhat).data); return np.sum(y);"],
    ].map(async ([id = "", body = ""]) => (await gradeBody(id, body)).diagnosis),
  );
  expect(diagnoses).toMatchObject([
    { kind: "mistake", name: "inPlace" },
    { kind: "mistake", name: "sorted" },
    { kind: "mistake", name: "columns" },
    { kind: "mistake", name: "noAbs" },
  ]);
});

test("no other wrong answer is taken for one of them", async () => {
  const told: string[] = [];
  for (const [id, bodies] of Object.entries(OTHERS)) {
    for (const body of bodies) {
      const { diagnosis, cases } = await gradeBody(id, body);
      expect(cases.some(({ verdict }) => verdict.kind !== "passed")).toBe(true);
      expect(diagnosis?.kind, `${id}: ${body}`).not.toBe("mistake");
      told.push(`${id}: ${body}\n  ${diagnosis?.kind === "relation" ? JSON.stringify(diagnosis.relation) : "nothing"}`);
    }
  }
  expect(told.length).toBeGreaterThanOrEqual(40);
  await expect(`${told.join("\n")}\n`).toMatchFileSnapshot("golden/other-mistakes.txt");
});

/** Grades a function that has nothing but `body`. */
async function gradeBody(id: string, body: string): Promise<ExerciseReport> {
  const exercise = grader.course.exercises.find((each) => each.id === id);
  if (exercise === undefined) throw new Error(`there is no exercise ${id}`);
  return grader.grade(exercise, withBody(exercise, body));
}
