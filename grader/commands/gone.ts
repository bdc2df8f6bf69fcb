// Who of a class has grades from before, and handed in nothing that lies among the submissions now.

import type { Listing } from "../batch/submissions.ts";
import { batchGone } from "../reporters/batch.ts";
import { type Console, pageOf } from "./console.ts";
import { fromEarlier } from "./gradebook-file.ts";

/** Tells whom the gradebook in an out folder has and the one that is made now will not have. */
export function tellGone(out: string, { found }: Listing, console: Console): void {
  const here = new Set(found.map(({ learner }) => learner.key));
  const before = fromEarlier(out, (book) => book.names(), []);
  const gone = before.map(({ key }) => key).filter((key) => !here.has(key));
  if (gone.length > 0) console.err(batchGone(gone, pageOf(console)));
}
