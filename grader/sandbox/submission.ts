// The files that are graded, read once from disk and made ready for a child. A path inside a submission is relative to
// its root and uses slashes: `06-softmax/softmax.ts`.

import { isUtf8 } from "node:buffer";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import type { LoadProblem, Unreadable } from "../domain/outcome.ts";
import type { Cache } from "../store/cache.ts";
import { relativeImports, resolveImport } from "./imports.ts";
import type { StripResult } from "./strip-helper.ts";
import type { Stripper } from "./stripper.ts";

export type Submission = {
  readonly root: string;
  /** JavaScript by path. */
  readonly sources: Readonly<Record<string, string>>;
  /** The files as they were written, by path. */
  readonly texts: Readonly<Record<string, string>>;
  /** What keeps a file from running, by path. */
  readonly problems: Readonly<Record<string, LoadProblem>>;
};

/** No exercise needs a longer file; the stripper is not fed more. */
const MAX_SOURCE_BYTES = 1024 * 1024;

/** Reads the files at `entries` and every file of the submission that they import. Bad files become problems. */
export async function stage(
  root: string,
  entries: readonly string[],
  cache: Cache,
  stripper: Stripper,
): Promise<Submission> {
  const sources: Record<string, string> = {};
  const texts: Record<string, string> = {};
  const problems: Record<string, LoadProblem> = {};
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path in texts || path in problems) continue;
    const file = readSource(root, path);
    if (file.kind === "problem") {
      problems[path] = file.problem;
      continue;
    }
    texts[path] = file.text;
    const stripped = await stripCached(`${basename(root)}/${path}`, file.text, cache, stripper);
    if (stripped.kind !== "stripped") {
      problems[path] = stripProblem(path, file.text, stripped);
      continue;
    }
    sources[path] = stripped.code;
    for (const specifier of relativeImports(stripped.code)) {
      const target = resolveImport(specifier, path);
      // What is not there is left to the child: only running the import tells whether it is real or part of a string.
      if (target !== undefined && isFile(join(root, target))) waiting.push(target);
    }
  }
  return { root, sources, texts, problems };
}

/** What a file's answers depend on: its own text and those of all the submission's files that it imports, by path. */
export function textsBehind({ sources, texts }: Submission, entry: string): Readonly<Record<string, string>> {
  const behind: Record<string, string> = {};
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = texts[path];
    if (text === undefined || path in behind) continue;
    behind[path] = text;
    for (const specifier of relativeImports(sources[path] ?? "")) waiting.push(resolveImport(specifier, path) ?? "");
  }
  return behind;
}

type ReadSource =
  | { readonly kind: "read"; readonly text: string }
  | { readonly kind: "problem"; readonly problem: LoadProblem };

function readSource(root: string, path: string): ReadSource {
  const problem = (why: Unreadable, detail = ""): ReadSource => ({
    kind: "problem",
    problem: { kind: "unreadable", file: path, why, detail },
  });
  const place = join(root, path);
  try {
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: "problem", problem: { kind: "no-file", file: path } };
    // The file may be a link, and so may any folder on the way to it.
    if (!realpathSync(place).startsWith(realpathSync(root) + sep)) return problem("outside");
    if (stats.isDirectory()) return problem("folder");
    if (!stats.isFile()) return problem("not-regular");
    if (stats.size > MAX_SOURCE_BYTES) return problem("too-large", `${MAX_SOURCE_BYTES / 1024} KiB`);
    const text = decode(readFileSync(place));
    if (text === undefined) return problem("not-utf-8");
    return text.trim() === "" ? problem("empty") : { kind: "read", text };
  } catch (error) {
    return problem("refused", error instanceof Error ? error.message : String(error));
  }
}

/** A byte order mark is dropped. Undefined when the bytes are not UTF-8; those of UTF-16 may seem to be, but for zeros. */
function decode(bytes: Buffer): string | undefined {
  return isUtf8(bytes) && !bytes.includes(0) ? new TextDecoder().decode(bytes) : undefined;
}

async function stripCached(path: string, text: string, cache: Cache, stripper: Stripper): Promise<StripResult> {
  const name = `stripped-${path}`;
  const fingerprint = `${process.version}\n${text}`;
  const cached = cache.read(name, fingerprint);
  if (typeof cached === "string") return { kind: "stripped", code: cached };
  const result = await stripper.strip(text);
  if (result.kind === "stripped") cache.write(name, fingerprint, result.code);
  return result;
}

function stripProblem(path: string, text: string, result: Exclude<StripResult, { kind: "stripped" }>): LoadProblem {
  if (result.kind === "failed") {
    return { kind: "unreadable", file: path, why: "too-deep", detail: "" };
  }
  const source = text.split(/\r?\n/)[result.line - 1] ?? "";
  const location = { file: path, line: result.line, column: result.column, source };
  return { kind: result.kind, message: result.message, location };
}

function isFile(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isFile() === true;
}
