// What the gradebook's files are called in a batch's out folder.

import { join } from "node:path";

/** Made from everything else in the folder; losing it costs nothing but making it again. */
export const GRADEBOOK = "gradebook.sqlite";
/** What somebody said of grades. There is no other copy of it. */
export const BY_HAND = "by-hand.jsonl";

export function gradebookPath(out: string): string {
  return join(out, GRADEBOOK);
}
