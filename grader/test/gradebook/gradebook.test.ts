// What goes into a gradebook comes out again, and the same always makes the same file.

import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LearnerGrades } from "../../domain/gradebook.ts";
import { catchUp, keepGradebook } from "../../gradebook/keep.ts";
import { GradebookError, openGradebook } from "../../gradebook/read.ts";
import {
  ADA,
  bytesOf,
  CMD,
  CURIE,
  faulted,
  FOX,
  inForceIn,
  INFO,
  LINE,
  outFolder,
  regraded,
  RTL,
  SAID,
  SAID_OF_NOBODY,
  say,
  someClass,
  TWIN,
} from "./books.ts";

function read(out: string): readonly LearnerGrades[] {
  const book = openGradebook(out);
  try {
    return [...book.learners()];
  } finally {
    book.close();
  }
}

function gradesOf(out: string, key: string): LearnerGrades | undefined {
  return read(out).find(({ learner }) => learner.key === key);
}

describe("what a class was graded to", () => {
  const out = outFolder();
  keepGradebook(out, someClass());

  test("comes out as it went in", () => {
    const all = read(out);
    const known = [...someClass().handedIn];
    expect(all.map(({ learner }) => learner)).toEqual(known.map(({ learner }) => learner));
    for (const [at, { read: readEntry, late }] of known.entries()) {
      const { submission, gradedBy, fault, exercises, late: readLate } = all[at] ?? {};
      const entry = readEntry();
      if (entry.kind === "fault") expect({ fault, exercises }).toEqual({ fault: entry.fault, exercises: [] });
      else {
        expect(submission).toBe(entry.submission);
        expect(gradedBy).toEqual({ grader: entry.grader, sandbox: entry.sandbox });
        expect(exercises).toEqual(entry.exercises.map((each) => ({ ...each, comments: [] })));
      }
      expect(readLate).toEqual(late);
    }
  });

  test("has the course, the clusters and the statistics", () => {
    const book = openGradebook(out);
    expect(book.info).toEqual(INFO);
    expect(book.passedOver()).toEqual([{ name: "notes.txt", reason: "not a folder" }]);
    expect(book.names().map(({ name }) => name)).toEqual([CMD, CURIE, ADA, LINE, TWIN, RTL, "Fox"]);
    expect(book.clusters()).toMatchObject([
      {
        exercise: "z-first",
        key: "0123456789abcdef",
        learners: 2,
        diagnosis: { name: "doubled" },
        example: { learner: CMD, case: "c2", call: "f(1)", got: "2", expected: "1" },
      },
      { exercise: "a-second", key: "no-file", learners: 1, example: { learner: CURIE, got: "could not be loaded" } },
    ]);
    expect(book.caseStatistics().map((each) => [each.exercise, each.case, each.taken, each.passed])).toEqual([
      ["z-first", "c1", 4, 4],
      ["z-first", "c2", 4, 2],
      ["z-first", "c3", 4, 3],
      ["a-second", "c1", 4, 3],
      ["a-second", "c2", 4, 3],
    ]);
    book.close();
  });

  test("adds up, without what lateness costs; and a fault is no zero", () => {
    const totals = new Map(read(out).map(({ learner, total }) => [learner.key, total]));
    expect(totals.get(ADA)).toEqual({ earned: 5.25, possible: 4.5, penalty: 0, final: 5.25 });
    expect(totals.get(CMD)).toEqual({ earned: 3.25, possible: 4.5, penalty: 0, final: 3.25 });
    expect(totals.get(RTL)).toEqual({ earned: 0, possible: 4.5, penalty: 0, final: 0 });
    expect(totals.get(LINE)).toBeUndefined();
  });

  test("gives only those who are asked for, or only what is", () => {
    const book = openGradebook(out);
    const keysOf = (which: Parameters<typeof book.learners>[0]): readonly string[] =>
      Array.from(book.learners(which), ({ learner }) => learner.key);
    expect(keysOf({ keys: [TWIN, "nobody", ADA] })).toEqual([TWIN, ADA]);
    expect(keysOf({ status: "fault" })).toEqual([LINE]);
    expect(keysOf({ keys: [LINE, ADA], status: "graded" })).toEqual([ADA]);
    const [ada] = book.learners({ keys: [ADA], withoutCases: true });
    expect(ada?.exercises.map(({ cases, points }) => [cases.length, points.earned])).toEqual([
      [0, 2.5],
      [0, 2],
    ]);
    book.close();
  });

  test("knows who handed in the same, where anything was begun", () => {
    const same = new Map(read(out).map(({ learner, sameAs }) => [learner.key, sameAs]));
    expect([ADA, TWIN, RTL, FOX].map((key) => same.get(key))).toEqual([[TWIN], [ADA], [], []]);
  });

  test("names the first of many who handed in the same, and counts the others", () => {
    const keys = Array.from({ length: 23 }, (_, at) => `same ${at + 10}`);
    const handedIn = keys.map((key) => {
      const entry = regraded(key, "shared");
      return { learner: { key, name: key }, sum: key, read: () => entry };
    });
    const sameIn = (learners: number) => {
      const same = outFolder();
      keepGradebook(same, { ...someClass(), handedIn: handedIn.slice(0, learners) });
      return read(same).map(({ sameAs, sameAsMore }) => ({ sameAs, sameAsMore }));
    };
    expect(sameIn(23).at(0)).toEqual({ sameAs: keys.slice(1, 21), sameAsMore: 2 });
    expect(sameIn(23).at(-1)).toEqual({ sameAs: keys.slice(0, 20), sameAsMore: 2 });
    expect(sameIn(21).at(-1)).toEqual({ sameAs: keys.slice(0, 20), sameAsMore: undefined });
  });

  test("keeps every reference", () => {
    const database = new DatabaseSync(join(out, "gradebook.sqlite"), { readOnly: true });
    expect(database.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
    expect(database.prepare("PRAGMA integrity_check").get()).toMatchObject({ integrity_check: "ok" });
    database.close();
  });
});

describe("what is said by hand", () => {
  test("stands in place of what was earned, and is told with it", () => {
    const out = outFolder();
    say(out, ...SAID);
    keepGradebook(out, someClass());
    expect(gradesOf(out, CMD)).toMatchObject({
      exercises: [
        {
          byHand: { points: 2, reason: "the idea is right" },
          points: { earned: 1.25 },
          comments: ["See me.", "Once is enough."],
        },
        { id: "a-second", comments: [] },
      ],
      total: { earned: 4, final: 4 },
    });
    expect(gradesOf(out, CURIE)?.exercises[0]?.comments).toEqual(["Once is enough."]);
    expect(gradesOf(out, ADA)?.comments).toEqual(["Well done.\n\u202eReally"]);
    expect(gradesOf(out, FOX)?.late).toMatchObject({ minutes: 1500, percent: 0, reason: "by hand: ill" });
    const line = gradesOf(out, LINE);
    expect(line).toMatchObject({ exercises: [{ id: "a-second", byHand: { points: 1.5 }, cases: [] }] });
    expect(line?.total).toBeUndefined();
    const book = openGradebook(out);
    expect(book.clusters()[0]?.comment).toBe("Once is enough.");
    book.close();
  });

  test("makes a total of a fault once every exercise has points", () => {
    const out = outFolder();
    const at = "2026-01-01T00:00:00.000Z";
    say(out, ...SAID, { kind: "points", at, learner: LINE, exercise: "z-first", points: 0 });
    keepGradebook(out, someClass());
    expect(gradesOf(out, LINE)?.total).toEqual({ earned: 1.5, possible: 4.5, penalty: 0, final: 1.5 });
  });

  test("outlives regrades, faults and learners that are gone for a while", () => {
    const out = outFolder();
    say(out, ...SAID, ...SAID_OF_NOBODY);
    expect(keepGradebook(out, someClass()).unused).toEqual(expect.arrayContaining([...SAID_OF_NOBODY]));
    const kinds = [regraded(CMD), faulted(CMD)];
    for (const entry of kinds) {
      expect(keepGradebook(out, someClass({ [CMD]: entry })).unused).toHaveLength(3);
      expect(gradesOf(out, CMD)?.exercises[0]?.byHand?.points).toBe(2);
    }
    // With her the cluster is gone as well.
    expect(keepGradebook(out, someClass({ [CMD]: undefined, [CURIE]: undefined })).unused).toHaveLength(6);
    keepGradebook(out, someClass());
    expect(gradesOf(out, CMD)?.exercises[0]?.byHand?.points).toBe(2);
  });
});

describe("the same file, byte for byte", () => {
  const fresh = outFolder();
  say(fresh, ...SAID);
  keepGradebook(fresh, someClass());

  test("however it came to be", () => {
    const out = outFolder();
    keepGradebook(out, someClass());
    const untouched = bytesOf(out);
    for (const said of SAID.toReversed()) {
      say(out, said);
      catchUp(out);
    }
    expect(bytesOf(out).equals(bytesOf(fresh))).toBe(true);
    keepGradebook(out, someClass({ [CMD]: regraded(CMD) }));
    expect(bytesOf(out).equals(bytesOf(fresh))).toBe(false);
    keepGradebook(out, someClass());
    expect(bytesOf(out).equals(bytesOf(fresh))).toBe(true);
    for (const said of SAID) say(out, takenBack(said));
    keepGradebook(out, someClass());
    expect(bytesOf(out).equals(untouched)).toBe(true);
  });

  test("whatever was said, taken back and graded again, in whatever order", () => {
    const out = outFolder();
    const steps: readonly (() => void)[] = [
      ...SAID.flatMap((said) => [() => say(out, said), () => say(out, takenBack(said))]),
      () => catchUp(out),
      () => void keepGradebook(out, someClass()),
      () => void keepGradebook(out, someClass({ [CMD]: regraded(CMD), [ADA]: undefined })),
      () => void keepGradebook(out, someClass({ [CURIE]: faulted(CURIE) })),
      () => rmSync(join(out, "gradebook.sqlite")),
    ];
    const anyStep = fc.constantFrom(...steps);
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (taken) => {
        rmSync(join(out, "by-hand.jsonl"), { force: true });
        keepGradebook(out, someClass());
        for (const step of taken) {
          if (!existsSync(join(out, "gradebook.sqlite"))) keepGradebook(out, someClass());
          step();
        }
        keepGradebook(out, someClass());
        const other = outFolder();
        say(other, ...inForceIn(out));
        keepGradebook(other, someClass());
        expect(bytesOf(out).equals(bytesOf(other))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("and nothing else is left in the folder", () => {
    expect(readdirSync(fresh).toSorted()).toEqual(["by-hand.jsonl", "gradebook.sqlite"]);
  });

  test("made again where it was deleted or damaged", () => {
    const out = outFolder();
    say(out, ...SAID);
    keepGradebook(out, someClass());
    const damages: readonly (() => void)[] = [
      () => rmSync(join(out, "gradebook.sqlite")),
      () => writeFileSync(join(out, "gradebook.sqlite"), ""),
      () => writeFileSync(join(out, "gradebook.sqlite"), "no database at all".repeat(1000)),
      () => writeFileSync(join(out, "gradebook.sqlite"), bytesOf(fresh).subarray(0, -5000)),
      () => writeFileSync(join(out, "gradebook.sqlite"), bytesOf(fresh).fill(7, 5 * 4096, 9 * 4096)),
      () => {
        rmSync(join(out, "gradebook.sqlite"));
        const database = new DatabaseSync(join(out, "gradebook.sqlite"));
        database.exec("CREATE TABLE learners (id INTEGER)");
        database.close();
      },
    ];
    const told = damages.map((damage) => {
      damage();
      const { wasBroken } = keepGradebook(out, someClass());
      expect(bytesOf(out).equals(bytesOf(fresh))).toBe(true);
      return wasBroken;
    });
    expect(told).toEqual([false, true, true, true, true, true]);
  });
});

describe("what cannot be read", () => {
  const out = outFolder();
  keepGradebook(out, someClass());
  const whole = bytesOf(out);
  const errorOf = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error instanceof GradebookError ? error.kind : error;
    }
  };

  test("is told: nothing there, something else, damaged on the way", () => {
    expect(errorOf(() => read(outFolder()))).toBe("missing");
    for (const bytes of ["", "no database", whole.subarray(0, 3000)]) {
      writeFileSync(join(out, "gradebook.sqlite"), bytes);
      expect(errorOf(() => read(out))).toBe("broken");
    }
    const kinds = new Set<unknown>();
    for (let page = 1; page * 4096 < whole.length; page += 1) {
      writeFileSync(join(out, "gradebook.sqlite"), Buffer.from(whole).fill(0xa5, page * 4096, (page + 1) * 4096));
      kinds.add(errorOf(() => read(out).length));
    }
    expect(kinds).toEqual(new Set([7, "broken"]));
  });

  test("and so is one that does not have what was said since", () => {
    writeFileSync(join(out, "gradebook.sqlite"), whole);
    const [said] = SAID;
    if (said !== undefined) say(out, said);
    expect(errorOf(() => read(out))).toBe("stale");
    catchUp(out);
    expect(read(out)).toHaveLength(7);
    expect(existsSync(join(out, "by-hand.jsonl"))).toBe(true);
  });
});

function takenBack(said: (typeof SAID)[number]): (typeof SAID)[number] {
  switch (said.kind) {
    case "points":
      return { ...said, points: null };
    case "late":
      return { ...said, percent: null };
    case "comment":
    case "cluster-comment":
      return { ...said, text: null };
  }
}
