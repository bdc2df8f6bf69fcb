// What lies beside each other where a class's submissions are: in a folder, or in the zip file that a system made of one.
// Names only; nothing is read or unpacked.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { PassedOver } from "../domain/graded.ts";
import { isZip, type Item, type Items, lookInto } from "./layout.ts";
import { lmsNameOf } from "./lms-names.ts";
import type { Place, Source } from "./source.ts";
import { itemsOn } from "./unpack.ts";
import type { Zip, ZipItem } from "./zip.ts";

/** Something that may be a submission, or one of its files. */
export type Shelved =
  | { readonly kind: "folder"; readonly name: string; readonly items: Items; readonly source: Source }
  /** `why` is there where it cannot be unpacked. */
  | { readonly kind: "file"; readonly name: string; readonly place: Place; readonly why?: string }
  | { readonly kind: "other"; readonly name: string; readonly why: string };

export type Shelf = { readonly shelved: readonly Shelved[]; readonly passedOver: readonly PassedOver[] };

/**
 * @param out the folder for results, which is no submission even where it lies among them
 * @throws what the system says where the folder cannot be listed
 */
export function folderShelf(folder: string, out: string): Shelf {
  const shelved = readdirSync(folder, { withFileTypes: true }).flatMap((entry): Shelved[] => {
    const { name } = entry;
    const place = join(folder, name);
    if (place === out) return [];
    if (entry.isSymbolicLink()) return [{ kind: "other", name, why: "a link, not a folder" }];
    if (entry.isDirectory())
      return [{ kind: "folder", name, items: itemsOn(place), source: { kind: "folder", folder: place } }];
    if (entry.isFile()) return [{ kind: "file", name, place: { kind: "disk", file: place } }];
    return [{ kind: "other", name, why: "neither a folder nor a file" }];
  });
  return { shelved, passedOver: [] };
}

/** Whether what lies there is the exercises themselves: then it is one submission, or the course, and no class. */
export function isOneSubmission({ shelved }: Shelf, exercises: readonly Exercise[]): boolean {
  const items: Items = (path) => {
    if (path === "") return shelved.map(({ name, kind }) => ({ name, kind }));
    const [name, ...deeper] = path.split("/");
    const folder = shelved.find((each) => each.name === name);
    return folder?.kind === "folder" ? folder.items(deeper.join("/")) : [];
  };
  const { at, layout } = lookInto(items, exercises);
  return at === "" && (layout === "course" || layout === "bare");
}

/** Most have one folder around all; where there is but one learner, it is told from theirs by what lies in it. */
export function zipShelf(zip: Zip, exercises: readonly Exercise[]): Shelf {
  const top = new Branch(zip, zip.items, "").shelf();
  const [wrapper, ...others] = top.shelved;
  if (wrapper?.kind !== "folder" || others.length > 0 || lmsNameOf(wrapper.name, true) !== undefined) return top;
  const { at, layout, hasCopies } = lookInto(wrapper.items, exercises);
  if (layout !== undefined && at === "") return top;
  const below = hasCopies === true && isAllBelow(at, wrapper.items) ? `${wrapper.name}/${at}/` : `${wrapper.name}/`;
  const inner = new Branch(zip, zip.items, below).shelf();
  return inner.shelved.some(mayBeHandedIn) ? inner : top;
}

/** Whether nothing lies beside the folders on the way to that one. */
function isAllBelow(at: string, items: Items): boolean {
  const names = at === "" ? [] : at.split("/");
  return names.length > 0 && names.every((_, depth) => items(names.slice(0, depth).join("/")).length === 1);
}

function mayBeHandedIn({ kind, name }: Shelved): boolean {
  return kind === "folder" || isZip(name) || lmsNameOf(name, false) !== undefined;
}

/** What lies below a folder of a zip file; the path of the folder ends with a slash. */
class Branch {
  readonly #zip: Zip;
  readonly #below: string;
  readonly #byName: ReadonlyMap<string, readonly ZipItem[]>;

  constructor(zip: Zip, items: readonly ZipItem[], below: string) {
    this.#zip = zip;
    this.#below = below;
    const inside = items.filter(({ path }) => path.startsWith(below) && path !== below);
    this.#byName = Map.groupBy(inside, ({ path }) => path.slice(below.length).split("/", 1)[0] ?? "");
  }

  shelf(): Shelf {
    const shelved: Shelved[] = [];
    const passedOver: PassedOver[] = [];
    for (const [name, items] of this.#byName) {
      const isNamed = items.some(({ isNoName }) => !isNoName);
      const why = items.find((item) => item.why !== undefined)?.why;
      if (!isNamed) passedOver.push(...items.map((item) => ({ name: item.path, reason: item.why ?? "" })));
      else shelved.push(this.#shelvedOf(name, items, why));
    }
    return { shelved, passedOver };
  }

  #shelvedOf(name: string, items: readonly ZipItem[], why: string | undefined): Shelved {
    const path = this.#below + name;
    const [first] = items;
    if (first !== undefined && items.every((item) => item.path === path && !item.isFolder)) {
      const place: Place = { kind: "packed", zip: this.#zip, item: first };
      return { kind: "file", name, place, ...(why !== undefined && { why }) };
    }
    const inside = items.filter((item) => item.path.startsWith(`${path}/`));
    const source = (): Source => ({
      kind: "files",
      files: inside.map((item) => ({
        path: item.path.slice(path.length + 1),
        at: { kind: "packed", zip: this.#zip, item },
      })),
    });
    return {
      kind: "folder",
      name,
      items: (at) => itemsBelow(inside, at === "" ? `${path}/` : `${path}/${at}/`),
      source: why === undefined ? source() : { kind: "unfit", reason: why },
    };
  }
}

function itemsBelow(items: readonly ZipItem[], folder: string): readonly Item[] {
  const found = new Map<string, Item>();
  for (const { path, isFolder } of items) {
    if (!path.startsWith(folder)) continue;
    const [name = "", ...deeper] = path.slice(folder.length).split("/");
    if (!found.has(name)) found.set(name, { name, kind: isFolder || deeper.length > 0 ? "folder" : "file" });
  }
  return [...found.values()];
}
