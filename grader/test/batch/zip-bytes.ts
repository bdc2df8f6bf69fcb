// Zip files written byte by byte, as APPNOTE.TXT says or as no tool would: the same bytes for the same entries.

import { crc32, deflateRawSync } from "node:zlib";

export type Packed = {
  readonly name: string | Uint8Array;
  readonly text?: string | Uint8Array;
  /** 8 is deflated, 0 as it is. */
  readonly method?: number;
  /** 0x800 says that the name is UTF-8, 1 that it is encrypted. */
  readonly flags?: number;
  /** As `st_mode`: 0o120777 is a link. */
  readonly mode?: number;
  /** What the directory says, where it is not so. */
  readonly says?: { readonly size?: number; readonly packed?: number; readonly crc?: number; readonly at?: number };
};

export type Ending = { readonly entries?: number; readonly directoryAt?: number };

export function zipBytes(entries: readonly Packed[], ending: Ending = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text = "", method = 8, flags = 0x800, mode = 0o100644, says = {} } of entries) {
    const content = Buffer.from(text);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const called = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    for (const [header, start] of [
      [local, 4],
      [central, 6],
    ] as const) {
      header.writeUInt16LE(20, start);
      header.writeUInt16LE(flags, start + 2);
      header.writeUInt16LE(method, start + 4);
      header.writeUInt32LE(says.crc ?? crc32(content), start + 10);
      header.writeUInt32LE(says.packed ?? packed.length, start + 14);
      header.writeUInt32LE(says.size ?? content.length, start + 18);
      header.writeUInt16LE(called.length, start + 22);
    }
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(says.at ?? at, 42);
    files.push(local, called, packed);
    directory.push(central, called);
    at += local.length + called.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(ending.entries ?? entries.length, 8);
  end.writeUInt16LE(ending.entries ?? entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(ending.directoryAt ?? at, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** Files by their names, as anybody packs them. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return zipBytes(Object.entries(files).map(([name, text]) => ({ name, text })));
}
