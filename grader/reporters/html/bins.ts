// The bars of a histogram: how wide they are, and how many are in each. Draws nothing.

const MAX_BINS = 25;

/** A bar of a histogram: from, to, and how many. */
export type Bin = { readonly from: number; readonly to: number; readonly count: number };

/** Equal bins of a round width that hold all `values`, from 0 to at least `top`; in the last one its end counts too. */
export function binsOf(values: readonly number[], top: number): readonly Bin[] {
  const end = Math.max(top, 1, ...highest(values));
  const width = roundWidth(end / MAX_BINS);
  const bins = Array.from({ length: Math.ceil(end / width) }, (_, at) => ({
    from: at * width,
    to: (at + 1) * width,
    count: 0,
  }));
  for (const value of values) {
    const bin = bins[Math.min(bins.length - 1, Math.max(0, Math.floor(value / width)))];
    if (bin) bin.count += 1;
  }
  return bins;
}

function highest(values: readonly number[]): readonly number[] {
  return values.length === 0 ? [] : [values.reduce((most, each) => Math.max(most, each))];
}

function roundWidth(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return power * ([1, 2, 5].find((each) => each * power >= atLeast) ?? 10);
}
