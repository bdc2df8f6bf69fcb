// How NumPy 2 prints: print(array) and print(number), to the character, with its default options. Knows nothing of
// NDArray, so that a report can print any array.

type Dtype = "float64" | "int64" | "bool";

const PRECISION = 8;
const LINE_WIDTH = 75;
const THRESHOLD = 1000;
const EDGE_ITEMS = 3;

/**
 * What `print(a)` writes in NumPy for an array of this shape; `data` is row-major.
 * Arrays of more than 1000 elements are shortened with `...`, as NumPy does.
 */
export function printArray(shape: readonly number[], data: ArrayLike<number>, dtype: Dtype): string {
  if (data.length === 0) return "[]";
  if (shape.length === 0) return Array.from(data, (value) => printScalar(value, dtype)).join("");
  const shortened = data.length > THRESHOLD;
  const shown = shortened ? atEdges(shape, data, 0, data.length) : Array.from(data);
  return layOut(shape, cellsOf(shown, dtype), shortened);
}

/** What `print(x)` writes in NumPy for a float64: `0.9820137900379085`, `1.0`, `1e-05`, `inf`. */
export function printNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return "nan";
  const sign = isNegative(value) ? "-" : "";
  if (magnitude === Infinity) return `${sign}inf`;
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    const [digits = "", exponent = ""] = magnitude.toExponential().split("e");
    return `${sign}${digits}e${padExponent(exponent, 2)}`;
  }
  const digits = String(magnitude);
  return sign + (digits.includes(".") ? digits : `${digits}.0`);
}

function printScalar(value: number, dtype: Dtype): string {
  if (dtype === "float64") return printNumber(value);
  if (dtype === "int64") return printInteger(value);
  return value === 0 ? "False" : "True";
}

function printInteger(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString();
}

/** The elements that a shortened print shows: three at either end of every axis longer than six. */
function atEdges(shape: readonly number[], data: ArrayLike<number>, start: number, size: number): number[] {
  const [length, ...rest] = shape;
  if (length === undefined) return [data[start] ?? NaN];
  const count = Math.min(length, 2 * EDGE_ITEMS);
  return Array.from({ length: count }, (_, place) => {
    const row = place < EDGE_ITEMS ? place : length - count + place;
    return atEdges(rest, data, start + (row * size) / length, size / length);
  }).flat();
}

/** The text of each element, padded so that the columns line up. */
function cellsOf(values: readonly number[], dtype: Dtype): string[] {
  if (dtype === "float64") return floatCells(values);
  if (dtype === "bool") return values.map((value) => (value === 0 ? "False" : " True"));
  const cells = values.map(printInteger);
  const width = longest(cells);
  return cells.map((cell) => cell.padStart(width));
}

/** One number in three pieces: `-1`, `25`, `` or `-1`, `25`, `+08`. */
type Pieces = { readonly whole: string; readonly fraction: string; readonly exponent: string };

function floatCells(values: readonly number[]): string[] {
  const finite = values.filter((value) => Number.isFinite(value));
  const scientific = needsExponent(finite);
  const pieces = finite.map(scientific ? scientificPieces : positionalPieces);
  const right = longest(pieces.map((piece) => piece.fraction));
  const exponentDigits = longest(pieces.map((piece) => piece.exponent)) - 1;
  const tail = 1 + right + (scientific ? exponentDigits + 2 : 0);
  const odd = values.filter((value) => !Number.isFinite(value)).map(printNumber);
  const left = Math.max(longest(pieces.map((piece) => piece.whole)), longest(odd) - tail);

  let next = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return printNumber(value).padStart(left + tail);
    const piece = pieces[next++] ?? positionalPieces(value);
    if (!scientific) return `${piece.whole.padStart(left)}.${piece.fraction.padEnd(right)}`;
    const { whole, fraction, exponent } = piece.fraction.length < right ? exactPieces(value, right) : piece;
    return `${whole.padStart(left)}.${fraction}e${padExponent(exponent, exponentDigits)}`;
  });
}

/** NumPy's rule: an exponent for large or small numbers, and where they are more than a thousandfold apart. */
function needsExponent(finite: readonly number[]): boolean {
  let smallest = Infinity;
  let largest = 0;
  for (const value of finite) {
    const magnitude = Math.abs(value);
    if (magnitude === 0) continue;
    if (magnitude < smallest) smallest = magnitude;
    if (magnitude > largest) largest = magnitude;
  }
  return largest > 0 && (largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000);
}

function positionalPieces(value: number): Pieces {
  const magnitude = Math.abs(value);
  let [whole = "", fraction = ""] = String(magnitude).split(".");
  if (fraction.length > PRECISION) {
    const rounded = tieToEven(magnitude.toFixed(PRECISION), isHalfway(magnitude, PRECISION));
    [whole = "", fraction = ""] = rounded.split(".");
  }
  return { whole: signed(value, whole), fraction: trimZeros(fraction), exponent: "" };
}

function scientificPieces(value: number): Pieces {
  const shortest = splitScientific(value, Math.abs(value).toExponential());
  const pieces = shortest.fraction.length > PRECISION ? exactPieces(value, PRECISION) : shortest;
  return { ...pieces, fraction: trimZeros(pieces.fraction) };
}

/** Rounded from the exact value. Where the shortest digits are fewer, these need not be zeros: 5e-324 is 4.94065646e-324. */
function exactPieces(value: number, decimals: number): Pieces {
  const magnitude = Math.abs(value);
  const [digits = "", exponent = ""] = magnitude.toExponential(decimals).split("e");
  const isTie = isHalfway(magnitude, decimals - Number(exponent));
  return splitScientific(value, `${tieToEven(digits, isTie)}e${exponent}`);
}

function splitScientific(value: number, text: string): Pieces {
  const [digits = "", exponent = ""] = text.split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  return { whole: signed(value, whole), fraction, exponent: padExponent(exponent, 2) };
}

/** Is the exact value halfway between two numbers of so many decimals (hundreds, thousands, ... when negative)? */
function isHalfway(magnitude: number, decimals: number): boolean {
  if (decimals >= 0) return isOdd(magnitude * 2 ** (decimals + 1));
  if (!Number.isInteger(magnitude)) return false;
  const half = 5n * 10n ** BigInt(-decimals - 1);
  const halves = BigInt(magnitude) / half;
  return halves * half === BigInt(magnitude) && halves % 2n === 1n;
}

/** JavaScript rounds a tie up, NumPy to the even digit. */
function tieToEven(rounded: string, isTie: boolean): string {
  const last = Number(rounded.at(-1));
  return isTie && last % 2 === 1 ? rounded.slice(0, -1) + String(last - 1) : rounded;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function signed(value: number, digits: string): string {
  return isNegative(value) ? `-${digits}` : digits;
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function trimZeros(fraction: string): string {
  return fraction.replace(/0+$/, "");
}

/** `-5` -> `-05`. */
function padExponent(exponent: string, digits: number): string {
  return exponent.slice(0, 1) + exponent.slice(1).padStart(digits, "0");
}

function longest(texts: readonly string[]): number {
  return texts.reduce((length, text) => Math.max(length, text.length), 0);
}

/** Brackets, line breaks and the columns' hanging indent; a line that would be too long goes on in the next. */
function layOut(shape: readonly number[], cells: readonly string[], shortened: boolean): string {
  const queue = cells.values();

  function block(axis: number, indent: string, width: number): string {
    const length = shape[axis] ?? 0;
    const gap = shortened && length > 2 * EDGE_ITEMS;
    const isRow = axis === shape.length - 1;
    const items = Array.from({ length: gap ? 2 * EDGE_ITEMS : length }, () =>
      isRow ? String(queue.next().value) : indent + block(axis + 1, `${indent} `, width - 1),
    );
    if (gap) items.splice(EDGE_ITEMS, 0, isRow ? "..." : `${indent}...`);
    const text = isRow ? wrap(items, indent, width - 1) : items.join("\n".repeat(shape.length - 1 - axis));
    return `[${text.slice(indent.length)}]`;
  }

  return block(0, " ", LINE_WIDTH);
}

function wrap(words: readonly string[], indent: string, width: number): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of words) {
    if (line.length + word.length > width && line.length > indent.length) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.slice(0, -1)].join("\n");
}
