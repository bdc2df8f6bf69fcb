// A zip file, read by somebody who believes nothing of it: neither its names, nor its sizes, nor that it is whole. Writes
// nothing, and holds no more of it in memory than its directory and a piece.

import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";
import { Entry, fromRandomAccessReaderPromise, type ZipFile } from "yauzl";
import { GuardedReader } from "./guarded-reader.ts";
import { quoted, Unfit } from "./unfit.ts";
import { type ZipName, zipNameOf } from "./zip-names.ts";

/** A file or a folder in a zip file. */
export type ZipItem = {
  /** With slashes. */
  readonly path: string;
  readonly isFolder: boolean;
  /** Why it cannot be unpacked, if it cannot. */
  readonly why?: string;
  /** Whether `path` is anything but the path of a file. */
  readonly isNoName: boolean;
  readonly entry: Entry;
};

/** Of a class: thousands, each with dozens of files. What tools left there counts here and nowhere else. */
export const MAX_ENTRIES = 500_000;
const SMALL_BYTES = 256 * 1024;
const DAMAGED = "the zip file is damaged, or not all of it is there";
const [STORED, DEFLATED] = [0, 8];

export class Zip {
  readonly place: string;
  /** In the order of the directory, without what systems and tools left there. No two items have one path. */
  readonly items: readonly ZipItem[];
  readonly #zip: ZipFile;
  readonly #reader: GuardedReader;

  private constructor(place: string, zip: ZipFile, reader: GuardedReader, items: readonly ZipItem[]) {
    this.place = place;
    this.#zip = zip;
    this.#reader = reader;
    this.items = items;
  }

  /**
   * @param place of the file itself, not of a link to it
   * @param atMost so many items
   * @throws Unfit where it is no zip file or a broken one, or what the system says
   */
  static async open(place: string, atMost: number): Promise<Zip> {
    const file = openSync(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    let zip: ZipFile | undefined;
    try {
      if (!fstatSync(file).isFile()) throw new Unfit("the zip file is no plain file");
      const { size } = fstatSync(file);
      const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
      const reader = new GuardedReader(file, size);
      zip = await fromRandomAccessReaderPromise(reader, size, options);
      return new Zip(place, zip, reader, await itemsOf(zip, atMost));
    } catch (error) {
      if (zip === undefined) closeSync(file);
      else zip.close();
      throw isOfSystem(error) || error instanceof Unfit ? error : new Unfit(DAMAGED, { cause: error });
    }
  }

  /**
   * Gives `take` the bytes of a file piece by piece, until it returns false; else it has had all of them.
   * @throws Unfit where they cannot be read, are not as many as the directory says, or not those that were packed
   */
  async read({ path, entry }: ZipItem, take: (piece: Buffer) => boolean): Promise<void> {
    try {
      let [sum, bytes] = [0, 0];
      for await (const piece of await this.#piecesOf(entry)) {
        sum = crc32(piece, sum);
        bytes += piece.length;
        if (bytes > entry.uncompressedSize) break;
        if (!take(piece)) return;
      }
      if (sum !== entry.crc32 || bytes !== entry.uncompressedSize) throw new Error("not what was packed");
    } catch (error) {
      if (isOfSystem(error) || error instanceof Unfit) throw error;
      throw new Unfit(`${DAMAGED}: ${quoted(path)} cannot be unpacked`, { cause: error });
    }
  }

  close(): void {
    this.#zip.close();
  }

  /** What is small is read at once: a stream costs more than most of what is handed in. */
  async #piecesOf(entry: Entry): Promise<Iterable<Buffer> | AsyncIterable<Buffer>> {
    const { compressionMethod, compressedSize, uncompressedSize } = entry;
    if (Math.max(compressedSize, uncompressedSize) > SMALL_BYTES) return this.#zip.openReadStreamPromise(entry);
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = Buffer.allocUnsafe(compressedSize);
    this.#reader.readInto(packed, fileDataStart);
    return [compressionMethod === STORED ? packed : inflateRawSync(packed, { maxOutputLength: SMALL_BYTES + 1 })];
  }
}

async function itemsOf(zip: ZipFile, atMost: number): Promise<readonly ZipItem[]> {
  const items: ZipItem[] = [];
  const paths = new Paths();
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    if (seen > MAX_ENTRIES || items.length >= atMost)
      throw new Unfit(`there are more than ${Math.min(atMost, MAX_ENTRIES)} files in it`);
    const name = zipNameOf(entry);
    if (name.kind === "junk") continue;
    const why = name.kind === "bad" ? name.why : (unpackable(name, entry) ?? paths.add(name));
    const isFolder = name.kind === "folder";
    const isNoName = name.kind === "bad" && name.isNoName;
    items.push({ path: name.path, isFolder, isNoName, ...(why !== undefined && { why }), entry: lean(entry) });
  }
  return items;
}

function unpackable({ path, kind }: Extract<ZipName, { path: string }>, entry: Entry): string | undefined {
  if (kind === "folder") return undefined;
  if (entry.isEncrypted()) return `${quoted(path)} in it is encrypted: pack it again without a password`;
  const isKnown = entry.compressionMethod === STORED || entry.compressionMethod === DEFLATED;
  return isKnown ? undefined : `${quoted(path)} in it is packed in a rare way: pack it again as an ordinary zip file`;
}

/** The paths that there are, as the least of all systems tells them apart. */
class Paths {
  readonly #known = new Map<string, { readonly path: string; readonly isFolder: boolean }>();

  /** Why it cannot be there beside what is there already, if it cannot. */
  add({ path, kind }: Extract<ZipName, { path: string }>): string | undefined {
    const parts = path.split("/");
    for (let length = 1; length <= parts.length; length += 1) {
      const at = parts.slice(0, length).join("/");
      const isFolder = kind === "folder" || length < parts.length;
      const folded = at.normalize("NFC").toLowerCase();
      const known = this.#known.get(folded);
      if (known === undefined) this.#known.set(folded, { path: at, isFolder });
      else if (known.path !== at || !known.isFolder || !isFolder) return twice(known.path, at);
    }
    return undefined;
  }
}

function twice(one: string, other: string): string {
  if (one === other) return `${quoted(one)} is in it twice`;
  return `${quoted(one)} and ${quoted(other)} in it are the same name on some systems`;
}

/** What is needed to unpack it: tens of thousands of them are kept. */
function lean(entry: Entry): Entry {
  const kept = new Entry();
  kept.compressedSize = entry.compressedSize;
  kept.compressionMethod = entry.compressionMethod;
  kept.crc32 = entry.crc32;
  kept.generalPurposeBitFlag = entry.generalPurposeBitFlag;
  kept.relativeOffsetOfLocalHeader = entry.relativeOffsetOfLocalHeader;
  kept.uncompressedSize = entry.uncompressedSize;
  return kept;
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
