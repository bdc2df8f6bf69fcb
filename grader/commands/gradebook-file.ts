// A batch's gradebook as commands open it: up to date where that can be done, and told in a sentence where it cannot.

import { catchUp } from "../gradebook/keep.ts";
import { Gradebook, GradebookError, openGradebook, reading } from "../gradebook/read.ts";
import { gradebookPath } from "../gradebook/files.ts";
import { gradebookBehind } from "../reporters/gradebook.ts";
import type { Console } from "./console.ts";
import { FILES_BEHIND, writeClassFiles } from "./class-files.ts";
import { takeOut } from "./out-folder.ts";
import { UsageError } from "./usage.ts";

/**
 * The gradebook in a batch's out folder. One that lacks what was said by hand, since whatever wrote it was ended, is brought
 * up to date first; where that is not to be had it is opened as it is, and that is told.
 * @throws UsageError where there is none, or it cannot be read
 */
export function openBook(out: string, console: Console): Gradebook {
  return orUsageError(out, () => {
    try {
      return openGradebook(out);
    } catch (error) {
      if (!(error instanceof GradebookError && error.kind === "stale")) throw error;
      return openBehind(out, console);
    }
  });
}

/** What is read from the gradebook of an earlier run; `none` where there is none, or one to be made anew in any case. */
export function fromEarlier<T>(out: string, work: (book: Gradebook) => T, none: T): T {
  try {
    return reading(gradebookPath(out), work);
  } catch (error) {
    if (error instanceof GradebookError) return none;
    throw error;
  }
}

/** Does what reads the gradebook; that it cannot be read is the user's to mend. */
export function orUsageError<T>(out: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GradebookError)) throw error;
    const next = {
      missing: `numkata batch makes it: run it with --out ${out}.`,
      broken: `Run numkata batch with --out ${out} again, and it is made anew; nothing is lost.`,
      stale: `Run numkata gradebook ${out} to bring it up to date.`,
    }[error.kind];
    throw new UsageError(`${error.message}. ${next}`);
  }
}

function openBehind(out: string, console: Console): Gradebook {
  try {
    const release = takeOut(out, "changed");
    try {
      catchUp(out);
      const book = openGradebook(out);
      tellOrWrite(out, book, console);
      return book;
    } finally {
      release();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.err(gradebookBehind(error.message));
    return new Gradebook(gradebookPath(out));
  }
}

/** The gradebook is up to date, whatever becomes of the files beside it. */
function tellOrWrite(out: string, book: Gradebook, console: Console): void {
  try {
    writeClassFiles(out, book, FILES_BEHIND);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.err(`${error.message}\n`);
  }
}
