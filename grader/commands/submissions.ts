// The submissions that a command was told of: a folder of them, or the zip file that a learning management system made.

import { realpathSync, statSync } from "node:fs";
import { isZip } from "../batch/layout.ts";
import { folderShelf, isOneSubmission, type Shelf, zipShelf } from "../batch/shelf.ts";
import { type Listing, listSubmissions } from "../batch/submissions.ts";
import { Unfit } from "../batch/unfit.ts";
import { MAX_ENTRIES, Zip } from "../batch/zip.ts";
import type { Exercise } from "../domain/exercise.ts";
import { UsageError } from "./usage.ts";

const WANTED = "It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.";

/** Closed when nobody reads submissions any more. */
export type OpenListing = Listing & { readonly close: () => void };

/**
 * @param out the folder for results, which is no submission
 * @throws UsageError where there are none
 */
export async function openSubmissions(
  place: string,
  out: string,
  exercises: readonly Exercise[],
): Promise<OpenListing> {
  const { shelf, close } = await openShelf(place, out, exercises);
  if (isOneSubmission(shelf, exercises)) {
    close();
    throw new UsageError(`${place}: the exercises lie here themselves, so it is no class. ${WANTED}`);
  }
  const listing = listSubmissions(shelf, exercises);
  if (listing.found.length > 0) return { ...listing, close };
  close();
  const [first] = listing.passedOver;
  const seen =
    first === undefined ? "" : `; what is here is passed over, as ${JSON.stringify(first.name)} (${first.reason})`;
  throw new UsageError(`${place}: no submissions here${seen}. ${WANTED}`);
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
