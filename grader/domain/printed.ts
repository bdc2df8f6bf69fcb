// What NumPy's print() shows, read back: the values, their shape, and how many digits such a print can hold.

import type { Precision } from "./exercise.ts";
import { array, type ArrayValue, type Dtype, type Shape } from "./value.ts";

/** `offset` is where in the text the problem is, in UTF-16 units from 0. */
export type Printed = { readonly ok: true; readonly value: ArrayValue; readonly precision: Precision } | Unreadable;

type Unreadable = { readonly ok: false; readonly problem: string; readonly offset: number };

/**
 * Reads an array or a scalar of any number of dimensions as NumPy prints it: wrapped lines, aligned columns,
 * `1.`, `1e-05`, `nan`, `-inf`, `True`, `[]`. A pasted repr (`array([[1., 2.]])`) and a Python list do as well.
 * The dtype is int64 when every element is a whole number without a dot. Never throws.
 */
export function readPrinted(text: string): Printed {
  const repr = readRepr(text);
  if ("ok" in repr) return repr;
  const nesting = readNesting(text, repr.from, repr.to);
  if ("ok" in nesting) return nesting;
  return toValue(nesting, repr.shape);
}

type Repr = { readonly from: number; readonly to: number; readonly shape?: Shape };

/** The part of the text inside `array(...)`; all of it where there is no such thing. */
function readRepr(text: string): Repr | Unreadable {
  const opening = /^\s*(?:np\.|numpy\.)?array\(/.exec(text)?.[0];
  if (opening === undefined) return { from: 0, to: text.length };
  const from = opening.length;
  const to = text.includes("]") ? text.lastIndexOf("]") + 1 : text.search(/\)\s*$/);
  const closing = /^\s*(?:,\s*shape=\(([\d\s,]*)\))?(?:,\s*dtype=([\w.<>|'"]+))?\s*\)\s*$/.exec(text.slice(to));
  if (to < from || !closing) return unreadable('"array(" has no ")" that closes it; paste the whole print.', from - 1);
  const [, shape, dtype = "float64"] = closing;
  if (/float(?:16|32)|complex/.test(dtype)) {
    return unreadable(`a print of ${dtype} shows too few digits to compare with; print a.astype(float) instead.`, to);
  }
  if (shape === undefined) return { from, to };
  return {
    from,
    to,
    shape: shape
      .split(",")
      .filter((length) => length.trim() !== "")
      .map(Number),
  };
}

type Element = { readonly word: string; readonly offset: number };
type Nesting = { readonly shape: Shape; readonly elements: readonly Element[] };
/** A list that is still open: where it began and how many items it has so far. */
type OpenList = { readonly offset: number; items: number };

/** NumPy allows no more. */
const MAX_DIMENSIONS = 64;

/** Reads brackets and words; the shape is what the first list of each depth says, and the others must agree. */
function readNesting(text: string, from: number, to: number): Nesting | Unreadable {
  const open: OpenList[] = [];
  const lengths: (number | undefined)[] = [];
  const elements: Element[] = [];
  let deepest = 0;
  let done = false;
  for (const { 0: token, index } of text.slice(from, to).matchAll(/[[\]]|,\s*(?=,)|[^\s,[\]]+/g)) {
    const offset = from + index;
    if (done && token !== "]") return unreadable("a second value begins here; paste one print at a time.", offset);
    if (token.startsWith(",")) return unreadable("an element is missing between two commas.", offset);
    const parent = open.at(-1);
    if (token === "]") {
      const list = open.pop();
      if (!list) return unreadable('this "]" closes nothing; is a "[" missing at the beginning?', offset);
      const depth = open.length;
      lengths[depth] ??= list.items;
      if (list.items !== lengths[depth]) return ragged(list, lengths[depth]);
      done = depth === 0;
      continue;
    }
    if (parent) parent.items++;
    if (token === "[") {
      if (elements.length > 0 && open.length >= deepest) return mixed(offset);
      if (open.length >= MAX_DIMENSIONS) return unreadable(`more than ${MAX_DIMENSIONS} dimensions.`, offset);
      open.push({ offset, items: 0 });
      deepest = Math.max(deepest, open.length);
      continue;
    }
    if (open.length < deepest) return mixed(offset);
    elements.push({ word: token, offset });
    done = open.length === 0;
  }
  const unclosed = open.at(-1);
  if (unclosed) return unreadable('this "[" is never closed; was the end of the print left out?', unclosed.offset);
  if (!done) return unreadable("nothing is printed here.", from);
  return { shape: lengths.map((length) => length ?? 0), elements };
}

function ragged(list: OpenList, wanted: number): Unreadable {
  const items = `${list.items} ${list.items === 1 ? "item" : "items"}`;
  return unreadable(
    `this row has ${items}, the first one has ${wanted}; the rows of an array are equally long.`,
    list.offset,
  );
}

function mixed(offset: number): Unreadable {
  return unreadable('a list and a single element side by side; is a "[" or "]" missing before this?', offset);
}

/** An element as a number; `text` is what of it was digits. */
type Reading = { readonly value: number; readonly dtype: Dtype; readonly text: string };

function toValue({ shape, elements }: Nesting, stated: Shape | undefined): Printed {
  const readings: Reading[] = [];
  for (const { word, offset } of elements) {
    const reading = readElement(word, offset);
    if ("ok" in reading) return reading;
    const first = readings[0];
    if (first && (first.dtype === "bool") !== (reading.dtype === "bool")) {
      return unreadable("booleans and numbers do not mix in one array.", offset);
    }
    readings.push(reading);
  }
  const dtype = commonDtype(readings);
  if (dtype === "int64") {
    const lossy = readings.findIndex(({ text }) => !isExact(text));
    const element = elements[lossy];
    if (element) {
      const problem = `${element.word} has more digits than a JavaScript number can hold; whole numbers are exact up to 2^53.`;
      return unreadable(problem, element.offset);
    }
  }
  const data = Float64Array.from(readings, ({ value }) => value);
  const value = array(data.length === 0 && stated?.includes(0) ? stated : shape, data, dtype);
  return { ok: true, value, precision: precisionOf(value, readings) };
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function readElement(word: string, offset: number): Reading | Unreadable {
  if (word.includes("...") || word.includes("…")) {
    const next = "call np.set_printoptions(threshold=sys.maxsize) before printing, and paste it whole.";
    return unreadable(`NumPy shortened this print with "..."; ${next}`, offset);
  }
  // How NumPy 2 shows a scalar inside a Python list: np.float64(0.5), np.True_.
  const text = word.replace(/^np\.(?:(?:float64|int64|int32|int_|bool_?)\((.*)\)|(True|False)_)$/, "$1$2");
  if (text === "True" || text === "False") return { value: text === "True" ? 1 : 0, dtype: "bool", text };
  if (text === "nan") return { value: NaN, dtype: "float64", text };
  const infinite = /^([+-]?)inf$/.exec(text);
  if (infinite) return { value: infinite[1] === "-" ? -Infinity : Infinity, dtype: "float64", text };
  const value = Number(text);
  if (!NUMBER.test(text)) return unreadable(`"${word}" is not a number, True or False as NumPy prints them.`, offset);
  if (!Number.isFinite(value)) return unreadable(`${word} is too large for a float64.`, offset);
  return { value, dtype: /^[+-]?\d+$/.test(text) ? "int64" : "float64", text };
}

function commonDtype(readings: readonly Reading[]): Dtype {
  if (readings.length === 0 || readings.some(({ dtype }) => dtype === "float64")) return "float64";
  return readings[0]?.dtype ?? "float64";
}

function isExact(integer: string): boolean {
  const value = Number(integer);
  return Number.isSafeInteger(value) || BigInt(integer.replace("+", "")) === BigInt(value);
}

/** NumPy never shows more than 8 digits after the dot in an array, so more say that the text came from elsewhere. */
function precisionOf({ dtype, shape }: ArrayValue, readings: readonly Reading[]): Precision {
  if (shape.length === 0 || dtype !== "float64") return "full";
  if (readings.some(({ text }) => /\.\d{9}/.test(text))) return "full";
  return readings.some(({ text }) => /\de/i.test(text)) ? "scientific" : "positional";
}

function unreadable(problem: string, offset: number): Unreadable {
  return { ok: false, problem, offset };
}
