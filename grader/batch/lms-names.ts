// What learning management systems call the files that they hand out: a learner's name, what the system knows them by, and
// the name that the file had. Knows names only.

import type { LmsIdentity } from "../domain/learner.ts";

/** What a folder's or a file's name in a download says. */
export type LmsName = {
  readonly name: string;
  /** Absent for the one group of Moodle that has no number. */
  readonly lms?: LmsIdentity;
  readonly holds: Held;
};

export type Held =
  | { readonly kind: "folder" }
  /** `stamp` is greater for what came later; 0 where nothing is known of that. */
  | { readonly kind: "file"; readonly name: string; readonly stamp: bigint }
  /** A text or a link that was typed in. */
  | { readonly kind: "typed" };

/**
 * Reads the name of something in a download.
 *
 * Moodle (mod/assign/classes/downloader.php): `<full name>_<participant>_assignsubmission_<plugin>`, with spaces for the
 * underscores of the name; a folder with the files in it from 3.1 on, by choice also a prefix of each file, and until 4.0 a
 * folder whose name ends with another underscore. The plugin is `file`, or `onlinetext` for what was typed. A group stands
 * in a learner's place; the default group has no number.
 *
 * Canvas (lib/content_zipper.rb): `<name>_[LATE_]<user>_<attachment>_<file>`, the name in small letters, last name first,
 * without anything but letters, digits and underscores; `anon_<id>` for name and user where names are hidden; and
 * `<name>_[LATE_]<user>_text.html` or `_link.html` for what was typed. A name has no digits between two underscores, so the
 * first ones are the user's. Attachments are numbered as they come.
 */
export function lmsNameOf(name: string, isFolder: boolean): LmsName | undefined {
  return isFolder ? moodleFolder(name) : (moodleFile(name) ?? canvasFile(name));
}

const MOODLE_FOLDER = /^(?<name>.+?)(?:_(?<id>\d+))?_assignsubmission_(?<plugin>[a-z]+)_?$/su;
const MOODLE_FILE = /^(?<name>.+?)(?:_(?<id>\d+))?_assignsubmission_(?<plugin>[a-z]+)_(?<file>.+)$/su;
const CANVAS_NAME = String.raw`^(?:(?<name>[\p{L}\p{M}\p{N}\p{Pc}]*?)_)?(?<late>LATE_)?(?<id>\d+)`;
const CANVAS_HIDDEN = String.raw`^(?<late>LATE_)?(?<name>anon_(?<id>[0-9A-Za-z]+))`;
const CANVAS = [CANVAS_HIDDEN, CANVAS_NAME].map((start) => ({
  file: new RegExp(String.raw`${start}_(?<stamp>\d+)_(?<file>.+)$`, "su"),
  typed: new RegExp(`${start}_(?:text|link)\\.html$`, "su"),
}));

function moodleFolder(text: string): LmsName | undefined {
  const parts = MOODLE_FOLDER.exec(text)?.groups;
  return parts && moodle(parts, parts["plugin"] === "file" ? { kind: "folder" } : { kind: "typed" });
}

function moodleFile(text: string): LmsName | undefined {
  const parts = MOODLE_FILE.exec(text)?.groups;
  const isFile = parts?.["plugin"] === "file";
  return parts && moodle(parts, isFile ? { kind: "file", name: parts["file"] ?? "", stamp: 0n } : { kind: "typed" });
}

function moodle({ name = "", id }: Parts, holds: Held): LmsName {
  return { name, ...(id !== undefined && { lms: { system: "moodle", id, late: false } }), holds };
}

function canvasFile(text: string): LmsName | undefined {
  for (const { file, typed } of CANVAS) {
    const parts = file.exec(text)?.groups;
    if (parts) return canvas(parts, { kind: "file", name: parts["file"] ?? "", stamp: BigInt(parts["stamp"] ?? 0) });
    const other = typed.exec(text)?.groups;
    if (other) return canvas(other, { kind: "typed" });
  }
  return undefined;
}

function canvas({ name, id = "", late }: Parts, holds: Held): LmsName {
  return { name: name || id, lms: { system: "canvas", id, late: late !== undefined }, holds };
}

type Parts = Readonly<Record<string, string | undefined>>;

export type Handed<T> = { readonly name: string; readonly stamp: bigint; readonly file: T };

/**
 * The files of one learner by the names that count. Canvas gives a file of a later attempt a new name, `softmax-1.ts`, up to
 * `-7` and then a random one (`make_unique_filename` in app/models/attachment.rb); browsers do the same to what is saved
 * twice, `softmax (1).ts`. So a file is there under its own name and without its number.
 * @param isAsked whether the course asks for a file of that name: there what came last counts, whatever its number.
 * Elsewhere a file that has the name by itself does: somebody may have written both.
 */
export function byName<T>(handed: readonly Handed<T>[], isAsked: (name: string) => boolean): ReadonlyMap<string, T> {
  const files = new Map<string, T>();
  const inOrder = handed.toSorted((a, b) => (a.stamp === b.stamp ? numbers(b.name) - numbers(a.name) : sign(a, b)));
  for (const { name, file } of inOrder) files.set(withoutNumbers(name), file);
  for (const { name, file } of inOrder) if (!files.has(name) || !isAsked(name)) files.set(name, file);
  return files;
}

const NUMBERED =
  /^(?<stem>.+?)(?:-(?:\d{1,2}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})|[ +]?\(\d{1,2}\))(?<ending>(?:\.[A-Za-z0-9]+)+)$/su;

/** The name that a file had before systems numbered it. */
export function withoutNumbers(name: string): string {
  let bare = name;
  for (let found = NUMBERED.exec(bare); found !== null; found = NUMBERED.exec(bare))
    bare = `${found.groups?.["stem"] ?? ""}${found.groups?.["ending"] ?? ""}`;
  return bare;
}

/** A file that has its name by itself goes before one that was numbered. */
function numbers(name: string): number {
  return name.length - withoutNumbers(name).length;
}

function sign(a: { readonly stamp: bigint }, b: { readonly stamp: bigint }): number {
  return a.stamp < b.stamp ? -1 : 1;
}
