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
const CANVAS_HIDDEN = String.raw`^(?<late>LATE_)?(?<id>anon_[0-9A-Za-z]+)`;
const CANVAS = [CANVAS_HIDDEN, CANVAS_NAME].map((start) => ({
  file: new RegExp(String.raw`${start}_(?<stamp>\d+)_(?<file>.+)$`, "su"),
  typed: new RegExp(`${start}_(?:text|link)\\.html$`, "su"),
}));

function moodleFolder(text: string): LmsName | undefined {
  const parts = MOODLE_FOLDER.exec(text)?.groups;
  return parts && moodle(parts, isTyped(parts) ? { kind: "typed" } : { kind: "folder" });
}

function moodleFile(text: string): LmsName | undefined {
  const parts = MOODLE_FILE.exec(text)?.groups;
  if (!parts) return undefined;
  return moodle(parts, isTyped(parts) ? { kind: "typed" } : { kind: "file", name: parts["file"] ?? "", stamp: 0n });
}

function isTyped({ plugin }: Parts): boolean {
  return plugin === "onlinetext";
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

/** A file of a learner by the name that the system gives it. */
export type Handed<T> = { readonly name: string; readonly stamp: bigint; readonly file: T };

export type Counting<T> = {
  readonly counting: ReadonlyMap<string, T>;
  /** What was handed in again, and the file that counts in its place. */
  readonly earlier: readonly { readonly file: T; readonly by: T }[];
};

/**
 * The files of one learner by the names that count. Canvas gives a file of a later attempt a new name, `softmax-1.ts`, up to
 * `-7` and then a random one (`make_unique_filename` in app/models/attachment.rb); browsers do the same to what is saved
 * twice, `softmax (1).ts`. So a file counts under the name without the number as well.
 * @param isAsked whether a file of that name is asked for: there what came last counts, whatever its number, and where
 * nothing is known of that each keeps its name, for whoever reads them to choose. Of others a file that has the name by
 * itself counts: somebody may have written both.
 */
export function byName<T>(handed: readonly Handed<T>[], isAsked: (name: string) => boolean): Counting<T> {
  const files = handed
    .map(({ name, stamp, file }) => {
      const bare = withoutNumbers(name, stamp !== 0n);
      return { name, bare: stamp === 0n && isAsked(bare) ? name : bare, stamp, file };
    })
    .toSorted((a, b) => {
      if (a.stamp !== b.stamp) return a.stamp < b.stamp ? -1 : 1;
      return b.name.length - b.bare.length - (a.name.length - a.bare.length);
    });
  const counting = new Map(files.map(({ bare, file }) => [bare, file]));
  const earlier: { file: T; by: T }[] = [];
  for (const { name, bare, file } of files) {
    const last = counting.get(bare);
    if (!isAsked(bare)) counting.set(name, file);
    else if (last !== undefined && last !== file) earlier.push({ file, by: last });
  }
  return { counting, earlier };
}

const ENDING = String.raw`(?<ending>(?:\.[A-Za-z0-9]+)+)$`;
const COPY = new RegExp(String.raw`^(?<stem>.+?)[ +]?\(\d{1,2}\)${ENDING}`, "su");
const ATTEMPT = new RegExp(
  String.raw`^(?<stem>.+?)-(?:\d{1,2}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})${ENDING}`,
  "su",
);

/** The name that a file had before a browser, or Canvas, numbered it. */
export function withoutNumbers(name: string, isOfCanvas: boolean): string {
  let bare = name;
  for (;;) {
    const parts = (COPY.exec(bare) ?? (isOfCanvas ? ATTEMPT.exec(bare) : null))?.groups;
    if (!parts) return bare;
    bare = `${parts["stem"] ?? ""}${parts["ending"] ?? ""}`;
  }
}
