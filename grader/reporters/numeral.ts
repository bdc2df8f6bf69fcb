// Numbers as a report writes them: as few digits as tell them apart.

const VISIBLE_DIGITS = 9;
const ALL_DIGITS = 17;

/** A number as JavaScript would read it back exactly: `0.1`, `1e-9`, `-0`, `NaN`. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value).replace("e+", "e");
}

/** Two different numbers with nine significant digits, or as many more as it takes until they look different. */
export function distinct(actual: number, expected: number): readonly [actual: string, expected: string] {
  for (let digits = VISIBLE_DIGITS; digits < ALL_DIGITS; digits++) {
    const texts = [rounded(actual, digits), rounded(expected, digits)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [numeral(actual), numeral(expected)];
}

/** The number with four significant digits, or one decimal where that is more: `0.7311`, `12345.7`; integers whole. */
export function glance(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value;
  return Number(value.toPrecision(Math.max(4, digitsBeforePoint(value) + 1)));
}

/** A difference and the one that is allowed, roughly: `["9e-4", "1e-9"]`; with more digits where they would look the same. */
export function roughPair(offBy: number, allowed: number): readonly [offBy: string, allowed: string] {
  for (let digits = 2; digits < ALL_DIGITS; digits++) {
    const texts = [rough(offBy, digits), rough(allowed, digits)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [numeral(offBy), numeral(allowed)];
}

/** A count, grouped from five digits on: `9999`, `10,000`. */
export function count(value: number): string {
  return value < 10_000 ? String(value) : String(value).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

function rounded(value: number, digits: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return numeral(value);
  return numeral(Number(value.toPrecision(Math.min(ALL_DIGITS, Math.max(digits, digitsBeforePoint(value) + 2)))));
}

function digitsBeforePoint(value: number): number {
  return Math.max(0, Math.floor(Math.log10(Math.abs(value))) + 1);
}

function rough(value: number, digits: number): string {
  if (value === 0 || Number.isSafeInteger(value)) return numeral(value);
  if (value >= 0.01 && value < 1e6) return numeral(Number(value.toPrecision(digits + 1)));
  return value.toExponential(digits - 1).replace(/\.?0*e\+?/, "e");
}
