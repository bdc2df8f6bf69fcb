// Runs in the child. Where in a source text something is wrong, when all that V8 says of a module is that it is. Knows
// no files.

import { Script } from "node:vm";

type Place = { readonly line: number; readonly column: number };

/** The place of what V8 refuses in the module `source`: of a script, other than of a module, it says where. */
export function placeOfSyntaxError(source: string): Place {
  const prefix = '"use strict"; async () => {';
  try {
    void new Script(`${prefix}${asFunctionBody(source)}\n}`, { filename: "source" });
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const [, line, pad] = /^source:(\d+)\n.*\n(\s*)\^/.exec(stack) ?? [];
    if (line !== undefined && pad !== undefined) {
      return { line: Number(line), column: pad.length + 1 - (line === "1" ? prefix.length : 0) };
    }
  }
  return { line: 1, column: 1 };
}

/** Imports and exports blanked out, with everything else where it was. */
function asFunctionBody(source: string): string {
  const blank = (text: string): string => text.replaceAll(/[^\n]/g, " ");
  return source
    .replaceAll(/^[ \t]*import\b[^;"'(]*["'][^"'\n]*["'][^\n;]*;?/gm, blank)
    .replaceAll(/^[ \t]*export\s*(?:\*|\{)[^;\n]*;?/gm, blank)
    .replaceAll(/^[ \t]*export\b(?:\s+default\b)?/gm, blank);
}

/** The import or re-export of `specifier`. */
export function placeOfImport(source: string, specifier: string): Place | undefined {
  const found = ['"', "'"].map((quote) => source.indexOf(quote + specifier + quote)).find((index) => index >= 0);
  if (found === undefined) return undefined;
  const statement = Math.max(source.lastIndexOf("import", found), source.lastIndexOf("export", found), 0);
  const before = source.slice(0, statement).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
