// Which file of a submission is graded for an exercise, and which others, that could be meant as well, are not.

import { lstatSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { Chosen } from "../domain/graded.ts";
import { isThere, MAX_SOURCE_BYTES, readAtMost } from "../sandbox/source-file.ts";
import { isCalledAs } from "./layout.ts";
import { withoutNumbers } from "./lms-names.ts";
import type { Exercises } from "./unpack.ts";
import { quoted, Unfit } from "./unfit.ts";

/** Where an exercise's file lies: in a folder of its own, by that one's name, or among all files. */
export type Placed = {
  readonly exercise: Exercise;
  readonly own?: string;
  readonly file: string;
  /** Where there were others. */
  readonly chosen?: Chosen;
};

export type Places = {
  readonly root: string;
  readonly placed: readonly Placed[];
  /** The ids of exercises by the names of their folders. */
  readonly ids: ReadonlyMap<string, string>;
};

/** The folders of an exercise: the one that counts, then others that are called almost so. */
type Folders = readonly string[];

/** A hundred copies tell no more than ten. */
const MAX_LEFT = 10;

/**
 * Where the files of the exercises that are open lie.
 * @throws Unfit where several folders could be an exercise's, and nobody knows which one counts
 */
export function placesIn({ folder, layout }: Exercises, all: readonly Exercise[], open: readonly Exercise[]): Places {
  const root = layout === "course" ? join(folder, "exercises") : folder;
  const names = layout === "flat" ? [] : namesIn(root);
  const folders = new Map(all.map(({ id }) => [id, foldersOf(id, names, all)]));
  const placed = open.map((exercise) => placeOf(exercise, folders.get(exercise.id) ?? [], root, folder));
  const ids = new Map([...folders].flatMap(([id, [name]]) => (name === undefined ? [] : [[name, id]])));
  for (const { exercise, own } of placed) if (own !== undefined) ids.set(own, exercise.id);
  return { root, placed, ids };
}

function foldersOf(id: string, names: readonly string[], all: readonly Exercise[]): Folders {
  const others = names.filter((name) => isCalledAs(name, id) && all.every((each) => each.id !== name));
  if (names.includes(id)) return [id, ...others];
  const [name, other] = others;
  if (name !== undefined && other !== undefined)
    throw new Unfit(`${quoted(name)} and ${quoted(other)} in it could both be ${id}: keep the one that counts`);
  return others;
}

/** What is not in a folder of its own may lie among all files, as of whoever handed it in later. */
function placeOf(exercise: Exercise, [own, ...others]: Folders, root: string, folder: string): Placed {
  const wanted = `${exercise.signature.name}.ts`;
  const inOwn = (name: string): readonly Candidate[] =>
    filesCalled(wanted, join(root, name)).map((file) => ({ own: name, file, place: join(root, name, file) }));
  const amongAll = filesCalled(wanted, folder).map((file): Candidate => ({ file, place: join(folder, file) }));
  const [first, ...rest] = [...(own === undefined ? [] : inOwn(own)), ...amongAll, ...others.flatMap(inOwn)];
  if (first === undefined) return { exercise, file: wanted, ...(own !== undefined && { own }) };
  const { place, ...where } = first;
  const left = rest.slice(0, MAX_LEFT).filter((each) => !areSame(each.place, place));
  if (left.length === 0) return { exercise, ...where };
  const pathOf = (each: string): string => relative(folder, each).replaceAll(sep, "/");
  return { exercise, ...where, chosen: { graded: pathOf(place), left: left.map((each) => pathOf(each.place)) } };
}

type Candidate = { readonly own?: string; readonly file: string; readonly place: string };

/** A file of that name in a folder, then its copies as browsers and Canvas number them, `softmax (1).ts`, the last one first. */
function filesCalled(name: string, folder: string): readonly string[] {
  const copies = namesIn(folder).filter((each) => each !== name && withoutNumbers(each, true) === name);
  const isPlain = isThere(join(folder, name));
  return [...(isPlain ? [name] : []), ...copies.toSorted((a, b) => b.length - a.length || (a < b ? 1 : -1))];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, or reading the file says why.
    return [];
  }
}

function areSame(one: string, other: string): boolean {
  const [first, second] = [bytesOf(one), bytesOf(other)];
  return first !== undefined && second !== undefined && first.equals(second);
}

/** Nothing of a link, which may lead anywhere, and of what cannot be read. */
function bytesOf(place: string): Buffer | undefined {
  try {
    const bytes = lstatSync(place).isFile() ? readAtMost(place, MAX_SOURCE_BYTES) : "not-regular";
    return typeof bytes === "string" ? undefined : bytes;
  } catch {
    return undefined;
  }
}
