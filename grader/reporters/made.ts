// What an author reads after something new was made: which files there are, what each is for, and what comes next.

import type { Exercise } from "../domain/exercise.ts";
import { columnsOf, padEnd } from "./layout.ts";
import { shortId } from "./next-command.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

export type Made = readonly (readonly [file: string, purpose: string])[];

export function madeExerciseText(
  { id, signature }: Pick<Exercise, "id" | "signature">,
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const files: Made = [
    [`exercises/${id}/exercise.yaml`, "the spec: write at every TODO"],
    [`solutions/${id}/${signature.name}.ts`, "the solution: a stand-in"],
    [`solutions/${id}/mistakes.ts`, "a wrong way to write it: a stand-in"],
    [`exercises/${id}/${signature.name}.ts`, "the stub, made from the spec"],
  ];
  return madeText(page, `${id} is there, and everything in it fits together:`, files, [
    `${command} verify ${shortId(id)}`,
  ]);
}

/** @param folder as the author named it */
export function madeCourseText(
  folder: string,
  { id, signature }: Pick<Exercise, "id" | "signature">,
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const files: Made = [
    [`exercises/${id}/`, `an exercise to look at: the spec, and ${signature.name}.ts to fill in`],
    [`solutions/${id}/`, "its solution, and the mistakes that are known"],
    ["exercises/course.yaml", "the course's title and what holds for all exercises"],
    ["README.md", "for your learners"],
    [".github/workflows/grade.yml", "grades every push on GitHub"],
    ["package.json, .vscode/ …", "so that editors know np and the spec's keys"],
  ];
  return madeText(page, `A course is in ${safeLine(folder)}:`, files, [
    ...(folder === "." ? [] : [`cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`]),
    "npm install",
    `${command} verify`,
    `${command} new`,
  ]);
}

/** What there is now, and what comes next. */
export function madeText(page: Page, lead: string, files: Made, commands: readonly string[]): string {
  const { theme } = page;
  const columns = Math.max(...files.map(([file]) => columnsOf(file))) + 2;
  const fits = files.every(([, purpose]) => 2 + columns + columnsOf(purpose) <= page.width);
  const lines = [
    "",
    ...prose(page, lead, { indent: 0, paint: theme.strong }),
    "",
    ...files.flatMap(([file, purpose]) =>
      fits
        ? [`  ${theme.code(padEnd(file, columns))}${purpose}`]
        : [`  ${theme.code(file)}`, ...prose(page, purpose, { indent: 4, paint: theme.quiet })],
    ),
    "",
    "Next:",
    ...commands.map((each) => `  ${theme.code(each)}`),
    "",
  ];
  return `${lines.join("\n")}\n`;
}
