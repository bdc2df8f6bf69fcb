// The fenced blocks of a Markdown page as steps that somebody who reads it would take, in order:
//   sh                 commands to type
//   text               what the last of them prints
//   text $ command     what this command prints
//   ts path            a file to write; yaml and json likewise
//   ts path:5          what the fifth line of that file becomes
// Other blocks are only read. In what is printed, a line of dots stands for any lines, dots at a line's end for its rest.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export type Step =
  | { readonly kind: "run"; readonly script: string; readonly line: number }
  | { readonly kind: "prints"; readonly text: string; readonly line: number }
  | { readonly kind: "write"; readonly path: string; readonly text: string; readonly line: number }
  | {
      readonly kind: "replace";
      readonly path: string;
      readonly at: number;
      readonly text: string;
      readonly line: number;
    };

const DOTS = "...";

/** The steps of a page, each with the line that its block begins on. */
export function stepsOf(markdown: string): readonly Step[] {
  const blocks = markdown.matchAll(/^( *)```(\w*)(?: +(.*))?\n([^]*?)^\1```$/gm);
  return Array.from(blocks).flatMap(({ 1: indent = "", 2: language = "", 3: info = "", 4: body = "", index }) => {
    const line = markdown.slice(0, index).split("\n").length;
    const text = body.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    const [, path, at] = /^([^\s:$]+)(?::(\d+))?$/.exec(info) ?? [];
    if (language === "sh") return [{ kind: "run", script: text, line }];
    if (language === "text") {
      const run: readonly Step[] = info.startsWith("$ ") ? [{ kind: "run", script: info.slice(2), line }] : [];
      return [...run, { kind: "prints", text, line }];
    }
    if (path === undefined) return [];
    return at === undefined
      ? [{ kind: "write", path, text, line }]
      : [{ kind: "replace", path, at: Number(at), text, line }];
  });
}

/** Somebody in a course's folder, with npm and npx that lead to this checkout. */
export class Reader {
  readonly #folder: string;
  readonly #commands: string;
  #printed = "";

  /** @param commands an empty folder for npm and npx */
  constructor(folder: string, commands: string) {
    this.#folder = folder;
    this.#commands = commands;
    const bin = join(import.meta.dirname, "../../bin.js");
    const numkata = `exec "${process.execPath}" "${bin}"`;
    this.#command("npx", `[ "$1" = numkata ] && shift && ${numkata} "$@"`);
    // What installs and tests the project itself is done already, or is what runs this.
    this.#command("npm", `[ "$1 $2" = "run grade" ] && ${numkata} grade; exit 0`);
  }

  /** Takes a step; what is wrong with it, undefined where it does what the page says. */
  take(step: Step): string | undefined {
    switch (step.kind) {
      case "run":
        return this.#run(step.script);
      case "prints":
        return differenceIn(this.#printed, step.text);
      case "write":
        mkdirSync(dirname(join(this.#folder, step.path)), { recursive: true });
        writeFileSync(join(this.#folder, step.path), step.text);
        return undefined;
      case "replace": {
        const path = join(this.#folder, step.path);
        const lines = readFileSync(path, "utf8").split("\n");
        if (step.at > lines.length) return `${step.path} has no line ${step.at}`;
        writeFileSync(path, lines.with(step.at - 1, step.text.trimEnd()).join("\n"));
        return undefined;
      }
    }
  }

  #run(script: string): string | undefined {
    const env = { PATH: [this.#commands, process.env["PATH"] ?? ""].join(delimiter), VISUAL: "true" };
    const { stdout, stderr, status } = spawnSync("sh", ["-c", script], { cwd: this.#folder, env, encoding: "utf8" });
    this.#printed = stdout;
    // 0 or 1 is for the page to show; anything else is a command that does not work.
    return status === 0 || status === 1 ? undefined : `${script}\n[exit code ${status}]\n${stdout}${stderr}`;
  }

  #command(name: string, script: string): void {
    const path = join(this.#commands, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    execFileSync("chmod", ["+x", path]);
  }
}

/** What of `shown` is not in `printed`, in its order; times differ and are not looked at. */
function differenceIn(printed: string, shown: string): string | undefined {
  const lines = linesOf(printed);
  let from = 0;
  for (const chunk of chunksOf(linesOf(shown.trimEnd()))) {
    const found = lines.findIndex(
      (_, index) => index >= from && chunk.every((line, offset) => isAsShown(lines[index + offset], line)),
    );
    if (found === -1) return `the page shows\n\n${chunk.join("\n")}\n\nand this is printed:\n\n${printed}`;
    from = found + chunk.length;
  }
  return undefined;
}

function isAsShown(line: string | undefined, shown: string): boolean {
  return shown.endsWith(DOTS) ? line?.startsWith(shown.slice(0, -DOTS.length)) === true : line === shown;
}

function chunksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === DOTS) chunks.push([]);
    else chunks.at(-1)?.push(line);
  }
  return chunks;
}

function linesOf(text: string): readonly string[] {
  const masked = text.replaceAll(/\d+(?:\.\d+)? m?s\b/g, "99 ms");
  return masked.split("\n").map((line) => line.trimEnd());
}
