import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDuration } from "../../domain/duration.ts";
import { latenessOf, type LateRule } from "../../domain/late.ts";
import { type Moment, readMoment } from "../../domain/moment.ts";
import { penaltyOf } from "../../domain/score.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

function moment(text: string): Moment {
  const read = readMoment(text);
  if (typeof read === "string") throw new Error(read);
  return read;
}

/** A tenth for each day begun, from a quarter of an hour after the deadline. */
const RULE: LateRule = {
  deadline: moment("2026-11-20T23:59:00+01:00"),
  graceMs: 15 * MINUTE,
  percent: 10,
  every: "day",
  atMost: 50,
  closesAfterMs: 7 * DAY,
};

const { closesAfterMs: _, ...NEVER_CLOSED } = RULE;

describe("a moment", () => {
  test.each([
    ["2026-11-20T23:59:00+01:00", "2026-11-20T22:59:00.000Z"],
    ["2026-11-20T23:59+01:00", "2026-11-20T22:59:00.000Z"],
    ["2026-11-20 23:59:00 -05:30", "2026-11-21T05:29:00.000Z"],
    ["2026-11-20T22:59:00Z", "2026-11-20T22:59:00.000Z"],
    ["2026-11-20 22:59:00 UTC", "2026-11-20T22:59:00.000Z"],
    ["2026-11-20T22:59:00.9996789Z", "2026-11-20T22:59:00.999Z"],
    ["2024-02-29T00:00:00+00:00", "2024-02-29T00:00:00.000Z"],
    ["2026-01-01T00:30:00+14:00", "2025-12-31T10:30:00.000Z"],
  ])("%s", (written, utc) => {
    const { text, ms } = moment(written);
    expect(new Date(ms).toISOString()).toBe(utc);
    expect(Date.parse(text)).toBe(ms);
  });

  test("keeps the offset that it was written with", () => {
    expect(moment(" 2026-11-20 23:59 +01:00").text).toBe("2026-11-20T23:59+01:00");
  });

  test.each([
    ["", "a date and a time"],
    ["20 November 2026, 23:59", "a date and a time"],
    ["20.11.2026 23:59", "a date and a time"],
    ["1795215540", "a date and a time"],
    ["2026-11-20T23:59:00 CET", "a date and a time"],
    ["2026-11-20T23:59:00+1:00", "a date and a time"],
    ["2026-11-20T11:59:00 PM", "a date and a time"],
    ["2026-11-20", "a date with a time"],
    ["2026-11-20T23:59:00", "a time with its offset from UTC, since 23:59:00 comes at another moment"],
    ["2026-02-29T12:00:00Z", "a day and a time that there is"],
    ["2026-13-01T12:00:00Z", "a day and a time that there is"],
    ["2026-11-31T12:00:00Z", "a day and a time that there is"],
    ["2026-11-20T24:00:00Z", "a day and a time that there is"],
    ["2026-11-20T23:60:00Z", "a day and a time that there is"],
    ["2026-11-20T23:59:60Z", "a day and a time that there is"],
    ["2026-11-20T12:00:00+14:01", "a time whose offset"],
    ["2026-11-20T12:00:00+01:60", "a time whose offset"],
    ["2026-11-20T12:00:00-00:00", "a time whose offset"],
  ])("is not %j", (written, says) => {
    expect(readMoment(written)).toContain(says);
  });

  test("is read as Date writes it", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true }),
        (date) => {
          expect(readMoment(date.toISOString())).toEqual({ text: date.toISOString(), ms: date.getTime() });
        },
      ),
    );
  });
});

test.each([
  ["10 min", 10 * MINUTE],
  ["1 minute", MINUTE],
  ["90minutes", 90 * MINUTE],
  ["2 hours", 2 * HOUR],
  ["1 day", DAY],
  ["2 weeks", 14 * DAY],
  ["0 days", 0],
  ["10", undefined],
  ["1.5 hours", undefined],
  ["-1 day", undefined],
  ["a day", undefined],
  ["1 month", undefined],
  ["1 toString", undefined],
])("%s lasts %j", (written, ms) => {
  expect(readDuration(written)).toBe(ms);
});

describe("handed in", () => {
  test.each<[string, number | undefined, string?]>([
    ["2026-11-01T00:00:00Z", undefined],
    ["2026-11-20T23:59:00+01:00", undefined],
    ["2026-11-21T00:14:00+01:00", undefined],
    ["2026-11-21T00:14:00.001+01:00", 10, "16 minutes late: 10 % for the day begun"],
    ["2026-11-22T00:14:00+01:00", 10, "1 day 15 minutes late: 10 % for the day begun"],
    ["2026-11-22T00:14:01+01:00", 20, "1 day 16 minutes late: 10 % for each of the 2 days begun"],
    ["2026-11-26T12:00:00+01:00", 50, "5 days 12 hours late: 10 % for each of the 6 days begun, at most 50 %"],
    ["2026-11-27T23:59:00+01:00", 50, "7 days late: 10 % for each of the 7 days begun, at most 50 %"],
    ["2026-11-27T23:59:01+01:00", 100, "7 days 1 minute late: nothing counts later than 7 days after the deadline"],
  ])("%s: %j %% off", (submitted, percent, reason) => {
    const lateness = latenessOf(RULE, moment(submitted));
    expect(lateness?.percent).toBe(percent);
    expect(lateness?.reason).toBe(reason);
  });

  test("what is kept of it", () => {
    expect(latenessOf(RULE, moment("2026-11-21 08:00 +01:00"))).toEqual({
      submittedAt: "2026-11-21T08:00+01:00",
      minutes: 481,
      percent: 10,
      reason: "8 hours 1 minute late: 10 % for the day begun",
    });
  });

  test("the whole rule moves along with a learner's own deadline", () => {
    const own = moment("2026-11-27T23:59:00+01:00");
    expect(latenessOf(RULE, moment("2026-11-28T00:14:00+01:00"), own)).toBeUndefined();
    expect(latenessOf(RULE, moment("2026-11-29T00:00:00+01:00"), own)?.percent).toBe(10);
    expect(latenessOf(RULE, moment("2026-12-04T23:59:00+01:00"), own)?.percent).toBe(50);
    expect(latenessOf(RULE, moment("2026-12-04T23:59:01+01:00"), own)?.percent).toBe(100);
  });

  test("a day is 24 hours where clocks are put back", () => {
    // In Berlin it is 12:00 in summer time, and 24 hours later 11:00 in winter time.
    const rule: LateRule = { ...RULE, graceMs: 0, deadline: moment("2026-10-24T12:00:00+02:00") };
    expect(latenessOf(rule, moment("2026-10-25T11:00:00+01:00"))?.percent).toBe(10);
    expect(latenessOf(rule, moment("2026-10-25T12:00:00+01:00"))?.percent).toBe(20);
  });

  test.each([
    ["hour", 2.5, "2026-11-21T02:20:00+01:00", 7.5],
    ["week", 33.33, "2026-12-10T00:00:00+01:00", 99.99],
    ["hour", 0.1, "2026-11-21T03:14:00+01:00", 0.3],
  ] as const)("by the %s, %j %%", (every, percent, submitted, off) => {
    expect(latenessOf({ ...NEVER_CLOSED, every, percent, atMost: 100 }, moment(submitted))?.percent).toBe(off);
  });

  test("later never costs less, and never more than the most until nothing counts", () => {
    const after = fc.integer({ min: -DAY, max: 10 * DAY });
    fc.assert(
      fc.property(after, after, fc.boolean(), (one, other, isClosed) => {
        const rule = isClosed ? RULE : NEVER_CLOSED;
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)].map((ms) => {
          return latenessOf(rule, { text: "", ms: RULE.deadline.ms + ms })?.percent ?? 0;
        });
        expect(later).toBeGreaterThanOrEqual(sooner ?? 0);
        if (!isClosed) expect(later).toBeLessThanOrEqual(RULE.atMost);
      }),
    );
  });
});

describe("the points taken off", () => {
  test.each([
    [10, 10, 1],
    [80, 50, 40],
    [0.05, 10, 0],
    [0.19, 10, 0.01],
    [33.33, 33.33, 11.1],
    [10_000, 100, 10_000],
    [0, 100, 0],
    [0.29, 100, 0.29],
  ])("of %j, %j %%: %j", (earned, percent, penalty) => {
    expect(penaltyOf(earned, percent)).toBe(penalty);
  });

  test("are whole hundredths, and never more than the percent says", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (hundredths, percent) => {
          const penalty = BigInt(Math.round(penaltyOf(hundredths / 100, percent / 100) * 100));
          expect(penalty).toBe((BigInt(hundredths) * BigInt(percent)) / 10_000n);
        },
      ),
    );
  });
});
