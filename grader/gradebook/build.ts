// gradebook.sqlite, made whole from what a class was graded to and what somebody said of it. The same makes the same file,
// byte for byte, so it holds no clock and nothing of the machine. One submission at a time is in memory.

import { closeSync, copyFileSync, fsyncSync, openSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { ClassStatistics } from "../domain/class-statistics.ts";
import { Clusters } from "../domain/clusters.ts";
import type { Entry, Graded, PassedOver } from "../domain/graded.ts";
import type { GradebookInfo, Lateness } from "../domain/gradebook.ts";
import type { Learner } from "../domain/learner.ts";
import { inPlaceOf } from "../store/write-whole.ts";
import type { Said } from "../domain/said.ts";
import { putByHand } from "./put-by-hand.ts";
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from "./schema.ts";
import { diskError, openDatabase } from "./sqlite.ts";

/** A learner, what they were graded to, and how late they were. */
export type HandedIn = { readonly learner: Learner; readonly late?: Lateness | undefined; readonly entry: Entry };

export type GradebookInputs = {
  readonly info: GradebookInfo;
  /** In the order of the learners' keys; graded by one and the same specs. */
  readonly handedIn: Iterable<HandedIn>;
  readonly passedOver: readonly PassedOver[];
  /** The same for the same of all these. */
  readonly basis: string;
  readonly inForce: readonly Said[];
};

/**
 * Writes `file` whole or not at all. What is said of learners, exercises or clusters that there are not is left out.
 * @throws what the system says, as where the disk is full
 */
export function buildGradebook(file: string, { info, handedIn, passedOver, basis, inForce }: GradebookInputs): void {
  writeDatabase(file, undefined, (database) => {
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; ${SCHEMA}`);
    const rows = new Rows(database, info);
    for (const each of handedIn) rows.add(each);
    rows.finish(passedOver, basis);
    putByHand(database, inForce);
  });
}

/**
 * Brings a gradebook up to date with what is said by hand. It is then the file that building it would have given.
 * @throws as `buildGradebook`
 */
export function updateGradebook(file: string, inForce: readonly Said[]): void {
  writeDatabase(file, file, (database) => {
    putByHand(database, inForce);
  });
}

/** What is not set would depend on how SQLite was built. */
const LAYOUT = "PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8';";
/** A draft that is not finished is thrown away, so nothing of it needs to be undone or flushed, or is kept in order meanwhile. */
const HASTE =
  "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF;";

/** Works on a copy, or on nothing, and puts it in order: what SQLite then writes depends on the rows alone. */
function writeDatabase(file: string, from: string | undefined, work: (database: DatabaseSync) => void): void {
  const draft = `${file}.draft.${process.pid}.tmp`;
  try {
    rmSync(draft, { force: true });
    if (from !== undefined) copyFileSync(from, draft);
    const database = openDatabase(draft, "write");
    try {
      database.exec(`${LAYOUT} ${HASTE}`);
      database.exec("BEGIN");
      work(database);
      database.exec("COMMIT");
      // The only thing in the file that would count how often it was brought up to date.
      database.exec("PRAGMA schema_version = 1");
      inPlaceOf(file, (temporary) => {
        rmSync(temporary, { force: true });
        database.prepare("VACUUM INTO ?").run(temporary);
        flush(temporary);
      });
    } finally {
      database.close();
    }
  } catch (error) {
    throw diskError(error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function flush(file: string): void {
  const opened = openSync(file, "r+");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Everything that does not depend on what is said by hand. */
class Rows {
  readonly #database: DatabaseSync;
  readonly #info: GradebookInfo;
  readonly #insert;
  readonly #caseIds = new Map<string, ReadonlyMap<string, number>>();
  readonly #specs = new Map<string, string>();
  readonly #statistics: ClassStatistics;
  readonly #clusters = new Clusters();
  #learners = 0;

  constructor(database: DatabaseSync, info: GradebookInfo) {
    this.#database = database;
    this.#info = info;
    this.#statistics = new ClassStatistics(info.exercises);
    this.#insert = {
      case: prepareInsert(database, "cases", 6),
      learner: prepareInsert(database, "learners", 6),
      submission: prepareInsert(database, "submissions", 11),
      points: prepareInsert(database, "points", 10),
      verdict: prepareInsert(database, "verdicts", 6),
      wrong: prepareInsert(database, "wrong_answers", 6),
    };
    let id = 0;
    for (const { id: exercise, cases } of info.exercises) {
      const ids = new Map<string, number>();
      for (const { name, points, hidden, extra } of cases) {
        id += 1;
        this.#insert.case.run(id, exercise, name, points, Number(hidden), Number(extra));
        ids.set(name, id);
      }
      this.#caseIds.set(exercise, ids);
    }
  }

  add({ learner, late, entry }: HandedIn): void {
    this.#learners += 1;
    const id = this.#learners;
    const { lms } = learner;
    this.#insert.learner.run(
      id,
      learner.key,
      learner.name,
      lms?.system ?? null,
      lms?.id ?? null,
      lms === undefined ? null : Number(lms.late),
    );
    const { submission, grader, sandbox, fault } =
      entry.kind === "graded" ? { ...entry, fault: undefined } : { ...NOT_GRADED, fault: entry.fault };
    this.#insert.submission.run(
      id,
      entry.kind,
      submission,
      grader,
      sandbox,
      fault?.owner ?? null,
      fault?.reason ?? null,
      late?.submittedAt ?? null,
      late?.minutes ?? null,
      late?.percent ?? null,
      late?.reason ?? null,
    );
    if (entry.kind === "graded") this.#addGraded(id, entry);
  }

  #addGraded(learner: number, graded: Graded): void {
    this.#statistics.add(graded);
    this.#clusters.add(graded);
    for (const { id: exercise, spec, status, points, diagnosis, wrong, cases } of graded.exercises) {
      if ((this.#specs.get(exercise) ?? spec) !== spec)
        throw new Error(`${graded.learner} was graded by another spec of ${exercise} than others`);
      this.#specs.set(exercise, spec);
      const { earned, possible, extra } = points;
      this.#insert.points.run(
        learner,
        exercise,
        status,
        earned,
        possible,
        extra,
        wrong?.key ?? null,
        diagnosis?.kind ?? null,
        diagnosis?.name ?? null,
        diagnosis?.message ?? null,
      );
      for (const { case: name, verdict, points: brought, outcome, message } of cases) {
        const id = this.#caseIds.get(exercise)?.get(name);
        if (id === undefined) throw new Error(`${graded.learner} was graded by a case that there is not: ${name}`);
        this.#insert.verdict.run(learner, id, verdict, brought, outcome ?? null, message ?? null);
      }
      if (wrong === undefined) continue;
      this.#insert.wrong.run(learner, exercise, wrong.case, wrong.call ?? null, wrong.got, wrong.expected ?? null);
    }
  }

  /** What is known only at the end. */
  finish(passedOver: readonly PassedOver[], basis: string): void {
    const exercise = prepareInsert(this.#database, "exercises", 6);
    for (const [at, { id, title, possible, bonus }] of this.#info.exercises.entries())
      exercise.run(id, at + 1, title, possible, bonus, this.#specs.get(id) ?? null);
    const cluster = this.#database.prepare("INSERT INTO clusters SELECT ?, ?, ?, id FROM learners WHERE key = ?");
    for (const { exercise: id, key, learners, example } of this.#clusters.largestFirst())
      cluster.run(id, key, learners, example.learner);
    const statistic = prepareInsert(this.#database, "case_statistics", 6);
    for (const each of this.#statistics.cases()) {
      const id = this.#caseIds.get(each.exercise)?.get(each.case) ?? null;
      const { taken, passed, difficulty, discrimination, onlyMistake } = each;
      statistic.run(id, taken, passed, difficulty, discrimination ?? null, onlyMistake ?? null);
    }
    const passed = prepareInsert(this.#database, "passed_over", 3);
    for (const [at, { name, reason }] of passedOver.entries()) passed.run(at + 1, name, reason);
    const meta = prepareInsert(this.#database, "meta", 2);
    meta.run("course", this.#info.course);
    meta.run("basis", basis);
  }
}

const NOT_GRADED = { submission: null, grader: null, sandbox: null };

function prepareInsert(database: DatabaseSync, table: string, columns: number) {
  return database.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => "?").join(", ")})`);
}
