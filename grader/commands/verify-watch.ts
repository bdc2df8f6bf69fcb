// numkata verify --watch: verifies what an author changes, at every save, until Ctrl-C.

import { join } from "node:path";
import { exerciseIds } from "../grading/course.ts";
import { select } from "../grading/selection.ts";
import { verifyExercise } from "../proof/verify.ts";
import { fileEvents, Watcher } from "../watch/watcher.ts";
import type { Console } from "./console.ts";
import { type OpenBenches, reporterFor } from "./verify.ts";

/** Verifies the exercises that `names` name, and each of them again when its spec, stub, solution or mistakes change. */
export async function watchCourse(
  folder: string,
  names: readonly string[],
  open: OpenBenches,
  console: Console,
): Promise<never> {
  // Says what is wrong with a name before anything is watched.
  const selection = select(exerciseIds(folder), names);
  const ids = selection.kind === "chosen" ? selection.ids : [];
  const waiting = new Set<string>(ids);
  let isBusy = false;
  const work = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    for (const id of waiting) {
      waiting.delete(id);
      await verifyOnce(id, folder, open, console);
    }
    isBusy = false;
    console.out("Waiting for changes; Ctrl-C ends.\n");
  };
  if (selection.kind !== "chosen") await open(names);
  const source = (console.env["NUMKATA_POLL"] ?? "") === "" ? fileEvents : undefined;
  for (const id of ids) {
    const changed = (): void => {
      waiting.add(id);
      void work();
    };
    for (const part of ["exercises", "solutions"])
      new Watcher({ changed, polling: () => {} }, source).open(join(folder, part, id));
  }
  await work();
  return new Promise<never>(() => {});
}

async function verifyOnce(id: string, folder: string, open: OpenBenches, console: Console): Promise<void> {
  const benches = await open([id]);
  const [exercise] = benches?.solutions.course.exercises ?? [];
  if (benches === undefined || exercise === undefined) return;
  try {
    const { solutions, exercises, settings } = { ...benches, settings: benches.solutions.course.settings };
    const verification = await verifyExercise(exercise, solutions, exercises, benches);
    console.out(reporterFor({ title: settings.title, folder }, console).exercise(verification));
  } finally {
    benches.close();
  }
}
