// The files of a learner that were not graded, because another one was for the same exercise.

import type { Entry, PassedOver } from "../domain/graded.ts";
import { quoted } from "./unfit.ts";

/** By the learner's name and where the file lies. */
export function leftOutOf(entry: Entry): readonly PassedOver[] {
  if (entry.kind === "fault") return [];
  return entry.exercises.flatMap(({ id, chosen }) =>
    (chosen?.left ?? []).map((path) => ({
      name: `${entry.learner}/${path}`,
      reason: `${quoted(chosen?.graded ?? "")} was graded for ${id}`,
    })),
  );
}
