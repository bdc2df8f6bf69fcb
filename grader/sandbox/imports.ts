// Relative imports: which files a module names, and what a name means seen from a file. Works on paths inside a
// submission (`06-softmax/softmax.ts`); knows no disk.

import { posix } from "node:path";

/** The relative specifiers that JavaScript `source` imports or re-exports. Errs on the side of too many. */
export function relativeImports(source: string): readonly string[] {
  const pattern = /(?:\bfrom|\bimport)\s*(?:\(\s*)?["'](?<specifier>\.{1,2}\/[^"'\n]+)["']/g;
  return [...source.matchAll(pattern)].map((match) => match.groups?.["specifier"] ?? "");
}

/** The path that `specifier` names in the file `from`; undefined when it is not relative or leaves the submission. */
export function resolveImport(specifier: string, from: string): string | undefined {
  if (!specifier.startsWith("./") && !specifier.startsWith("../")) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  return path.startsWith("../") ? undefined : path;
}
