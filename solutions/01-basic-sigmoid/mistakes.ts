// Wrong ways to write basicSigmoid that learners find; exercise.yaml says to each what to look at.

export function wrongSign(z: number): number {
  return 1 / (1 + Math.exp(z));
}

export function noOne(z: number): number {
  return 1 / Math.exp(-z);
}

export function oneMinus(z: number): number {
  return 1 / (1 - Math.exp(-z));
}

export function dividedFirst(z: number): number {
  return 1 / 1 + Math.exp(-z);
}

export function onlyExp(z: number): number {
  return Math.exp(-z);
}

export function upsideDown(z: number): number {
  return Math.exp(-z) / (1 + Math.exp(-z));
}

export function tanh(z: number): number {
  return Math.tanh(z);
}

export function derivative(z: number): number {
  const s = 1 / (1 + Math.exp(-z));
  return s * (1 - s);
}

export function halved(z: number): number {
  return 1 / (1 + Math.exp(-z / 2));
}

export function truncated(z: number): number {
  return Math.trunc(1 / (1 + Math.exp(-z)));
}

export function overflowing(z: number): number {
  return Math.exp(z) / (1 + Math.exp(z));
}

export function powerOfTwo(z: number): number {
  return 1 / (1 + 2 ** -z);
}
