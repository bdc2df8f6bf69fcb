// An exercise as its learner reads it before beginning: title, prompt, what the function takes and gives. Markdown is shown
// as it was written, fitted to the page; code and tables keep their lines.

import type { Exercise, Slot } from "../domain/exercise.ts";
import { worthOf } from "../domain/score.ts";
import { plural } from "./naming.ts";
import { createPage, type Page, type PageOptions, plain, prose } from "./page.ts";
import { safeSource } from "./safe-text.ts";

/** @param file the learner's file as it is shown: `exercises/06-softmax/softmax.ts` */
export function promptText(exercise: Exercise, file: string, options: PageOptions, command = "npx numkata"): string {
  const page = createPage(options);
  const { theme } = page;
  const { name, params, returns } = exercise.signature;
  const slots = [...params.map((param) => [param.name, param] as const), ["returns", returns] as const];
  const lines = [
    "",
    theme.strong(exercise.title),
    "",
    ...markdownLines(page, exercise.prompt.trimEnd()),
    "",
    theme.strong(`${name}(${params.map((param) => param.name).join(", ")})`),
    ...slots.flatMap(([label, slot]) => prose(page, `${label}: ${slotText(slot)}`, { hang: 2 })),
    ...creditLines(page, exercise),
    "",
    `Write it in ${file}, then: ${theme.code(`${command} grade ${exercise.id.replace(/^\d+-/, "")}`)}`,
    "",
  ];
  return `${lines.join("\n")}\n`;
}

/** Who is to get nothing for a part should know before. */
function creditLines(page: Page, { credit, cases }: Exercise): readonly string[] {
  if (credit === "by-case") return [];
  const points = plural(worthOf(cases), "point");
  return ["", ...prose(page, `All or nothing: ${points} when it passes, and none before.`, { indent: 0 })];
}

/** Markdown as lines that fit the page. */
export function markdownLines(page: Page, markdown: string): readonly string[] {
  const lines: string[] = [];
  for (const block of blocksOf(markdown)) {
    if (lines.length > 0) lines.push("");
    if (block.kind === "prose") lines.push(...proseLines(page, block.lines));
    else
      lines.push(...block.lines.map((line) => `  ${block.kind === "code" ? page.theme.code(line) : line}`.trimEnd()));
  }
  return lines;
}

type Block = { readonly kind: "prose" | "code" | "table"; readonly lines: string[] };

/** Paragraphs, tables and fenced code, in order; the fences themselves are left out. */
function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of markdown.split("\n").map(safeSource)) {
    if (line.trimStart().startsWith("```")) {
      const isEnd: boolean = open?.kind === "code";
      open = isEnd ? undefined : { kind: "code", lines: [] };
      if (open !== undefined) blocks.push(open);
    } else if (open?.kind === "code") {
      open.lines.push(line);
    } else if (line.trim() === "") {
      open = undefined;
    } else {
      const kind = line.startsWith("|") ? "table" : "prose";
      if (open?.kind !== kind) blocks.push((open = { kind, lines: [] }));
      open.lines.push(line);
    }
  }
  return blocks;
}

/** A heading or the items of a list keep their lines; the lines of a paragraph are one text. */
function proseLines(page: Page, lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const isNew = texts.length === 0 || /^(?:[-*] |\d+\. |#)/.test(line);
    if (isNew) texts.push(line);
    else texts.push(`${texts.pop() ?? ""} ${line.trim()}`);
  }
  return texts.flatMap((text) => {
    const isHeading = text.startsWith("#");
    const shown = isHeading ? text.replace(/^#+ /, "") : text.replaceAll("**", "");
    return prose(page, shown, { hang: /^[-*] /.test(text) ? 2 : 0, paint: isHeading ? page.theme.strong : plain });
  });
}

function slotText({ types, shape, about }: Slot): string {
  const size =
    shape === undefined || shape.length === 0 ? "" : ` of shape (${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  return `${types.join(" or ")}${types.includes("array") ? size : ""}: ${about}`;
}
