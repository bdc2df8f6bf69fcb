// Exercise -> the text of the learner's file. The same spec always makes the same text: it is compared with the file on disk.

import { canChange, type Exercise, type Param, type Signature, type Slot, type TypeName } from "../domain/exercise.ts";

const COMMENT_WIDTH = 100;
/** Where the formatter breaks a line of code. */
const CODE_WIDTH = 120;

/** The file that a learner fills in: the function with its documentation, types and imports, and no body yet. */
export function stubText({ summary, signature }: Exercise): string {
  const { params, returns, pure } = signature;
  const lines = [
    ...importLines(signature),
    "/**",
    ...comment(pure ? `${summary} ${pureText(params)}` : summary),
    " *",
    ...params.flatMap((param) => comment(`@param ${param.name} ${slotText(param)}`, "  ")),
    ...comment(`@returns ${slotText(returns)}`, "  "),
    " */",
    ...declarationLines(signature),
    '  throw new Error("not implemented");',
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** What a file with this function imports, and an empty line after it; nothing where it has no arrays. */
export function importLines({ params, returns }: Signature): readonly string[] {
  const usesArrays = [...params, returns].some(({ types }) => types.includes("array"));
  return usesArrays ? ['import * as np from "numkata/np";', ""] : [];
}

/** The function's first line, or lines where it is long, up to the brace. */
export function declarationLines({ name, params, returns }: Signature): readonly string[] {
  const typed = params.map((param) => `${param.name}: ${typeText(param)}`);
  const oneLine = `export function ${name}(${typed.join(", ")}): ${typeText(returns)} {`;
  if (oneLine.length <= CODE_WIDTH || params.length === 0) return [oneLine];
  return [`export function ${name}(`, ...typed.map((param) => `  ${param},`), `): ${typeText(returns)} {`];
}

function pureText(params: readonly Param[]): string {
  const names = params.filter(canChange).map(({ name }) => name);
  const [last = "", ...others] = names.toReversed();
  if (others.length === 0) return `Leave ${last} as it is.`;
  return `Leave ${others.toReversed().join(", ")} and ${last} as they are.`;
}

/** A text as lines of a comment, broken between words; lines after the first begin with `indent`. */
function comment(text: string, indent = ""): string[] {
  const lines: string[] = [];
  let line = " *";
  // A comment's end inside the text would end the comment.
  for (const word of text.replaceAll("*/", "*\\/").split(/\s+/u)) {
    if (line.length + 1 + word.length > COMMENT_WIDTH && line.trim() !== "*") {
      lines.push(line);
      line = ` *${indent}`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

function slotText({ types, shape, about }: Slot): string {
  const shapeText =
    shape === undefined || shape.length === 0 ? "" : `(${shape.join(", ")}${shape.length === 1 ? "," : ""}) `;
  return `${types.map((type) => (type === "array" ? `${shapeText}array` : type)).join(" or ")}: ${about}`;
}

function typeText({ types }: Slot): string {
  return types.map(typeScriptOf).join(" | ");
}

function typeScriptOf(type: TypeName): string {
  switch (type) {
    case "number":
    case "boolean":
    case "string":
    case "null":
      return type;
    case "array":
      return "np.NDArray";
    case "list":
      return "unknown[]";
    case "object":
      return "Record<string, unknown>";
  }
}
