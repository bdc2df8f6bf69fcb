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
  /** Whether that is because several folders in it have the same exercises. */
  readonly hasCopies?: true;
};

const MAX_DEPTH = 16;
/** Among so many folders the one with the exercises is looked for. */
const MAX_BESIDE = 32;

/** @throws what `read` throws */
export function lookInto(read: Items, exercises: readonly Exercise[]): Look {
  const items = remembering(read);
  const zips: string[] = [];
  let at = "";
  for (let depth = 0; ; depth += 1) {
    const here = itemsAt(at, items);
    zips.push(...here.filter(isZipFile).map(({ name }) => within(at, name)));
    const layout = layoutOf(at, items, exercises);
    if (layout !== undefined) return { at, layout, zips, why: "" };
    const folders = here.filter(isFolderHandedIn);
    const held = folders.length < 2 ? [] : heldIn(folders, at, items, exercises);
    const twice = twoOfOne(held)?.map(quoted).join(" and ");
    if (twice !== undefined)
      return { at, zips: [], why: `${twice} in it have the same exercises: ${CLASS_OR_COPY}`, hasCopies: true };
    const direct = held.filter(({ isDirect }) => isDirect);
    const among = direct.length > 0 ? direct : held.length > 0 ? held : folders;
    const [inner, ...others] = folders.length > MAX_BESIDE ? folders : among;
    if (others.length > 0) return { at, zips, why: "there are several folders in it, and none is an exercise's" };
    if (inner === undefined || depth === MAX_DEPTH) return { at, zips, why: whyNothing(here) };
    at = within(at, inner.name);
  }
}

/** What to do about two that have the same exercises: nobody can tell learners from attempts of one learner. */
export const CLASS_OR_COPY = "grade it by itself if it is a class, or keep the one that counts";

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

function layoutOf(at: string, items: Items, exercises: readonly Exercise[]): Layout | undefined {
  const here = itemsAt(at, items);
  const isExercise = ({ name, kind }: Item): boolean =>
    kind === "folder" && exercises.some(({ id }) => isCalledAs(name, id));
  if (innerOf(at, items).some(isExercise)) return "course";
  if (here.some(isExercise)) return "bare";
  return here.some(({ name }) => isAskedFor(withoutNumbers(name, true), exercises)) ? "flat" : undefined;
}

/** What lies in the folder `exercises` of a folder. */
function innerOf(at: string, items: Items): readonly Item[] {
  const isThere = itemsAt(at, items).some(({ name, kind }) => kind === "folder" && name === "exercises");
  return isThere ? itemsAt(within(at, "exercises"), items) : [];
}

/** A folder that something of the course lies in, and of which exercises. */
type Held = { readonly name: string; readonly ids: ReadonlySet<string>; readonly isDirect: boolean };

function heldIn(folders: readonly Item[], at: string, items: Items, exercises: readonly Exercise[]): readonly Held[] {
  return folders.slice(0, MAX_BESIDE).flatMap(({ name }) => {
    const path = within(at, name);
    for (let inside = path, depth = 0; depth < MAX_DEPTH; depth += 1) {
      const isDirect = inside === path;
      if (layoutOf(inside, items, exercises) !== undefined)
        return [{ name, ids: idsIn(inside, items, exercises), isDirect }];
      const here = itemsAt(inside, items);
      // Of what may be any of them.
      if (here.some(isZipFile)) return [{ name, ids: new Set(exercises.map(({ id }) => id)), isDirect: false }];
      const [inner, ...others] = here.filter(isFolderHandedIn);
      if (inner === undefined || others.length > 0) break;
      inside = within(inside, inner.name);
    }
    return [];
  });
}

function idsIn(at: string, items: Items, exercises: readonly Exercise[]): ReadonlySet<string> {
  const here = [...itemsAt(at, items), ...innerOf(at, items)];
  const isOf = ({ name, kind }: Item, exercise: Exercise): boolean =>
    kind === "folder" ? isCalledAs(name, exercise.id) : isAskedFor(withoutNumbers(name, true), [exercise]);
  return new Set(exercises.filter((exercise) => here.some((item) => isOf(item, exercise))).map(({ id }) => id));
}

/** Two folders that have an exercise in common, as those of two learners have. */
function twoOfOne(held: readonly Held[]): readonly string[] | undefined {
  for (const [at, one] of held.entries()) {
    const other = held.slice(at + 1).find(({ ids }) => !ids.isDisjointFrom(one.ids));
    if (other !== undefined) return [one.name, other.name];
  }
  return undefined;
}

function whyNothing(here: readonly Item[]): string {
  if (here.length === 0) return "it is empty";
  const archive = here.find(({ name }) => isOtherArchive(name));
  return `nothing of this course is in it${archive ? `, and ${quoted(archive.name)} is no zip file` : ""}`;
}

/** A folder is asked for more than once, and reading one may take long. */
function remembering(read: Items): Items {
  const known = new Map<string, readonly Item[]>();
  return (path) => {
    const items = known.get(path) ?? read(path);
    known.set(path, items);
    return items;
  };
}

function itemsAt(path: string, items: Items): readonly Item[] {
  return items(path).filter(({ name }) => !isLeftBySystem(name));
}

function isZipFile({ name, kind }: Item): boolean {
  return kind === "file" && isZip(name);
}

function isFolderHandedIn({ name, kind }: Item): boolean {
  return kind === "folder" && !name.startsWith(".") && !isMadeByTools(name);
}

function within(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
