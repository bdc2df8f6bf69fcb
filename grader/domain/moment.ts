// A moment as people write it down: a date, a time and the offset that says where on earth that is so. No clock, no time
// zones: what would have to be guessed is refused.

/** A moment, and how it was written: readers know their own time best. */
export type Moment = { readonly text: string; readonly ms: number };

export const MOMENT_EXAMPLE = "2026-11-20T23:59:00+01:00";

const WRITTEN =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:(?:T| +)(?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: *(?<offset>Z|UTC|[+-]\d{2}:\d{2}))?)?$/u;
const MINUTE_MS = 60_000;
const MAX_OFFSET_MINUTES = 14 * 60;

/**
 * Reads a moment: `2026-11-20T23:59:00+01:00`. A space may stand for the T, UTC for Z, and seconds may be left out; more
 * digits than those of milliseconds are dropped. (ISO 8601, as RFC 3339 narrows it.)
 * @returns what it should have been, as the end of "must be", where it says no moment or leaves one open
 */
export function readMoment(written: string): Moment | string {
  const { date, time, offset } = WRITTEN.exec(written.trim())?.groups ?? {};
  if (date === undefined) return `a date and a time with its offset from UTC, as in ${MOMENT_EXAMPLE}`;
  if (time === undefined) return `a date with a time and its offset from UTC, as in ${MOMENT_EXAMPLE}`;
  if (offset === undefined)
    return `a time with its offset from UTC, since ${time} comes at another moment in another place (${MOMENT_EXAMPLE}, or with Z for UTC)`;
  const minutes = offsetMinutes(offset);
  if (minutes === undefined) return `a time whose offset from UTC is Z or between -14:00 and +14:00`;
  const atOffsetMs = Date.parse(`${date}T${upToMs(time)}Z`);
  // What is no day of its month goes over into the next, so it comes back as another one.
  if (Number.isNaN(atOffsetMs) || time.startsWith("24") || !new Date(atOffsetMs).toISOString().startsWith(date))
    return `a day and a time that there is, as in ${MOMENT_EXAMPLE}`;
  const mark = offset === "UTC" ? "Z" : offset;
  return { text: `${date}T${time}${mark}`, ms: atOffsetMs - minutes * MINUTE_MS };
}

/** undefined for what is no offset; -00:00 is how it is written that none is known. */
function offsetMinutes(offset: string): number | undefined {
  if (offset === "Z" || offset === "UTC") return 0;
  const [hours = NaN, rest = NaN] = offset.slice(1).split(":").map(Number);
  const minutes = hours * 60 + rest;
  if (rest > 59 || minutes > MAX_OFFSET_MINUTES || offset === "-00:00") return undefined;
  return offset.startsWith("-") ? -minutes : minutes;
}

/** Digits behind the milliseconds are cut, never rounded up: nobody is late by rounding. */
function upToMs(time: string): string {
  return time.replace(/(?<=\.\d{3})\d+$/u, "");
}
