// Many modules -> one script: a child starts sooner with it. For the grader's own files only, whose imports and exports
// have few forms and whose imports make no cycle; another form is a bug of ours.

import { relativeImports, resolveImport } from "./imports.ts";

/** JavaScript sources by module path. */
export type Sources = Readonly<Record<string, string>>;

const IMPORT = /^[ \t]*import\s*\{([^}]*)\}\s*from\s*"([^"]+)";/gm;
const STAR = /^[ \t]*export \*(?:\s+as\s+(\w+))?\s*from\s*"([^"]+)";/gm;
const LIST = /^[ \t]*export\s*\{([^}]*)\}(?:\s*from\s*"([^"]+)")?;/gm;
const DECLARATION = /^[ \t]*export ((?:async )?function\*?|class|const|let) (\w+)/gm;

/**
 * An expression: a function that takes Node's `require`, for what is imported as `node:...`, and gives the exports of
 * `entry`.
 * @throws Error for an import or export in a form that is not known here
 */
export function bundle(entry: string, sources: Sources): string {
  const names = new Map<string, string>();
  const scopes: string[] = [];
  const visit = (path: string): void => {
    if (names.has(path)) return;
    const source = sources[path];
    if (source === undefined) throw new Error(`${path} is imported and not there`);
    for (const specifier of relativeImports(source)) visit(resolveImport(specifier, path) ?? specifier);
    names.set(path, `module${names.size}`);
    const nameOf = (specifier: string): string =>
      names.get(resolveImport(specifier, path) ?? "") ?? `require("${specifier}")`;
    scopes.push(`const ${names.get(path)} = (() => {${scopeOf(path, source, nameOf)}})();`);
  };
  visit(entry);
  return `((require) => {"use strict";\n${scopes.join("\n")}\nreturn ${names.get(entry)};\n})`;
}

/** The body of the function that a module becomes. */
function scopeOf(path: string, source: string, nameOf: (specifier: string) => string): string {
  const exports: string[] = [];
  const body = source
    .replaceAll(IMPORT, (_, list: string, from: string) => `const {${renamed(list)}} = ${nameOf(from)};`)
    .replaceAll(STAR, (_, name: string | undefined, from: string) => {
      exports.push(name === undefined ? `...${nameOf(from)}` : `${name}: ${nameOf(from)}`);
      return "";
    })
    .replaceAll(LIST, (_, list: string, from: string | undefined) => {
      for (const [name, as] of items(list))
        exports.push(`${as}: ${from === undefined ? name : `${nameOf(from)}.${name}`}`);
      return "";
    })
    .replaceAll(DECLARATION, (_, kind: string, name: string) => {
      exports.push(name);
      return `${kind} ${name}`;
    });
  const unknown = /^[ \t]*(?:import|export)\b.*/m.exec(body);
  if (unknown !== null) throw new Error(`${path} has a form that is not known here: ${unknown[0]}`);
  return `${body}\nreturn { ${exports.join(", ")} };`;
}

/** `a, b as c` as destructuring has it. */
function renamed(list: string): string {
  return items(list)
    .map(([name, as]) => (name === as ? name : `${name}: ${as}`))
    .join(", ");
}

function items(list: string): readonly (readonly [name: string, as: string])[] {
  const parts = list.split(",").map((item) => item.trim().split(/\s+as\s+/));
  return parts.flatMap(([name = "", as = name]) => (name === "" ? [] : [[name, as] as const]));
}
