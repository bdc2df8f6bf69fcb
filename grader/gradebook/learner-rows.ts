// The rows of gradebook.sqlite that are about a learner, put together.

import type { DatabaseSync } from "node:sqlite";
import type { Fault, GradedCase } from "../domain/graded.ts";
import type { ExerciseGrade, Lateness, LearnerGrades, Total } from "../domain/gradebook.ts";
import type { Learner } from "../domain/learner.ts";
import { caseIn, gradeIn } from "./exercise-row.ts";
import { Query } from "./query.ts";
import { broken, type Row } from "./row.ts";
import { OWNERS, SANDBOXES, SYSTEMS } from "./words.ts";

const LEARNERS = `
  SELECT learners.*, submissions.*, by_hand_late.percent AS said_percent, by_hand_late.reason AS said_reason,
    totals.earned, totals.possible, totals.penalty, totals.final
  FROM learners
  JOIN submissions ON submissions.learner = learners.id
  LEFT JOIN by_hand_late ON by_hand_late.learner = learners.id
  LEFT JOIN totals ON totals.learner = learners.id`;

const OF_STATUS = "status = coalesce(:status, status)";

const EXERCISES = `
  SELECT exercises.id, exercises.spec, exercises.possible AS worth, points.*, wrong_answers.*,
    by_hand_points.points AS by_hand, by_hand_points.reason AS by_hand_reason, comments.text AS cluster_comment
  FROM exercises
  LEFT JOIN points ON points.exercise = exercises.id AND points.learner = :learner
  LEFT JOIN wrong_answers ON wrong_answers.exercise = exercises.id AND wrong_answers.learner = :learner
  LEFT JOIN by_hand_points ON by_hand_points.exercise = exercises.id AND by_hand_points.learner = :learner
  LEFT JOIN comments ON comments.exercise = exercises.id AND comments.cluster = points.cluster
  ORDER BY position`;

/** Without the cases' names: there are a hundred rows for each learner. */
const VERDICTS_OF =
  "SELECT case_id, verdict, points, outcome, message FROM verdicts WHERE learner = :learner ORDER BY case_id";

/** So many of those who handed in the same are named with each of them: naming all would take the square of how many. */
const MAX_SAME = 20;

const SAME = `
  SELECT key FROM submissions JOIN learners ON id = learner
  WHERE hash = :hash AND id <> :learner ORDER BY id LIMIT ${MAX_SAME}`;

/** Which learners are read, and how much of them; whatever is absent: all. */
export type Which = {
  readonly keys?: Iterable<string> | undefined;
  readonly status?: "graded" | "fault";
  /** Their exercises have no cases then: of a large class those are most of the time. */
  readonly withoutCases?: boolean;
};

export class LearnerRows {
  readonly #cases: ReadonlyMap<number, CasePlace>;
  readonly #database: DatabaseSync;
  readonly #exercises;
  readonly #verdicts;
  readonly #comments;
  readonly #same;
  readonly #howMany;
  /** How many handed in what more did than are named. */
  readonly #counts = new Map<string, number>();

  constructor(database: DatabaseSync) {
    this.#cases = casesIn(database);
    this.#database = database;
    this.#exercises = new Query(database, EXERCISES);
    this.#verdicts = new Query(database, VERDICTS_OF);
    this.#comments = new Query(database, "SELECT exercise, text FROM comments WHERE learner = :learner ORDER BY id");
    this.#same = new Query(database, SAME);
    this.#howMany = new Query(database, "SELECT count(*) AS learners FROM submissions WHERE hash = :hash");
  }

  *of({ keys, status, withoutCases = false }: Which): Generator<LearnerGrades, void, undefined> {
    if (keys === undefined) {
      const all = new Query(this.#database, `${LEARNERS} WHERE ${OF_STATUS} ORDER BY learners.id`);
      for (const row of all.rows({ status: status ?? null })) yield this.#gradesIn(row, withoutCases);
      return;
    }
    const one = new Query(this.#database, `${LEARNERS} WHERE learners.key = :key AND ${OF_STATUS}`);
    for (const key of keys) {
      const row = one.first({ key, status: status ?? null });
      if (row !== undefined) yield this.#gradesIn(row, withoutCases);
    }
  }

  #gradesIn(row: Row, withoutCases: boolean): LearnerGrades {
    const id = row.number("id");
    const said = this.#comments.all({ learner: id });
    const exercises = this.#exercisesOf(id, said, withoutCases);
    const [submission, fault, late, total] = [row.optionalText("hash"), faultIn(row), latenessIn(row), totalIn(row)];
    const sandbox = row.optionalWord("sandbox", SANDBOXES);
    const isBegun = exercises.some(({ status }) => status !== "not-started");
    return {
      learner: learnerIn(row),
      ...(submission !== undefined && { submission }),
      ...(sandbox && { gradedBy: { grader: row.text("grader"), sandbox } }),
      ...(fault && { fault }),
      exercises,
      ...(late && { late }),
      comments: said.filter((each) => each.optionalText("exercise") === undefined).map((each) => each.text("text")),
      ...(isBegun && submission !== undefined ? this.#sameAs(submission, id) : { sameAs: [] }),
      ...(total && { total }),
    };
  }

  #exercisesOf(learner: number, said: readonly Row[], withoutCases: boolean): readonly ExerciseGrade[] {
    const cases = new Map<string, GradedCase[]>();
    for (const row of withoutCases ? [] : this.#verdicts.all({ learner })) {
      const { exercise, name } = this.#cases.get(row.number("case_id")) ?? broken("case_id");
      const graded = caseIn(row, name);
      const others = cases.get(exercise);
      if (others === undefined) cases.set(exercise, [graded]);
      else others.push(graded);
    }
    return this.#exercises.all({ learner }).flatMap((row) => {
      const id = row.text("id");
      const own = said.filter((each) => each.optionalText("exercise") === id).map((each) => each.text("text"));
      return gradeIn(row, id, cases.get(id) ?? [], own) ?? [];
    });
  }

  #sameAs(hash: string, id: number): Pick<LearnerGrades, "sameAs" | "sameAsMore"> {
    const sameAs = this.#same.all({ hash, learner: id }).map((row) => row.text("key"));
    const more = sameAs.length < MAX_SAME ? 0 : this.#countOf(hash) - 1 - sameAs.length;
    return { sameAs, ...(more > 0 && { sameAsMore: more }) };
  }

  #countOf(hash: string): number {
    const known = this.#counts.get(hash);
    if (known !== undefined) return known;
    const learners = this.#howMany.first({ hash })?.number("learners") ?? 0;
    this.#counts.set(hash, learners);
    return learners;
  }
}

type CasePlace = { readonly exercise: string; readonly name: string };

function casesIn(database: DatabaseSync): ReadonlyMap<number, CasePlace> {
  const all = new Query(database, "SELECT id, exercise, name FROM cases").all();
  return new Map(all.map((row) => [row.number("id"), { exercise: row.text("exercise"), name: row.text("name") }]));
}

function learnerIn(row: Row): Learner {
  const [key, name, system] = [row.text("key"), row.text("name"), row.optionalWord("lms_system", SYSTEMS)];
  if (system === undefined) return { key, name };
  return { key, name, lms: { system, id: row.text("lms_id"), late: row.truth("lms_late") } };
}

function faultIn(row: Row): Fault | undefined {
  const owner = row.optionalWord("fault_owner", OWNERS);
  return owner && { owner, reason: row.text("fault_reason") };
}

/** What was said by hand goes before the rule. */
function latenessIn(row: Row): Lateness | undefined {
  const [submittedAt, minutes] = [row.optionalText("submitted_at"), row.optionalNumber("late_minutes")];
  const said = row.optionalNumber("said_percent");
  const percent = said ?? row.optionalNumber("late_percent");
  if (percent === undefined) return undefined;
  return {
    ...(submittedAt !== undefined && { submittedAt }),
    ...(minutes !== undefined && { minutes }),
    percent,
    reason: said === undefined ? row.text("late_reason") : saidText(row.optionalText("said_reason")),
  };
}

function saidText(reason: string | undefined): string {
  return reason === undefined ? "by hand" : `by hand: ${reason}`;
}

function totalIn(row: Row): Total | undefined {
  const earned = row.optionalNumber("earned");
  if (earned === undefined) return undefined;
  return {
    earned,
    possible: row.number("possible"),
    penalty: row.number("penalty"),
    final: row.number("final"),
  };
}
