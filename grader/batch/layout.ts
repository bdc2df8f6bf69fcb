// How a learner laid out what was handed in, from names alone; below folders of which no other has exercises, as archives and
// downloads have them.

import type { Exercise } from "../domain/exercise.ts";
import { withoutNumbers } from "./lms-names.ts";
import { quoted } from "./unfit.ts";
import { isLeftBySystem, isMadeByTools } from "./zip-names.ts";

/** As the course has the exercises, with or without `exercises/`, or all files beside each other. */
export type Layout = "course" | "bare" | "flat";

/** Anything that is neither a folder nor a plain file is no zip file, whatever it is called. */
export type Item = { readonly name: string; readonly kind: "folder" | "file" | "other" };

/** What lies in a folder of a submission; paths have slashes and no leading one, and the whole is at the empty path. */
export type Items = (path: string) => readonly Item[];

export type Look = {
  /** The folder that the exercises lie in, where there is a layout. */
  readonly at: string;
  readonly layout?: Layout;
  /** Zip files on the way there, which may hold exercises as well. */
  readonly zips: readonly string[];
  /** Why there is nothing, where there is neither a layout nor a zip file. */
  readonly why: string;
};

const MAX_DEPTH = 16;
/** Among so many folders the one with the exercises is looked for. */
const MAX_BESIDE = 32;

/** @throws what `items` throws */
export function lookInto(items: Items, exercises: readonly Exercise[]): Look {
  const zips: string[] = [];
  let at = "";
  for (let depth = 0; ; depth += 1) {
    const here = items(at).filter(({ name }) => !isLeftBySystem(name));
    zips.push(...here.filter(({ name, kind }) => kind === "file" && isZip(name)).map(({ name }) => within(at, name)));
    const layout = layoutOf(here, (name) => items(within(at, name)), exercises);
    if (layout !== undefined) return { at, layout, zips, why: "" };
    const folders = here.filter(({ name, kind }) => kind === "folder" && isHandedIn(name));
    const isWithin = ({ name }: Item): boolean => {
      const inside = within(at, name);
      return layoutOf(items(inside), (deeper) => items(within(inside, deeper)), exercises) !== undefined;
    };
    const among = folders.length > 1 && folders.length <= MAX_BESIDE ? folders.filter(isWithin) : folders;
    const [inner, ...others] = among.length === 0 ? folders : among;
    if (others.length > 0) return { at, zips, why: "there are several folders in it, and none is an exercise's" };
    if (inner === undefined || depth === MAX_DEPTH) return { at, zips, why: whyNothing(here) };
    at = within(at, inner.name);
  }
}

export function isZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Whether it is packed in a way that only other programs unpack. */
export function isOtherArchive(name: string): boolean {
  return /\.(?:7z|bz2|gz|rar|tar|tgz|xz|zst)$/i.test(name);
}

/** Whether the course asks for a file of that name. Whoever mixed up capital letters has handed in something, and is told. */
export function isAskedFor(name: string, exercises: readonly Exercise[]): boolean {
  const wanted = name.toLowerCase();
  return exercises.some(({ signature }) => `${signature.name}.ts`.toLowerCase() === wanted);
}

/**
 * Whether a folder is called as an exercise, or as systems and people change that: `06_Softmax`, or `06-softmax (1)` of what
 * was saved once more.
 */
export function isCalledAs(name: string, id: string): boolean {
  return name === id || plain(name) === plain(id);
}

function plain(name: string): string {
  const letters = name.normalize("NFC").toLowerCase();
  return letters.replace(/ ?\(\d{1,2}\)$/u, "").replaceAll(/[\s_-]+/gu, "-");
}

function layoutOf(
  here: readonly Item[],
  inside: (name: string) => readonly Item[],
  exercises: readonly Exercise[],
): Layout | undefined {
  const isExercise = ({ name, kind }: Item): boolean =>
    kind === "folder" && exercises.some(({ id }) => isCalledAs(name, id));
  const hasInner = here.some(({ name, kind }) => kind === "folder" && name === "exercises");
  if (hasInner && inside("exercises").some(isExercise)) return "course";
  if (here.some(isExercise)) return "bare";
  return here.some(({ name }) => isAskedFor(withoutNumbers(name, true), exercises)) ? "flat" : undefined;
}

function whyNothing(here: readonly Item[]): string {
  if (here.length === 0) return "it is empty";
  const archive = here.find(({ name }) => isOtherArchive(name));
  return `nothing of this course is in it${archive ? `, and ${quoted(archive.name)} is no zip file` : ""}`;
}

function isHandedIn(name: string): boolean {
  return !name.startsWith(".") && !isMadeByTools(name);
}

function within(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
