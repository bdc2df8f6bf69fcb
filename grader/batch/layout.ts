// How a learner laid out what was handed in, from names alone; below folders that hold nothing but the next one, as archives
// and downloads have them.

import type { Exercise } from "../domain/exercise.ts";
import { isLeftBySystem, isMadeByTools } from "./zip-names.ts";

/** As the course has the exercises, with or without `exercises/`, or all files beside each other. */
export type Layout = "course" | "bare" | "flat";

export type Item = { readonly name: string; readonly isFolder: boolean };

/** What lies in a folder of a submission; paths have slashes and no leading one, and the whole is at the empty path. */
export type Items = (path: string) => readonly Item[];

export type Look = {
  /** The folder that the exercises lie in, where there is a layout. */
  readonly at: string;
  readonly layout?: Layout;
  /** Zip files on the way there, which may hold exercises as well. */
  readonly zips: readonly string[];
  readonly isEmpty: boolean;
};

const MAX_DEPTH = 16;

/** @throws what `items` throws */
export function lookInto(items: Items, exercises: readonly Exercise[]): Look {
  const zips: string[] = [];
  let at = "";
  for (let depth = 0; ; depth += 1) {
    const here = items(at).filter(({ name }) => !isLeftBySystem(name));
    zips.push(...here.filter(({ name, isFolder }) => !isFolder && isZip(name)).map(({ name }) => within(at, name)));
    const layout = layoutOf(here, (name) => items(within(at, name)), exercises);
    if (layout !== undefined) return { at, layout, zips, isEmpty: false };
    const [inner, ...others] = here.filter(({ name, isFolder }) => isFolder && isHandedIn(name));
    const isEnd = inner === undefined || others.length > 0 || depth === MAX_DEPTH;
    if (isEnd) return { at, zips, isEmpty: depth === 0 && here.length === 0 };
    at = within(at, inner.name);
  }
}

export function isZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Whether the course asks for a file of that name. Whoever mixed up capital letters has handed in something, and is told. */
export function isAskedFor(name: string, exercises: readonly Exercise[]): boolean {
  const wanted = name.toLowerCase();
  return exercises.some(({ signature }) => `${signature.name}.ts`.toLowerCase() === wanted);
}

function layoutOf(
  here: readonly Item[],
  inside: (name: string) => readonly Item[],
  exercises: readonly Exercise[],
): Layout | undefined {
  const isExercise = ({ name, isFolder }: Item): boolean => isFolder && exercises.some(({ id }) => id === name);
  const hasInner = here.some(({ name, isFolder }) => isFolder && name === "exercises");
  if (hasInner && inside("exercises").some(isExercise)) return "course";
  if (here.some(isExercise)) return "bare";
  return here.some(({ name }) => isAskedFor(name, exercises)) ? "flat" : undefined;
}

function isHandedIn(name: string): boolean {
  return !name.startsWith(".") && !isMadeByTools(name);
}

function within(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
