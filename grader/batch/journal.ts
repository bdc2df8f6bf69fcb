// The journal of a batch: a line for each submission that is finished, and of each learner the newest counts.

import type { Entry } from "../domain/graded.ts";
import { AppendLog } from "../store/append-log.ts";

/** Goes up when entries change their meaning: older lines are then graded anew. */
const VERSION = 2;

export class Journal extends AppendLog<Entry> {
  /** @throws what the system says */
  constructor(path: string, use: "append" | "read" = "append") {
    super(path, { version: VERSION, keyOf: ({ learner }) => learner }, use);
  }
}
