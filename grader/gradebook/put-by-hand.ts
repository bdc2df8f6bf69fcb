// What is said by hand, put into the tables that are about it, and the totals that follow from it. What was there before of
// these tables goes.

import type { DatabaseSync } from "node:sqlite";
import { type FinalPart, finalOf } from "../domain/final.ts";
import type { Said } from "../domain/said.ts";
import { basisOf } from "./by-hand.ts";
import { Query } from "./query.ts";

const LEARNERS = `
  SELECT submissions.learner, status, coalesce(percent, late_percent, 0) AS percent
  FROM submissions LEFT JOIN by_hand_late USING (learner) ORDER BY submissions.learner`;

const EXERCISES = `
  SELECT exercises.possible, points.earned, points.extra, by_hand_points.points AS by_hand
  FROM exercises
  LEFT JOIN points ON points.exercise = exercises.id AND points.learner = :learner
  LEFT JOIN by_hand_points ON by_hand_points.exercise = exercises.id AND by_hand_points.learner = :learner
  ORDER BY position`;

/** What is about learners, exercises or clusters that there are not is left out. */
export function putByHand(database: DatabaseSync, inForce: readonly Said[]): void {
  database.exec("DELETE FROM by_hand_points; DELETE FROM by_hand_late; DELETE FROM comments; DELETE FROM totals");
  const putting = new Putting(database);
  for (const said of inForce) putting.put(said);
  putTotals(database);
  database.prepare("INSERT OR REPLACE INTO meta VALUES ('by_hand', ?)").run(basisOf(inForce));
}

class Putting {
  readonly #learner;
  readonly #exercise;
  readonly #cluster;
  readonly #points;
  readonly #late;
  readonly #comment;

  constructor(database: DatabaseSync) {
    this.#learner = new Query(database, "SELECT id FROM learners WHERE key = :key");
    this.#exercise = new Query(database, "SELECT 1 FROM exercises WHERE id = :exercise");
    this.#cluster = new Query(database, "SELECT 1 FROM clusters WHERE exercise = :exercise AND key = :key");
    this.#points = database.prepare("INSERT INTO by_hand_points VALUES (?, ?, ?, ?, ?)");
    this.#late = database.prepare("INSERT INTO by_hand_late VALUES (?, ?, ?, ?)");
    this.#comment = database.prepare(
      "INSERT INTO comments (learner, exercise, cluster, text, said_at) VALUES (?, ?, ?, ?, ?)",
    );
  }

  put(said: Said): void {
    if (said.kind === "cluster-comment") {
      if (this.#cluster.first({ exercise: said.exercise, key: said.key }) === undefined) return;
      this.#comment.run(null, said.exercise, said.key, said.text, said.at);
      return;
    }
    const learner = this.#learner.first({ key: said.learner })?.number("id");
    if (learner === undefined) return;
    if (said.kind === "late") {
      this.#late.run(learner, said.percent, said.reason ?? null, said.at);
      return;
    }
    if (said.exercise !== undefined && this.#exercise.first({ exercise: said.exercise }) === undefined) return;
    if (said.kind === "points") this.#points.run(learner, said.exercise, said.points, said.reason ?? null, said.at);
    else this.#comment.run(learner, said.exercise ?? null, null, said.text, said.at);
  }
}

function putTotals(database: DatabaseSync): void {
  const learners = new Query(database, LEARNERS);
  const exercises = new Query(database, EXERCISES);
  const insert = database.prepare("INSERT INTO totals VALUES (?, ?, ?, ?, ?)");
  for (const row of learners.rows()) {
    const learner = row.number("learner");
    const parts = exercises.all({ learner }).map((part): FinalPart => {
      const [possible, earned, extra] = [
        part.number("possible"),
        part.optionalNumber("earned"),
        part.optionalNumber("extra"),
      ];
      return {
        possible,
        points: earned === undefined || extra === undefined ? undefined : { earned, possible, extra },
        byHand: part.optionalNumber("by_hand"),
      };
    });
    const total = finalOf(parts, row.number("percent"));
    if (total !== undefined) insert.run(learner, total.earned, total.possible, total.penalty, total.final);
  }
}
