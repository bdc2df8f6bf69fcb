// Where the files of one submission lie: in a folder, beside those of others, or in the zip file of the whole class. Reads
// them piece by piece, and knows nothing of what they are for.

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { sep } from "node:path";
import { Unfit } from "./unfit.ts";
import type { Zip, ZipItem } from "./zip.ts";

export type Source =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "files"; readonly files: readonly HandedFile[] }
  /** Nobody can grade it as it lies there. */
  | { readonly kind: "unfit"; readonly reason: string };

/** A file by the name that it has in the submission, with slashes. */
export type HandedFile = { readonly path: string; readonly at: Place };

export type Place =
  | { readonly kind: "disk"; readonly file: string }
  | { readonly kind: "packed"; readonly zip: Zip; readonly item: ZipItem };

const PIECE_BYTES = 64 * 1024;

/**
 * Gives `take` the bytes of a file piece by piece, until it returns false.
 * @throws Unfit where it is no plain file or packed wrongly, or what the system says
 */
export async function readPlace(place: Place, take: (piece: Buffer) => boolean): Promise<void> {
  if (place.kind === "packed") await place.zip.read(place.item, take);
  else readDisk(place.file, take);
}

function readDisk(path: string, take: (piece: Buffer) => boolean): void {
  // Windows has neither flag, and neither pipes nor links among what is looked at.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  try {
    if (!fstatSync(file).isFile()) throw new Unfit("it is no plain file");
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      const got = readSync(file, piece, 0, piece.length, null);
      if (got === 0 || !take(piece.subarray(0, got))) return;
    }
  } finally {
    closeSync(file);
  }
}

/** Whether a path on disk, as an error has it, is one of the submission's. */
export function isOfSource(path: string, source: Source): boolean {
  switch (source.kind) {
    case "folder":
      return path === source.folder || path.startsWith(source.folder + sep);
    case "files":
      return source.files.some(({ at }) => path === (at.kind === "disk" ? at.file : at.zip.place));
    case "unfit":
      return false;
  }
}
