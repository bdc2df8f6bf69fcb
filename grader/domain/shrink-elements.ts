// Plainer elements on the way to the simplest inputs that fail: zeros, fewer decimals, smaller numbers, no signs.

import { type Elements, firstMultiple, type GeneratedArray, lastMultiple } from "./generate.ts";
import { decimalsOf } from "./simplicity.ts";
import { type ArrayValue, array } from "./value.ts";

/** Many elements at once first, then one by one: as simple as can be, and then a step towards it. */
export function* withPlainer(
  arrays: readonly ArrayValue[],
  generators: readonly GeneratedArray[],
): Generator<readonly ArrayValue[], undefined> {
  const places = placesOf(arrays, generators);
  for (const parts of [1, 2, 4]) {
    const size = Math.ceil(places.length / parts);
    for (let i = 0; i < places.length; i += size) yield withStep(arrays, places.slice(i, i + size), toSimplest);
  }
  const steps = stepsOf(places);
  for (const step of steps) yield withStep(arrays, places, step);
  for (const place of places) yield withStep(arrays, [place], toSimplest);
  for (const step of steps) for (const place of places) yield withStep(arrays, [place], step);
  return undefined;
}

/** The arrays with every element as simple as it can be. */
export function withSimplest(arrays: readonly ArrayValue[], generators: readonly GeneratedArray[]): ArrayValue[] {
  return withStep(arrays, placesOf(arrays, generators), toSimplest);
}

/** The arrays with small whole numbers: 1 everywhere, then 1, 2, 3, ..., since what fails often fails for any numbers but 0. */
export function* withSmallWholes(
  arrays: readonly ArrayValue[],
  generators: readonly GeneratedArray[],
): Generator<readonly ArrayValue[], undefined> {
  const places = placesOf(arrays, generators);
  yield withStep(arrays, places, () => 1);
  yield withStep(arrays, places, ({ flat }) => flat + 1);
  return undefined;
}

/** One element and the numbers it may be. */
type Place = {
  readonly param: number;
  readonly flat: number;
  readonly value: number;
  readonly elements: Elements;
  readonly simplest: number;
};

/** All elements that are not yet as simple as they can be. */
function placesOf(arrays: readonly ArrayValue[], generators: readonly GeneratedArray[]): Place[] {
  return generators.flatMap(({ elements }, param) => {
    const simplest = simplestOf(elements);
    const places = Array.from(arrays[param]?.data ?? [], (value, flat) => ({ param, flat, value, elements, simplest }));
    return places.filter(({ value }) => value !== simplest);
  });
}

/** 0, or the number with the fewest decimals that is nearest to it. */
function simplestOf(elements: Elements): number {
  for (const scale of elements.kind === "integers" ? [1] : [1, 10, 100, 1000]) {
    const value = nearestToZero(elements, scale) / scale;
    if (value >= elements.min && value <= elements.max) return value;
  }
  return elements.min > 0 ? elements.min : elements.max;
}

/** Of the whole numbers of `1 / scale` in the range the one nearest to 0; one out of the range where it has none. */
function nearestToZero({ min, max }: Elements, scale: number): number {
  if (min > 0) return firstMultiple(min, scale);
  return max < 0 ? lastMultiple(max, scale) : 0;
}

type Step = (place: Place) => number;

/** The arrays with `step` taken at the places; a step out of the range is not taken. */
function withStep(arrays: readonly ArrayValue[], places: readonly Place[], step: Step): ArrayValue[] {
  const changed = arrays.map(({ shape, data, dtype }) => array(shape, data.slice(), dtype));
  for (const place of places) {
    const value = step(place);
    const data = changed[place.param]?.data;
    if (data && value >= place.elements.min && value <= place.elements.max) data[place.flat] = value;
  }
  return changed;
}

function toSimplest({ simplest }: Place): number {
  return simplest;
}

/** Fewer decimals, no sign, and fractions of the way towards 0, which make a search by halves. */
function stepsOf(places: readonly Place[]): Step[] {
  const rounded = [0, 1, 2].flatMap((decimals): Step[] => [
    ({ value }) => roundTo(decimals, value, Math.trunc),
    ({ value }) => roundTo(decimals, value, awayFromZero),
  ]);
  const farthest = places.reduce((most, place) => Math.max(most, unitsToGo(place)), 0);
  const finer: Step[] = [];
  for (let parts = 4; parts < farthest; parts *= 2) finer.push((place) => nearer(place, unitsToGo(place) / parts));
  return [...rounded, withoutSign, halfway, nextDoor, ...finer];
}

function roundTo(decimals: number, value: number, round: (scaled: number) => number): number {
  if (decimalsOf(value) <= decimals) return value;
  const scale = 10 ** decimals;
  // Adding 0 makes 0 of -0.
  return round(value * scale) / scale + 0;
}

function awayFromZero(scaled: number): number {
  return Math.sign(scaled) * Math.ceil(Math.abs(scaled));
}

function withoutSign({ value }: Place): number {
  return Math.abs(value);
}

function halfway(place: Place): number {
  return nearer(place, unitsToGo(place) / 2);
}

function nextDoor(place: Place): number {
  return nearer(place, 1);
}

/** How far towards 0 an element can go, in units of its last decimal. */
function unitsToGo({ value, elements }: Place): number {
  const scale = 10 ** decimalsOf(value);
  return Math.abs(Math.round(value * scale) - nearestToZero(elements, scale));
}

function nearer({ value }: Place, units: number): number {
  const scale = 10 ** decimalsOf(value);
  return (Math.round(value * scale) - Math.sign(value) * Math.floor(units)) / scale + 0;
}
