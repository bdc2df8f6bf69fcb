// What a row of gradebook.sqlite says of one exercise: a learner's grade, one of its cases, what is wrong.

import type { GradedCase, GradedDiagnosis, Wrong } from "../domain/graded.ts";
import type { ExerciseGrade } from "../domain/gradebook.ts";
import type { Row } from "./row.ts";
import { DIAGNOSES, OUTCOMES, STATUSES, VERDICTS } from "./words.ts";

/** One that could not be graded is there only with points by hand. */
export function gradeIn(
  row: Row,
  id: string,
  cases: readonly GradedCase[],
  comments: readonly string[],
): ExerciseGrade | undefined {
  const [status, given] = [row.optionalWord("status", STATUSES), row.optionalNumber("by_hand")];
  const reason = row.optionalText("by_hand_reason");
  const byHand = given === undefined ? undefined : { points: given, ...(reason !== undefined && { reason }) };
  if (status === undefined) {
    if (byHand === undefined) return undefined;
    const points = { earned: 0, possible: row.number("worth"), extra: 0 };
    return { id, spec: row.optionalText("spec") ?? "", status: "not-started", points, byHand, cases, comments };
  }
  const [key, shared, diagnosis] = [row.optionalText("cluster"), row.optionalText("cluster_comment"), diagnosisIn(row)];
  return {
    id,
    spec: row.text("spec"),
    status,
    points: { earned: row.number("earned"), possible: row.number("possible"), extra: row.number("extra") },
    ...(diagnosis && { diagnosis }),
    ...(key !== undefined && { wrong: wrongIn(row, key) }),
    cases,
    ...(byHand && { byHand }),
    comments: shared === undefined ? comments : [...comments, shared],
  };
}

export function caseIn(row: Row, name: string): GradedCase {
  const [outcome, message] = [row.optionalWord("outcome", OUTCOMES), row.optionalText("message")];
  return {
    case: name,
    verdict: row.word("verdict", VERDICTS),
    points: row.number("points"),
    ...(outcome !== undefined && { outcome }),
    ...(message !== undefined && { message }),
  };
}

export function diagnosisIn(row: Row): GradedDiagnosis | undefined {
  const [kind, message] = [row.optionalWord("diagnosis_kind", DIAGNOSES), row.optionalText("diagnosis_message")];
  return kind && { kind, name: row.text("diagnosis_name"), ...(message !== undefined && { message }) };
}

export function wrongIn(row: Row, key: string): Wrong {
  const [call, expected] = [row.optionalText("call"), row.optionalText("expected")];
  return {
    key,
    case: row.text("case_name"),
    ...(call !== undefined && { call }),
    got: row.text("got"),
    ...(expected !== undefined && { expected }),
  };
}
