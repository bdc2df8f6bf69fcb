// numkata open: the learner's file in the learner's editor.

import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { entryOf } from "../grading/course.ts";
import type { Console } from "./console.ts";
import { openDesk, tellFaults } from "./learner.ts";
import { readWords, UsageError } from "./usage.ts";

export async function openCommand(args: readonly string[], console: Console): Promise<number> {
  const { names } = await readWords("open", args, []);
  const desk = await openDesk("open", names, console);
  if (desk === undefined) return 2;
  const { folder, progress, exercise } = desk;
  const shown = `exercises/${entryOf(exercise)}`;
  const file = join(folder, shown);
  if (statSync(file, { throwIfNoEntry: false }) === undefined)
    throw new UsageError(`${shown} is missing. This makes it anew: numkata reset ${exercise.id}`);
  const editor = findEditor(console.env);
  if (editor === undefined) {
    throw new UsageError(
      `There is no editor to open ${shown} with: VISUAL and EDITOR are not set, and VS Code's "code" is not on the PATH. ` +
        `Set one, as in: export EDITOR=nano`,
    );
  }
  progress.setCurrent(exercise.id);
  tellFaults(folder, progress, console);
  console.out(`Opening ${shown} with ${editor.command} (${editor.from}).\n`);
  const code = await run(editor.command, file, console);
  if (code === 0) return 0;
  throw new UsageError(
    `${editor.command} (${editor.from}) ended with exit code ${code}. ` +
      (code === NOT_FOUND ? "Is it installed? " : "") +
      `The file is ${file}`,
  );
}

/** What a shell ends with when there is no such command. */
const NOT_FOUND = process.platform === "win32" ? 9009 : 127;

type Editor = { readonly command: string; readonly from: string };

function findEditor(env: Console["env"]): Editor | undefined {
  for (const name of ["VISUAL", "EDITOR"]) {
    const command = env[name]?.trim() ?? "";
    if (command !== "") return { command, from: `from ${name}` };
  }
  return isOnPath("code", env) ? { command: "code", from: "VISUAL and EDITOR are not set" } : undefined;
}

function isOnPath(name: string, env: Console["env"]): boolean {
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const endings = process.platform === "win32" ? [".cmd", ".exe"] : [""];
  return folders.some((folder) => endings.some((ending) => isProgram(join(folder, name + ending))));
}

/** As git does it: the shell reads the command, so that it can have arguments and quotes. */
async function run(command: string, file: string, { env }: Console): Promise<number> {
  const isFile = /[\\/]/.test(command) && isProgram(command);
  const options = { env: { ...env }, stdio: "inherit" } as const;
  // The editor has the terminal to itself until it ends.
  const child =
    process.platform === "win32"
      ? spawn(`${isFile ? `"${command}"` : command} "${file}"`, { ...options, shell: true })
      : isFile
        ? spawn(command, [file], options)
        : spawn("/bin/sh", ["-c", `${command} "$@"`, command, file], options);
  return new Promise((resolve) => {
    child.on("error", () => resolve(NOT_FOUND));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** A path with spaces in it is a program all the same. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
