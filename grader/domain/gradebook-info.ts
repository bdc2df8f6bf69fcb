// What a gradebook keeps of a course: what its exercises and their cases are worth, and nothing of what is in them.

import type { Case, Exercise } from "./exercise.ts";
import type { GradebookInfo } from "./gradebook.ts";
import { bonusOf, worthOf } from "./score.ts";

export function gradebookInfo(course: string, exercises: readonly Exercise[]): GradebookInfo {
  return {
    course,
    exercises: exercises.map(({ id, title, cases }) => ({
      id,
      title,
      possible: worthOf(cases),
      bonus: bonusOf(cases),
      cases: cases.map(({ name, points, hidden, extra }: Case) => ({ name, points, hidden, extra })),
    })),
  };
}
