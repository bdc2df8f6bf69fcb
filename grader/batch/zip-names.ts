// What an entry of a zip file is called, and whether a file may be called so. Zip files come from everywhere: nothing in
// them is believed, and what leads out of the folder that they are unpacked into is no name.

import { isUtf8 } from "node:buffer";
import { type Entry, getFileNameLowLevel } from "yauzl";
import { quoted } from "./unfit.ts";

/** A path with slashes, of one or more names. */
export type ZipName =
  | { readonly kind: "file" | "folder"; readonly path: string }
  /** What nobody needs: left by systems, or made by tools. */
  | { readonly kind: "junk" }
  | { readonly kind: "bad"; readonly path: string; readonly isNoName: boolean; readonly why: string };

const UNICODE_PATH = 0x7075;
const UTF8_FLAG = 0x800;
const [MADE_BY_UNIX, TYPE_MASK, LINK, FOLDER, PLAIN] = [3, 0o170000, 0o120000, 0o040000, 0o100000];
const MAX_DEPTH = 32;
const MAX_NAME_BYTES = 255;
const MAX_PATH_BYTES = 1024;
/** Folders that tools make, and that no exercise imports from. */
const MADE_BY_TOOLS = new Set(["node_modules", ".git"]);
/** What macOS and Windows leave in folders and zip files. */
const LEFT_BY_SYSTEMS = new Set(["__macosx", ".ds_store", "thumbs.db", "desktop.ini"]);

/** Whether it is a folder that tools made. */
export function isMadeByTools(name: string): boolean {
  return MADE_BY_TOOLS.has(name);
}

/** Whether it is something that a system left there and nobody handed in. */
export function isLeftBySystem(name: string): boolean {
  return LEFT_BY_SYSTEMS.has(name.toLowerCase()) || name.startsWith("._");
}

export function zipNameOf(entry: Entry): ZipName {
  const name = decoded(entry);
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  const bad = (why: string): ZipName => ({ kind: "bad", path: name, isNoName: true, why });
  if (parts.some((part) => isMadeByTools(part) || isLeftBySystem(part))) return { kind: "junk" };
  if ((entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 && !isUtf8(entry.fileNameRaw))
    return bad("a name in it is not text");
  if (name.includes("\0") || parts.length === 0) return bad(`${quoted(name)} in it is no name of a file`);
  if (name.startsWith("/") || /^[A-Za-z]:/.test(name) || parts.includes(".."))
    return bad(`${quoted(name)} in it leads out of its folder`);
  const isLong = parts.some((part) => Buffer.byteLength(part) > MAX_NAME_BYTES);
  if (isLong || Buffer.byteLength(name) > MAX_PATH_BYTES || parts.length > MAX_DEPTH)
    return bad(`${quoted(name)} in it is too long, or lies too deep`);
  const path = parts.join("/");
  switch (typeOf(entry)) {
    case LINK:
      return { kind: "bad", path, isNoName: false, why: `${quoted(path)} in it is a link, not a file` };
    case FOLDER:
      return { kind: "folder", path };
    case PLAIN:
    case 0:
      return { kind: name.endsWith("/") ? "folder" : "file", path };
    default:
      return { kind: "bad", path, isNoName: false, why: `${quoted(path)} in it is no plain file` };
  }
}

/**
 * Names are UTF-8 where a flag says so, and code page 437 elsewhere (APPNOTE.TXT 4.4.4 and appendix D); but macOS writes
 * UTF-8 without the flag, and hardly any other text is valid UTF-8. Old tools of Windows separate names with backslashes.
 */
function decoded({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const isTold = (generalPurposeBitFlag & UTF8_FLAG) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  const flag = !isTold && isUtf8(fileNameRaw) ? UTF8_FLAG : generalPurposeBitFlag;
  return getFileNameLowLevel(flag, fileNameRaw, extraFields, false);
}

/** The type of file in the attributes that Unix adds (`st_mode` in the upper 16 bits); 0 where there is none. */
function typeOf({ versionMadeBy, externalFileAttributes }: Entry): number {
  return versionMadeBy >>> 8 === MADE_BY_UNIX ? (externalFileAttributes >>> 16) & TYPE_MASK : 0;
}
