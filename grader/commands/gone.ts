// Who of a class has grades from before, and handed in nothing that lies among the submissions now.

import type { Listing } from "../batch/submissions.ts";
import { gradebookPath } from "../gradebook/files.ts";
import { Gradebook, GradebookError } from "../gradebook/read.ts";
import { batchGone } from "../reporters/batch.ts";
import { type Console, pageOf } from "./console.ts";

/** Tells whom the gradebook in an out folder has and the one that is made now will not have. */
export function tellGone(out: string, { found }: Listing, console: Console): void {
  const here = new Set(found.map(({ learner }) => learner.key));
  const gone = keysBefore(out).filter((key) => !here.has(key));
  if (gone.length > 0) console.err(batchGone(gone, pageOf(console)));
}

function keysBefore(out: string): readonly string[] {
  try {
    const book = new Gradebook(gradebookPath(out));
    try {
      return book.names().map(({ key }) => key);
    } finally {
      book.close();
    }
  } catch (error) {
    if (!(error instanceof GradebookError)) throw error;
    // There is none yet, or whatever makes it anew tells what is wrong with it.
    return [];
  }
}
