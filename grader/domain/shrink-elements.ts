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

/** 0, or the number nearest to it with the fewest decimals. */
function simplestOf({ kind, min, max }: Elements): number {
  if (min <= 0 && max >= 0) return 0;
  for (const scale of kind === "integers" ? [1] : [1, 10, 100, 1000]) {
    const value = (min > 0 ? firstMultiple(min, scale) : lastMultiple(max, scale)) / scale;
    if (value >= min && value <= max) return value;
  }
  return min > 0 ? min : max;
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

/** Fewer decimals, no sign, and fractions of the way to the simplest value, which make a search by halves. */
function stepsOf(places: readonly Place[]): Step[] {
  const rounded = [0, 1, 2].flatMap((decimals): Step[] => [
    ({ value }) => roundTo(decimals, value, Math.trunc),
    ({ value }) => roundTo(decimals, value, awayFromZero),
  ]);
  const farthest = places.reduce((most, place) => Math.max(most, unitsToSimplest(place)), 0);
  const finer: Step[] = [];
  for (let parts = 4; parts < farthest; parts *= 2)
    finer.push((place) => nearer(place, unitsToSimplest(place) / parts));
  return [...rounded, withoutSign, halfway, nextDoor, ...finer];
}

function withoutSign({ value }: Place): number {
  return Math.abs(value);
}

function halfway(place: Place): number {
  return nearer(place, unitsToSimplest(place) / 2);
}

function nextDoor(place: Place): number {
  return nearer(place, 1);
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

/** How far an element is from its simplest value, in units of its last decimal. */
function unitsToSimplest({ value, simplest }: Place): number {
  const scale = 10 ** decimalsOf(value);
  return Math.abs(Math.round(value * scale) - Math.round(simplest * scale));
}

function nearer({ value, simplest }: Place, units: number): number {
  const scale = 10 ** decimalsOf(value);
  return (Math.round(value * scale) + Math.sign(simplest - value) * Math.floor(units)) / scale + 0;
}
