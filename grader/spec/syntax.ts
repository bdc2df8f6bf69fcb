// What YAML's own complaints mean for an author, in our words: the usual slips have an answer, the rest a plain one.

import { isCollection, isScalar, visit, type Document, type YAMLError } from "yaml";

import { quote } from "./node.ts";
import type { ProblemList } from "./problem.ts";

/** Adds a problem for every slip that YAML stumbled over, though not for all that it says while it finds its feet again. */
export function addSyntaxProblems(document: Document, text: string, problems: ProblemList): void {
  const errors = [...document.errors, ...document.warnings];
  const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const seenLines = new Set<number>();
  for (const error of tabs.length > 0 ? tabs : errors) {
    const line = problems.lineAt(error.pos[0]);
    const isAftermath = seenLines.size > 0 && error.message.includes("in YAML stream");
    if (seenLines.has(line) || isAftermath) continue;
    seenLines.add(line);
    const { offset, message } = syntaxProblem(error, document, text);
    problems.add(offset, message);
  }
}

/** A syntax error in our words; `offset` is where the author has to look. */
function syntaxProblem(error: YAMLError, document: Document, text: string): { offset: number; message: string } {
  const [offset] = error.pos;
  if (/must (?:be sufficiently indented and )?end with/u.test(error.message))
    return unclosedBracket(document, offset, text);
  if (error.message.startsWith("Missing closing")) return unclosedQuote(document, offset, text);
  return { offset, message: explain(error, text) };
}

type Place = {
  /** What YAML's own message says. */
  readonly message: string;
  /** The text that it is about, and the line from there on. */
  readonly here: string;
  readonly restOfLine: string;
};

const SAME_COLUMN = "Begin the keys of one mapping, and the items of one list, in the same column.";

const EXPLANATIONS: { readonly [Code in YAMLError["code"]]?: (place: Place) => string } = {
  TAB_AS_INDENT: () => "this line is indented with a tab. YAML wants spaces: two for each level.",
  BAD_SCALAR_START: ({ here }) => `YAML text cannot begin with ${here}. Put the text in quotes.`,
  BLOCK_AS_IMPLICIT_KEY: ({ restOfLine }) =>
    /:(?: |$)/u.test(restOfLine.trimEnd())
      ? 'this text has a ": " in it, which YAML takes for another key. Put the text in quotes, or below a |.'
      : `the next lines are indented as if they were part of this value. ${SAME_COLUMN}`,
  BAD_INDENT: () => `this line begins in another column than its neighbours. ${SAME_COLUMN}`,
  MULTILINE_IMPLICIT_KEY: () => 'this line has no "key: ". Is a colon missing, or the space behind it?',
  MULTIPLE_DOCS: () => "a second document begins here. A file is one document: remove the line of dashes or dots.",
  TAG_RESOLVE_FAILED: ({ here }) => `${here} is a YAML tag, and a spec has none. If it is text, put it in quotes.`,
  BAD_DQ_ESCAPE: ({ restOfLine }) =>
    `${restOfLine.slice(0, 2)} is not an escape that YAML knows. Use single quotes, in which a backslash is only a backslash.`,
  RESOURCE_EXHAUSTION: () => "this is nested too deeply to be read. Write it flatter.",
  MISSING_CHAR: explainMissing,
  UNEXPECTED_TOKEN: explainUnexpected,
};

function explain({ code, message, pos: [start, end] }: YAMLError, text: string): string {
  const restOfLine = text.slice(start).split("\n", 1)[0] ?? "";
  const explanation = EXPLANATIONS[code];
  return explanation === undefined
    ? `this is not valid YAML: ${lowerFirst(message)}.`
    : explanation({ message, here: text.slice(start, end), restOfLine });
}

function explainMissing({ message }: Place): string {
  if (message.includes("followed by map values")) return 'this line is no "key: value". Is a colon missing?';
  if (message.includes("without - indicator"))
    return `this line begins in another column than the list. ${SAME_COLUMN}`;
  if (message.startsWith("Missing ,")) return "a comma is missing before this.";
  if (message.includes("Comments must be separated")) return "a # begins a comment only after a space.";
  return `this is not valid YAML: ${lowerFirst(message)}.`;
}

function explainUnexpected({ message, restOfLine }: Place): string {
  const rest = quote(restOfLine);
  if (message.startsWith("Not a YAML token"))
    return `${rest} stands behind a | or >. The text begins on the next line.`;
  if (message.startsWith("Unexpected , ")) return "there is nothing before this comma.";
  if (message.includes("same line with key")) return "a list begins on the line below its key.";
  if (message.includes("flow-seq-start at node end")) {
    return `${rest} cannot stand here. What NumPy printed goes below "printed: |"; a text with [ ] in it goes in quotes.`;
  }
  return `${rest} cannot stand here. Is the line indented rightly, or does a text need quotes?`;
}

function unclosedBracket(document: Document, offset: number, text: string): { offset: number; message: string } {
  let opened = offset;
  visit(document, {
    Collection(_, node) {
      const [start, valueEnd, end] = node.range ?? [0, 0, 0];
      const isFlow = isCollection(node) && /[[{]/u.test(text.charAt(start));
      if (isFlow && valueEnd <= offset && offset <= end && !/[\]}]/u.test(text.charAt(valueEnd - 1))) opened = start;
    },
  });
  const closing = text.charAt(opened) === "{" ? "}" : "]";
  const message =
    opened === offset
      ? "a bracket is not closed. Add the missing ] or }, and indent every line inside it."
      : `this ${text.charAt(opened)} is not closed. Add the ${closing}, and indent every line before it.`;
  return { offset: opened, message };
}

function unclosedQuote(document: Document, offset: number, text: string): { offset: number; message: string } {
  let opened = offset;
  visit(document, {
    Scalar(_, node) {
      const [start, valueEnd] = node.range ?? [0, 0];
      if (isScalar(node) && node.type?.startsWith("QUOTE") === true && valueEnd === offset) opened = start;
    },
  });
  const mark = text.charAt(opened);
  const advice = mark === "'" ? "Add the closing '. A ' inside the text is written twice ('')." : 'Add the closing ".';
  return { offset: opened, message: `this ${mark === "'" ? "'" : '"'} is not closed. ${advice}` };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
