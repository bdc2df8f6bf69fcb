// gradebook.sqlite, opened to be read: for reports, exports and lists.

import { existsSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import type { PassedOver } from "../domain/graded.ts";
import type { CaseStatistic, Cluster, ExerciseInfo, GradebookInfo, LearnerGrades } from "../domain/gradebook.ts";
import { basisOf, ByHandLedger } from "./by-hand.ts";
import { diagnosisIn, wrongIn } from "./exercise-row.ts";
import { gradebookPath } from "./files.ts";
import { LearnerRows, type Which } from "./learner-rows.ts";
import { Query } from "./query.ts";
import { BrokenRow, type Row } from "./row.ts";
import { APPLICATION_ID, SCHEMA_VERSION } from "./schema.ts";
import { isUnreadable, openDatabase } from "./sqlite.ts";

/** Why there is no reading it: it was never made, it is no gradebook of this version, or more was said by hand since. */
export class GradebookError extends Error {
  readonly kind: "missing" | "broken" | "stale";

  constructor(kind: GradebookError["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

export class Gradebook {
  readonly info: GradebookInfo;
  readonly #file: string;
  readonly #database: DatabaseSync;

  /** @throws GradebookError for a file that is missing or broken */
  constructor(file: string) {
    if (!existsSync(file)) throw new GradebookError("missing", `${file} is not there`);
    this.#file = file;
    this.#database = this.#telling(() => openDatabase(file, "read"));
    try {
      this.info = this.#telling(() => this.#readInfo());
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /**
   * In the order of their keys, each read when it is asked for.
   * @throws GradebookError where the file turns out to be broken
   */
  *learners(which: Which = {}): Generator<LearnerGrades, void, undefined> {
    try {
      yield* new LearnerRows(this.#database).of(which);
    } catch (error) {
      throw this.#told(error);
    }
  }

  /** Keys and names of all learners, in the order of their keys. */
  names(): readonly { readonly key: string; readonly name: string }[] {
    return this.#rows("SELECT key, name FROM learners ORDER BY id", (row) => ({
      key: row.text("key"),
      name: row.text("name"),
    }));
  }

  /** How much the rule for lateness takes off, in percent, by the keys of all of whom nobody said otherwise by hand. */
  ruledPercents(): ReadonlyMap<string, number> {
    const query = `
      SELECT key, coalesce(late_percent, 0) AS percent
      FROM learners JOIN submissions ON submissions.learner = learners.id
      WHERE learners.id NOT IN (SELECT learner FROM by_hand_late)`;
    return new Map(this.#rows(query, (row) => [row.text("key"), row.number("percent")] as const));
  }

  /** What several learners, or one, got wrong in the same way: what most did first. */
  clusters(): readonly Cluster[] {
    const query = `
      SELECT clusters.*, learners.key AS learner, case_name, call, got, expected,
        points.status, diagnosis_kind, diagnosis_name, diagnosis_message, comments.text AS comment
      FROM clusters
      JOIN learners ON learners.id = clusters.example
      JOIN points ON points.learner = clusters.example AND points.exercise = clusters.exercise
      JOIN wrong_answers ON wrong_answers.learner = clusters.example AND wrong_answers.exercise = clusters.exercise
      LEFT JOIN comments ON comments.exercise = clusters.exercise AND comments.cluster = clusters.key
      ORDER BY clusters.learners DESC, clusters.exercise, clusters.key`;
    return this.#rows(query, (row) => {
      const [key, diagnosis, comment] = [row.text("key"), diagnosisIn(row), row.optionalText("comment")];
      return {
        exercise: row.text("exercise"),
        key,
        learners: row.number("learners"),
        ...(row.text("status") === "passed" && { onlyStretch: true as const }),
        ...(diagnosis && { diagnosis }),
        example: { learner: row.text("learner"), ...wrongIn(row, key) },
        ...(comment !== undefined && { comment }),
      };
    });
  }

  /** In the order of the course. */
  caseStatistics(): readonly CaseStatistic[] {
    const query = `
      SELECT exercise, name, taken, passed, difficulty, discrimination, only_mistake
      FROM case_statistics JOIN cases ON cases.id = case_id ORDER BY cases.id`;
    return this.#rows(query, (row) => {
      const [discrimination, onlyMistake] = [row.optionalNumber("discrimination"), row.optionalText("only_mistake")];
      return {
        exercise: row.text("exercise"),
        case: row.text("name"),
        taken: row.number("taken"),
        passed: row.number("passed"),
        difficulty: row.number("difficulty"),
        ...(discrimination !== undefined && { discrimination }),
        ...(onlyMistake !== undefined && { onlyMistake }),
      };
    });
  }

  /** What lies among the submissions and is none. */
  passedOver(): readonly PassedOver[] {
    return this.#rows("SELECT name, reason FROM passed_over ORDER BY position", (row) => ({
      name: row.text("name"),
      reason: row.text("reason"),
    }));
  }

  /** What the file was made from: `basis` without, `by_hand` with what was said by hand. */
  meta(key: "basis" | "by_hand"): string {
    const [value] = this.#rows(`SELECT value FROM meta WHERE key = '${key}'`, (row) => row.text("value"));
    return value ?? "";
  }

  /** @throws GradebookError where a page of the file is not what it was */
  check(): void {
    const [said] = this.#rows("PRAGMA quick_check(1)", (row) => row.text("quick_check"));
    if (said !== "ok") throw this.#told(new BrokenRow(said ?? ""));
  }

  close(): void {
    this.#database.close();
  }

  #readInfo(): GradebookInfo {
    const pragma = (name: string): number => new Query(this.#database, `PRAGMA ${name}`).first()?.number(name) ?? 0;
    if (pragma("application_id") !== APPLICATION_ID || pragma("user_version") !== SCHEMA_VERSION)
      throw new BrokenRow("it was made by something else");
    const [course = ""] = this.#rows("SELECT value FROM meta WHERE key = 'course'", (row) => row.text("value"));
    const exercises = this.#rows("SELECT * FROM exercises ORDER BY position", (row) => this.#exercise(row));
    return { course, exercises };
  }

  #exercise(row: Row): ExerciseInfo {
    const id = row.text("id");
    const cases = new Query(this.#database, "SELECT * FROM cases WHERE exercise = :id ORDER BY id").all({ id });
    return {
      id,
      title: row.text("title"),
      possible: row.number("possible"),
      bonus: row.number("bonus"),
      cases: cases.map((each) => ({
        name: each.text("name"),
        points: each.number("points"),
        hidden: each.truth("hidden"),
        extra: each.truth("extra"),
      })),
    };
  }

  #rows<T>(query: string, read: (row: Row) => T): readonly T[] {
    return this.#telling(() => new Query(this.#database, query).all().map(read));
  }

  #telling<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.#told(error);
    }
  }

  #told(error: unknown): unknown {
    if (!(error instanceof BrokenRow || isUnreadable(error))) return error;
    return new GradebookError("broken", `${this.#file} is no gradebook of this version, or is damaged`);
  }
}

/**
 * What is read from the gradebook at `file`, which is open only meanwhile.
 * @throws GradebookError for a file that is missing or broken
 */
export function reading<T>(file: string, work: (book: Gradebook) => T): T {
  const book = new Gradebook(file);
  try {
    return work(book);
  } finally {
    book.close();
  }
}

/**
 * Opens the gradebook in a batch's out folder.
 * @throws GradebookError, also where more was said by hand than it has in it
 */
export function openGradebook(out: string): Gradebook {
  const book = new Gradebook(gradebookPath(out));
  const ledger = new ByHandLedger(out, "read");
  try {
    if (book.meta("by_hand") === basisOf(ledger.inForce())) return book;
    throw new GradebookError("stale", `${gradebookPath(out)} does not have all that was said by hand`);
  } catch (error) {
    book.close();
    throw error;
  } finally {
    ledger.close();
  }
}
