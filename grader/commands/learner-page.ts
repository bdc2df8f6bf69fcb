// What the file of a learner's page is called.

import { createHash } from "node:crypto";

const MAX_LETTERS = 40;

/** What `learnerPage` gives, or such a file half written. */
export const LEARNER_PAGE = /-[0-9a-f]{12}\.html(?:\.\d+\.tmp)?$/;

/**
 * The same for the same key, and another for another, also where a system does not tell capitals from small letters or takes
 * some names for itself: `ada-lovelace-5f0c31d2a9be.html`. No part of a key can be read as a path.
 */
export function learnerPage(key: string): string {
  const letters = Array.from(
    key
      .normalize("NFC")
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]+/gu),
    ([word]) => word,
  ).join("-");
  const start = Array.from(letters).slice(0, MAX_LETTERS).join("").replace(/-$/, "");
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 12);
  return `${start === "" ? "learner" : start}-${hash}.html`;
}
