// The words that are kept of a graded submission: to its learner, and to whoever teaches.

import type { CourseInfo } from "../domain/event.ts";
import type { GradedWords } from "../domain/graded.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { explainCase } from "./explain.ts";
import { explainDiagnosis } from "./explain-diagnosis.ts";
import { paragraph, wordsOf } from "./explanation.ts";
import { wrongAnswer } from "./wrong-answer.ts";

/** For the reports of one submission; `course.folder` is the submission's. */
export function gradedWords(course: CourseInfo): GradedWords {
  const wordsFor = (exercise: ExerciseReport): ReturnType<typeof wordsOf> => wordsOf(exercise, course, "npx numkata");
  return {
    ofCase: (report, exercise) => {
      const told = explainCase(report, exercise, wordsFor(exercise));
      return told && [paragraph(told), ...told.remarks].join(" ");
    },
    ofDiagnosis: (exercise) => explainDiagnosis(exercise, false),
    ofWrong: (exercise) => wrongAnswer(exercise, wordsFor(exercise)),
  };
}
