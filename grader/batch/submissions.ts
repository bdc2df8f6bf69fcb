// Which submissions a folder holds, in an order that depends on nothing but their names, and how each is laid out. What is
// no submission is told. Looks at names only; reads no file.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { PassedOver } from "../domain/graded.ts";

/** How a learner's folder holds the exercises: as the course does, with or without `exercises/`, or all files beside each other. */
export type Layout = "course" | "bare" | "flat";

export type Found = {
  /** The folder's name. */
  readonly learner: string;
  readonly folder: string;
  readonly layout: Layout;
};

export type Listing = { readonly found: readonly Found[]; readonly passedOver: readonly PassedOver[] };

type Item = { readonly name: string; readonly isFolder: boolean };

/**
 * The submissions in `folder`, sorted by their learners' names.
 * @param out the folder for results, which is no submission even where it lies among them
 * @throws what the system says where `folder` cannot be listed
 */
export function listSubmissions(folder: string, exercises: readonly Exercise[], out: string): Listing {
  const found: Found[] = [];
  const passedOver: PassedOver[] = [];
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    const place = join(folder, name);
    if (place === out) continue;
    const look = entry.isDirectory() && !name.startsWith(".") ? lookInto(place, exercises) : whyNone(entry, name);
    if (look.layout === undefined) passedOver.push({ name, reason: look.reason });
    else found.push({ learner: name, folder: place, layout: look.layout });
  }
  return { found, passedOver };
}

type Look = { readonly layout: Layout } | { readonly layout?: never; readonly reason: string };

function whyNone(entry: { isDirectory(): boolean; isSymbolicLink(): boolean }, name: string): Look {
  if (entry.isSymbolicLink()) return { reason: "a link, not a folder" };
  return { reason: entry.isDirectory() && name.startsWith(".") ? "a hidden folder" : "not a folder" };
}

function lookInto(folder: string, exercises: readonly Exercise[]): Look {
  const items = itemsIn(folder);
  // Grading it will say why it cannot be read.
  if (items === undefined) return { layout: "flat" };
  if (items.length === 0) return { reason: "an empty folder" };
  const ids = new Set(exercises.map(({ id }) => id));
  const isExercise = ({ name, isFolder }: Item): boolean => isFolder && ids.has(name);
  const hasInner = items.some(({ name, isFolder }) => isFolder && name === "exercises");
  if (hasInner && itemsIn(join(folder, "exercises"))?.some(isExercise) === true) return { layout: "course" };
  if (items.some(isExercise)) return { layout: "bare" };
  // Whoever mixed up capital letters has handed in something, and is told.
  const files = new Set(exercises.map(({ signature }) => `${signature.name}.ts`.toLowerCase()));
  if (items.some(({ name }) => files.has(name.toLowerCase()))) return { layout: "flat" };
  return { reason: "nothing of this course is in it" };
}

function itemsIn(folder: string): readonly Item[] | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch {
    return undefined;
  }
}
