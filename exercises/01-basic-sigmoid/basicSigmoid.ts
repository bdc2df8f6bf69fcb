/**
 * Squash one number into the range from 0 to 1.
 *
 * @param z number: any real number
 * @returns number: 1 / (1 + e^-z), between 0 and 1
 */
export function basicSigmoid(z: number): number {
  throw new Error("not implemented");
}
