// How long something lasts, as people write it: `10 min`, `2 hours`, `7 days`. Each unit has one length: a day is 24 hours
// also where clocks are put back.

export const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
type Unit = keyof typeof UNIT_MS;

const WRITTEN = /^(?<count>\d{1,5}) *(?<unit>min|minute|hour|day|week)s?$/u;

/** A duration in milliseconds; undefined where the text is none. */
export function readDuration(written: string): number | undefined {
  const { count, unit } = WRITTEN.exec(written.trim())?.groups ?? {};
  if (count === undefined || unit === undefined) return undefined;
  return Number(count) * (isUnit(unit) ? UNIT_MS[unit] : UNIT_MS.minute);
}

/** The two largest units that it has: `1 day 2 hours`. A minute that has begun counts as one. */
export function durationText(ms: number): string {
  const minutes = Math.ceil(ms / UNIT_MS.minute);
  const counts = [
    counted(Math.floor(minutes / 1440), "day"),
    counted(Math.floor(minutes / 60) % 24, "hour"),
    counted(minutes % 60, "minute"),
  ];
  return counts
    .filter((count) => count !== "")
    .slice(0, 2)
    .join(" ");
}

/** As in `2 days`; nothing of nothing. */
function counted(count: number, unit: Unit): string {
  return count === 0 ? "" : `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function isUnit(word: string): word is Unit {
  return word in UNIT_MS;
}
