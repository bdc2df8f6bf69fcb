// Shapes: how many elements, which axes, and what broadcasts with what. Knows nothing of NDArray.

/**
 * The lengths of an array's axes. The first four read as numbers, so that `image.shape[0] * image.shape[1]` needs no
 * check; those past the last axis are undefined, and every function here refuses them.
 */
export type Shape = readonly [number, number, number, number, ...number[]];

/** As NumPy writes it: `()`, `(3,)`, `(2,5)`. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(",")})`;
}

export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis] ?? 1;
  return size;
}

/** @throws RangeError when a length is not a whole number. */
export function assertShape(name: string, lengths: readonly number[]): asserts lengths is Shape {
  for (let axis = 0; axis < lengths.length; axis++) {
    const length = lengths[axis] ?? NaN;
    if (Number.isSafeInteger(length) && length >= 0) continue;
    const why = Number.isFinite(length) ? "" : "; is there an axis of that index in the shape you took it from?";
    throw new RangeError(`${name}: a length in ${shapeText(lengths)} is ${length}, not a whole number${why}`);
  }
}

/**
 * The shape that two shapes stretch to: compared from the right, lengths must be equal or 1.
 * @throws RangeError when they do not broadcast.
 */
export function broadcast(name: string, first: readonly number[], second: readonly number[]): readonly number[] {
  if (second.length === 0 || isSame(first, second)) return first;
  if (first.length === 0) return second;
  const [long, short] = first.length < second.length ? [second, first] : [first, second];
  return long.map((a, axis) => {
    const b = short[axis - long.length + short.length] ?? 1;
    if (a === b || b === 1) return a;
    if (a === 1) return b;
    const lost = reducedFrom(short, long);
    const why = lost ? "did you mean keepdims: true in the sum?" : `${a} meets ${b}, and neither is 1`;
    throw new RangeError(`${name}: shapes ${shapeText(first)} and ${shapeText(second)} do not broadcast; ${why}`);
  });
}

function isSame(first: readonly number[], second: readonly number[]): boolean {
  if (first.length !== second.length) return false;
  for (let axis = 0; axis < first.length; axis++) if (first[axis] !== second[axis]) return false;
  return true;
}

/** Is `small` what a reduction of `large` over one axis leaves? */
function reducedFrom(small: readonly number[], large: readonly number[]): boolean {
  return large.some((_, axis) => isSame(large.toSpliced(axis, 1), small));
}

/**
 * The axis counted from the left; -1 is the last.
 * @throws RangeError when there is no such axis.
 */
export function axisOf(name: string, axis: number, shape: readonly number[]): number {
  const ndim = shape.length;
  if (Number.isInteger(axis) && axis >= -ndim && axis < ndim) return axis < 0 ? axis + ndim : axis;
  const why = ndim === 0 ? "a number has no axes" : `it needs a ${axis < 0 ? -axis : axis + 1}-d array`;
  throw new RangeError(`${name}: axis ${axis} is out of range for shape ${shapeText(shape)}; ${why}`);
}

/**
 * The shape that `reshape` is asked for; one length may be -1 and is worked out.
 * @throws RangeError when it does not hold as many elements as `from`.
 */
export function reshaped(name: string, from: readonly number[], wanted: readonly number[]): readonly number[] {
  const size = sizeOf(from);
  const known = wanted.filter((length) => length !== -1);
  assertShape(name, known);
  if (wanted.length - known.length > 1) throw new RangeError(`${name}: only one length may be -1`);
  const rest = sizeOf(known);
  const missing = size / rest;
  if (known.length === wanted.length ? rest === size : Number.isInteger(missing)) {
    return wanted.map((length) => (length === -1 ? missing : length));
  }
  const holds = known.length === wanted.length ? `holds ${rest}` : `holds a multiple of ${rest}`;
  throw new RangeError(`${name}: shape ${shapeText(from)} has ${size} elements, ${shapeText(wanted)} ${holds}`);
}
