// Which column of a table somebody means by a word.

import { closestMatch } from "leven";
import { enumeration } from "./naming.ts";
import { safeLine } from "./safe-text.ts";

/** A column, or why there is none, as a sentence without its full stop. */
export type Column = { readonly at: number } | { readonly problem: string };

/**
 * The column with exactly this heading; or else the only one that has `wanted` in its heading, in any case.
 * @param headings of the columns that can be meant, by their place
 */
export function columnFor(wanted: string, headings: ReadonlyMap<number, string>): Column {
  const those = (fits: (heading: string) => boolean): readonly [number, string][] =>
    [...headings].filter(([, heading]) => fits(heading));
  const same = those((heading) => heading === wanted);
  const found = same.length > 0 ? same : those((heading) => lower(heading).includes(lower(wanted)));
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return { at: first[0] };
  const named = `${found.length > 0 ? "several columns fit" : "no column is called"} "${safeLine(wanted, 80)}"`;
  if (found.length > 0)
    return { problem: `${named}: ${listed(found.map(([, heading]) => heading))}. Say more of the heading` };
  const near = closestMatch(lower(wanted), [...headings.values()].map(lower), {
    maxDistance: Math.ceil(wanted.length / 3),
  });
  const meant = [...headings.values()].find((heading) => lower(heading) === near);
  if (meant !== undefined) return { problem: `${named}. Did you mean ${listed([meant])}?` };
  return {
    problem: `${named}. ${headings.size === 0 ? "There are none" : `There are ${listed([...headings.values()])}`}`,
  };
}

/** Headings in quotes; of many the first. */
export function listed(headings: readonly string[]): string {
  const shown = headings.slice(0, MAX_LISTED).map((heading) => `"${safeLine(heading, 80)}"`);
  return enumeration(headings.length > MAX_LISTED ? [...shown, `${headings.length - MAX_LISTED} more`] : shown);
}

const MAX_LISTED = 8;

function lower(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
