// The files that are graded, read once from disk and made ready for a child. A path inside a submission is relative to
// its root and uses slashes: `06-softmax/softmax.ts`.

import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { basename, join, sep } from "node:path";
import type { LoadProblem } from "../domain/outcome.ts";
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

type ReadSource =
  | { readonly kind: "read"; readonly text: string }
  | { readonly kind: "problem"; readonly problem: LoadProblem };

function readSource(root: string, path: string): ReadSource {
  const problem = (reason: string): ReadSource => ({
    kind: "problem",
    problem: { kind: "unreadable", file: path, reason },
  });
  const place = join(root, path);
  try {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: "problem", problem: { kind: "no-file", file: path } };
    if (stats.isDirectory()) return problem("it is a folder, not a file");
    const isOutside = stats.isSymbolicLink() && !realpathSync(place).startsWith(realpathSync(root) + sep);
    if (isOutside) return problem("it is a link to a place outside the course");
    if (!stats.isFile() && !stats.isSymbolicLink()) return problem("it is not a regular file");
    if (stats.size > MAX_SOURCE_BYTES) return problem(`it is larger than ${MAX_SOURCE_BYTES / 1024} KiB`);
    return { kind: "read", text: decode(readFileSync(place)) };
  } catch (error) {
    return problem(
      error instanceof TypeError
        ? "it is not saved as UTF-8 text"
        : String(error instanceof Error ? error.message : error),
    );
  }
}

/** @throws TypeError when the bytes are not UTF-8; a byte order mark is dropped. */
function decode(bytes: Buffer): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
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
    return {
      kind: "unreadable",
      file: path,
      reason: "it is nested too deeply, or is otherwise more than the TypeScript reader can take",
    };
  }
  const source = text.split(/\r?\n/)[result.line - 1] ?? "";
  const location = { file: path, line: result.line, column: result.column, source };
  return { kind: result.kind, message: result.message, location };
}

function isFile(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isFile() === true;
}
