// The results of a class as files: all of it as JSON, and the grades as CSV for spreadsheets. Part by part, since a class
// may be large; with nothing in them that differs from one run to the next.

import type { Entry, PassedOver } from "../domain/graded.ts";
import { totalOf } from "../domain/score.ts";
import { csvRow } from "./csv.ts";

/**
 * `{ version, course, submissions, faults, passedOver }`, one submission on a line. `version` goes up when a field
 * changes its meaning or goes away.
 * @param entriesOf gives all entries, from the beginning each time
 */
export function* resultsParts(
  course: string,
  entriesOf: () => Iterable<Entry>,
  passedOver: readonly PassedOver[],
): Generator<string, void, undefined> {
  yield `{"version":1,"course":${JSON.stringify(course)},"submissions":[`;
  yield* rows(entriesOf(), "graded");
  yield `],"faults":[`;
  yield* rows(entriesOf(), "fault");
  yield `],"passedOver":${JSON.stringify(passedOver)}}\n`;
}

function* rows(entries: Iterable<Entry>, wanted: Entry["kind"]): Generator<string, void, undefined> {
  let separator = "\n";
  for (const { kind, ...entry } of entries) {
    if (kind !== wanted) continue;
    yield separator + JSON.stringify(entry);
    separator = ",\n";
  }
  if (separator !== "\n") yield "\n";
}

/**
 * A row for each learner (RFC 4180): points by exercise, and the sums. Whoever could not be graded has no points, and the
 * reason in the last column.
 */
export function* gradesParts(
  exercises: readonly string[],
  entries: Iterable<Entry>,
): Generator<string, void, undefined> {
  yield csvRow(["learner", ...exercises, "points", "possible", "bonus", "fault"]);
  for (const entry of entries) {
    if (entry.kind === "fault") {
      yield csvRow([entry.learner, ...exercises.map(() => ""), "", "", "", entry.fault.reason]);
      continue;
    }
    const { earned, possible, extra } = totalOf(entry.exercises.map(({ points }) => points));
    const each = entry.exercises.map(({ points }) => points.earned);
    yield csvRow([entry.learner, ...each, earned, possible, extra, ""]);
  }
}
