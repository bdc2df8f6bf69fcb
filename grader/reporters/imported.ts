// What an author reads after an import: what was made, and everything that is not as it was in the file.

import { type Made, madeText } from "./made.ts";
import { plural } from "./naming.ts";
import { shortId } from "./next-command.ts";
import { createPage, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

type ImportedExercise = { readonly id: string; readonly functionName: string; readonly cases: number };
type ImportNotice = { readonly path: string; readonly message: string; readonly isLoss: boolean };

export function importedText(
  exercises: readonly ImportedExercise[],
  notices: readonly ImportNotice[],
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const files: Made = exercises.flatMap(({ id, functionName, cases }) => [
    [`exercises/${id}/exercise.yaml`, `${plural(cases, "case")}; write at every TODO`],
    [`exercises/${id}/${functionName}.ts`, "the stub, made from the spec"],
    [`solutions/${id}/${functionName}.ts`, "no solution yet: that cannot be imported"],
  ]);
  const lines = (isLoss: boolean): readonly string[] =>
    notices
      .filter((notice) => notice.isLoss === isLoss)
      .flatMap(({ path, message }) => prose(page, `${safeLine(path)}: ${safeLine(message)}.`, { hang: 2 }));
  const [lost, told] = [lines(true), lines(false)];
  const isAre = exercises.length === 1 ? "is" : "are";
  const sections = [
    ...(lost.length === 0 ? [] : ["", page.theme.bad("Left out, since no spec can say it:"), ...lost]),
    ...(told.length === 0 ? [] : ["", "Not as it was in the file:", ...told]),
  ];
  const made = madeText(
    page,
    `${exercises.map(({ id }) => id).join(" and ")} ${isAre} there:`,
    files,
    exercises.map(({ id }) => `${command} verify ${shortId(id)}`),
  );
  return sections.length === 0 ? made : `${sections.join("\n")}\n${made}`;
}
