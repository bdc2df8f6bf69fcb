// The submissions that a command was told of: a folder of them, or the zip file that a learning management system made.

import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { KnownLearners } from "../batch/known-learners.ts";
import { isZip } from "../batch/layout.ts";
import { folderShelf, isOneSubmission, type Shelf, zipShelf } from "../batch/shelf.ts";
import { type Listing, listSubmissions } from "../batch/submissions.ts";
import { Unfit } from "../batch/unfit.ts";
import { MAX_ENTRIES, Zip } from "../batch/zip.ts";
import type { Exercise } from "../domain/exercise.ts";
import { safeLine } from "../reporters/safe-text.ts";
import type { Console } from "./console.ts";
import { atDisk, FILES, NOTHING_GRADED } from "./out-folder.ts";
import { UsageError } from "./usage.ts";

const WANTED = "It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.";

const MAX_NAME = 60;

export type OpenListing = Listing & {
  /** Keeps in the out folder, which the caller holds, whose keys are whose. */
  readonly keep: () => void;
  /** When nobody reads submissions any more. */
  readonly close: () => void;
};

/**
 * @param out the folder for results, which is no submission
 * @throws UsageError where there are none
 */
export async function openSubmissions(
  place: string,
  out: string,
  exercises: readonly Exercise[],
  console: Console,
): Promise<OpenListing> {
  const { shelf, close } = await openShelf(place, out, exercises);
  if (isOneSubmission(shelf, exercises)) {
    close();
    throw new UsageError(`${place}: the exercises lie here themselves, so it is no class. ${WANTED}`);
  }
  const path = join(out, FILES.learners);
  const known = atDisk(path, () => new KnownLearners(path, "read"), NOTHING_GRADED);
  if (known.dropped > 0) console.err(forgottenText(path));
  const listing = listSubmissions(shelf, exercises, known.ownerOf);
  known.close();
  const keep = (): void => atDisk(path, () => keepLearners(path, listing), NOTHING_GRADED);
  if (listing.found.length > 0) return { ...listing, keep, close };
  close();
  const [first] = listing.passedOver;
  const seen =
    first === undefined
      ? ""
      : `; what is here is passed over, as "${safeLine(first.name, MAX_NAME)}" (${safeLine(first.reason)})`;
  throw new UsageError(`${place}: no submissions here${seen}. ${WANTED}`);
}

function forgottenText(path: string): string {
  return (
    `${path} cannot be read in full. Where two learners have one name, check that each of them has the right grades: ` +
    "it said which number in Canvas or Moodle is whose.\n"
  );
}

function keepLearners(path: string, { found }: Listing): void {
  const learners = found.map(({ learner }) => learner);
  if (learners.every(({ lms }) => lms === undefined)) return;
  const known = new KnownLearners(path, "append");
  try {
    known.add(learners);
  } finally {
    known.close();
  }
}

async function openShelf(
  place: string,
  out: string,
  exercises: readonly Exercise[],
): Promise<{ readonly shelf: Shelf; readonly close: () => void }> {
  try {
    if (statSync(place).isDirectory()) return { shelf: folderShelf(place, out), close: () => undefined };
    if (!isZip(place)) throw new UsageError(`${place}: this is neither a folder nor a zip file. ${WANTED}`);
    const zip = await Zip.open(realpathSync(place), MAX_ENTRIES);
    return { shelf: zipShelf(zip, exercises), close: () => zip.close() };
  } catch (error) {
    if (error instanceof Unfit) throw new UsageError(`${place}: ${error.message}. Download it once more.`);
    if (!(error instanceof Error && "syscall" in error)) throw error;
    const isGone = "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
    throw new UsageError(`${place}: ${isGone ? "there is no such folder or file" : error.message}. ${WANTED}`);
  }
}
