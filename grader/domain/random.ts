// Random numbers that a seed can bring back: 32-bit integer arithmetic only, so they are the same on every machine.

/** Draws whole numbers from `min` to `max`, both included; both are safe integers. */
export type Random = (min: number, max: number) => number;

/**
 * The stream of run `run` under `seed`, both whole numbers; streams have nothing in common with one another.
 * xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2018), its state filled from a
 * hash of seed and run with the finaliser of MurmurHash3 (Appleby, 2011).
 */
export function randomFor(seed: number, run: number): Random {
  const next = xoshiro128(hash([seed, Math.floor(seed / 2 ** 32), run]));
  return (min, max) => {
    const fraction = ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
    // Rounding can carry the very last fraction of a wide range past its end.
    return Math.min(max, min + Math.floor(fraction * (max - min + 1)));
  };
}

/** Words in, a state of four words out. */
function hash(words: readonly number[]): Uint32Array {
  let mixed = 0;
  for (const word of words) mixed = scramble(mixed ^ word);
  return Uint32Array.of(1, 2, 3, 4).map((lane) => scramble(mixed + Math.imul(lane, 0x9e3779b9)));
}

function scramble(word: number): number {
  let mixed = (word + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The generator itself, from four words that are not all 0: 32 random bits at each call. */
export function xoshiro128(seed: Uint32Array): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = seed;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
