export function basicSigmoid(z: number): number {
  // For z = -1000 the exponential is Infinity, and 1 / Infinity is the right answer: 0.
  return 1 / (1 + Math.exp(-z));
}
