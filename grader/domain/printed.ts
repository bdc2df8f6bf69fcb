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
  const dots = text.search(/\.\.\.|…/);
  if (dots !== -1) {
    const next = "call np.set_printoptions(threshold=sys.maxsize) before printing, and paste it whole.";
    return unreadable(`NumPy shortened this print with "..."; ${next}`, dots);
  }
  const repr = readRepr(text);
  if ("ok" in repr) return repr;
  const nesting = readNesting(text, repr.from, repr.to);
  if ("ok" in nesting) return nesting;
  return toValue(nesting, repr);
}

/** Where in the text the elements are, and, of the repr of an empty array, the shape that it states. */
type Repr = {
  readonly from: number;
  readonly to: number;
  readonly isArray: boolean;
  readonly shape?: Shape | undefined;
};

/** The part of the text inside `array(...)`; all of it where there is no such thing. */
function readRepr(text: string): Repr | Unreadable {
  const opening = /^\s*(?:np\.|numpy\.)?array\(/.exec(text)?.[0];
  if (opening === undefined) return { from: 0, to: text.length, isArray: false };
  const from = opening.length;
  const to = text.includes("]") ? text.lastIndexOf("]") + 1 : text.search(/\)\s*$/);
  const closing = /^\s*(?:,\s*shape=\(([\d\s,]*)\))?(?:,\s*dtype=([\w.<>|'"]+))?\s*\)\s*$/.exec(text.slice(to));
  if (to < from || !closing) return unreadable('"array(" has no ")" that closes it; paste the whole print.', from - 1);
  const [, shape, dtype = "float64"] = closing;
  if (/float(?:16|32)|complex/.test(dtype)) {
    return unreadable(`a print of ${dtype} shows too few digits to compare with; print a.astype(float) instead.`, to);
  }
  return { from, to, isArray: true, shape: shape?.match(/\d+/g)?.map(Number) };
}

type Nesting = { readonly shape: Shape; readonly elements: readonly Element[] };
/** An element as a number; `digits` is its text without what NumPy may write around it. */
type Element = { readonly value: number; readonly dtype: Dtype; readonly digits: string; readonly offset: number };
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
    const element = readElement(token, offset);
    if ("ok" in element) return element;
    if (open.length < deepest) return mixed(offset);
    if (elements[0] && (elements[0].dtype === "bool") !== (element.dtype === "bool")) {
      return unreadable("booleans and numbers do not mix in one array.", offset);
    }
    elements.push(element);
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
    `this row has ${items}, the first has ${wanted}; the rows of an array are equally long.`,
    list.offset,
  );
}

function mixed(offset: number): Unreadable {
  return unreadable('a list and a single element side by side; is a "[" or "]" missing before this?', offset);
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function readElement(word: string, offset: number): Element | Unreadable {
  // How NumPy 2 shows a scalar inside a Python list: np.float64(0.5), np.True_.
  const digits = word.replace(/^np\.(?:(?:float64|int64|int32|int_|bool_?)\((.*)\)|(True|False)_)$/, "$1$2");
  if (digits === "True" || digits === "False")
    return { value: Number(digits === "True"), dtype: "bool", digits, offset };
  if (digits === "nan") return { value: NaN, dtype: "float64", digits, offset };
  if (digits === "inf") return { value: Infinity, dtype: "float64", digits, offset };
  if (digits === "-inf") return { value: -Infinity, dtype: "float64", digits, offset };
  if (!NUMBER.test(digits)) {
    return unreadable(
      `"${word}" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.`,
      offset,
    );
  }
  const value = Number(digits);
  if (!Number.isFinite(value)) return unreadable(`${digits} is too large for a float64.`, offset);
  return { value, dtype: /^[+-]?\d+$/.test(digits) ? "int64" : "float64", digits, offset };
}

function toValue({ shape, elements }: Nesting, repr: Repr): Printed {
  const dtype = elements.find((element) => element.dtype !== "int64")?.dtype ?? (elements[0] ? "int64" : "float64");
  const lossy = dtype === "int64" && elements.find(({ digits }) => !isExact(digits));
  if (lossy) {
    const problem = `${lossy.digits} has more digits than a JavaScript number can hold; whole numbers are exact up to 2^53.`;
    return unreadable(problem, lossy.offset);
  }
  const data = Float64Array.from(elements, ({ value }) => value);
  const value = array(data.length === 0 && repr.shape?.includes(0) ? repr.shape : shape, data, dtype);
  const isWhole = dtype !== "float64" || (shape.length === 0 && !repr.isArray);
  return { ok: true, value, precision: isWhole ? "full" : precisionOf(elements) };
}

function isExact(integer: string): boolean {
  const value = Number(integer);
  return Number.isSafeInteger(value) || BigInt(integer.replace("+", "")) === BigInt(value);
}

/**
 * Of numbers in an array; a number printed alone has all its digits, though its repr, `array(0.1)`, has not.
 * NumPy never shows more than 8 digits after an array's dots, so more say that the text came from elsewhere.
 */
function precisionOf(elements: readonly Element[]): Precision {
  if (elements.some(({ digits }) => /\.\d{9}/.test(digits))) return "full";
  return elements.some(({ digits }) => /e/i.test(digits)) ? "scientific" : "positional";
}

function unreadable(problem: string, offset: number): Unreadable {
  return { ok: false, problem, offset };
}
