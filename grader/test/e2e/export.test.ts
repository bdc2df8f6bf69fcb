// A class's grades exported from the command line: what is written, what is told before, and what is refused.

import { execFileSync } from "node:child_process";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../domain/graded.ts";
import type { GradebookInfo, Lateness } from "../../domain/gradebook.ts";
import type { Learner, LmsIdentity } from "../../domain/learner.ts";
import { ByHandLedger } from "../../gradebook/by-hand.ts";
import { catchUp, keepGradebook } from "../../gradebook/keep.ts";
import { gradedExercise, gradedLearner, TWO_EXERCISES } from "../domain/class.ts";
import { readJunit } from "../reporters/formats.ts";
import { emptyFolder, numkata, type Run, told } from "./numkata.ts";

const INFO: GradebookInfo = { course: "Python Basics", exercises: TWO_EXERCISES };
const LATE: Lateness = { percent: 10, reason: "1 day late" };
const ODD_NAMES = ["=cmd()", 'Curie, "Marie"', "new\nline", "🦊 Øre", "\u202eabc", "+1", "@sum"] as const;

type Someone = { readonly key: string; readonly name?: string; readonly id?: string; readonly isFault?: boolean };

/** Everybody has 3.5 of 14.75 points; who is late has less. */
function entryOf({ key, isFault = false }: Someone): Entry {
  if (isFault) return { kind: "fault", learner: key, fault: { owner: "submission", reason: "the file vanished" } };
  return gradedLearner(key, [
    gradedExercise("a", "11", { points: { earned: 3.5, possible: 3.5, extra: 0 } }),
    gradedExercise("b", "x00", { points: { earned: 0, possible: 11.25, extra: 0 } }),
  ]);
}

type Folder = {
  readonly folder: string;
  readonly run: (...words: string[]) => Promise<Run>;
  readonly read: (path: string) => string;
};

/** A folder with the results of a class in `out/`, and other files. */
function graded(
  system: LmsIdentity["system"],
  people: readonly Someone[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Folder {
  const folder = emptyFolder();
  const out = join(folder, "out");
  mkdirSync(out);
  const sorted = people.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const handedIn = sorted.map((person) => {
    const { key, name = key, id } = person;
    const learner: Learner = { key, name, ...(id !== undefined && { lms: { system, id, late: false } }) };
    return { learner, late: key === "late" ? LATE : undefined, sum: key, read: () => entryOf(person) };
  });
  keepGradebook(out, { info: INFO, handedIn, passedOver: [] });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return {
    folder,
    run: (...words) => numkata(folder, ["export", "out", ...words]),
    read: (path) => readFileSync(join(folder, path), "utf8"),
  };
}

const CANVAS = `Student,ID,SIS User ID,SIS Login ID,Section,Essay (1),Python Basics (4711),Final Score
    Points Possible,,,,,10,14.75,(read only)
"Curie, Marie",11,s11,mcurie,S,9,,
"Lee, Ann",12,s12,alee,S,9,,
"Núñez, José",13,s13,jn,S,9,,
"Late, Lou",14,s14,late,S,9,1,
"Gone, Gil",15,s15,gg,S,9,2,
"Student, Test",16,,843b2ebf97d6dff55e1ba2ce8c7910f987d72b05,S,,,
`;

const CLASS: readonly Someone[] = [
  { key: "curiemarie", id: "11" },
  { key: "Ann Lee" },
  { key: "late" },
  { key: "gg", isFault: true },
];

describe("to Canvas", () => {
  test("who is found gets their points, and nobody else is touched", async ({ expect: check }) => {
    const { run, read } = graded("canvas", CLASS, { "roster.csv": CANVAS });
    check(told(await run("--to", "canvas", "--roster", "roster.csv"))).toMatchInlineSnapshot(`
      "roster.csv: 6 rows, grades go to "Python Basics (4711)"
        4 learners found: 1 by the number of the download, 2 by id, login or address, 1 by name

      Without a grade, so nothing is written for them (1):
        gg: the file vanished

      In the list, and handed nothing in (1):
        "Núñez, José" (13, line 5)

      3 grades written: <course>/out/canvas.csv
      [exit code 0]"
    `);
    check(read("out/canvas.csv")).toBe(
      [
        "Student,ID,SIS User ID,SIS Login ID,Section,Python Basics (4711)",
        "    Points Possible,,,,,14.75",
        '"Curie, Marie",11,s11,mcurie,S,3.5',
        '"Lee, Ann",12,s12,alee,S,3.5',
        '"Late, Lou",14,s14,late,S,3.15',
        "",
      ].join("\n"),
    );
    check(read("roster.csv")).toBe(CANVAS);
  });

  test("a dry run tells the same and writes nothing", async () => {
    const { run, folder } = graded("canvas", CLASS, { "roster.csv": CANVAS });
    const before = readdirSync(join(folder, "out"));
    const dry = await run("--to", "canvas", "--roster", "roster.csv", "--dry-run");
    expect(readdirSync(join(folder, "out"))).toEqual(before);
    const wet = await run("--to", "canvas", "--roster", "roster.csv");
    expect(dry.out).toBe(wet.out.replace("grades written", "grades would be written"));
    expect(dry.code).toBe(wet.code);
  });

  test("who is only like somebody is told, until it is said who they are", async ({ expect: check }) => {
    const { run, read } = graded(
      "canvas",
      [{ key: "jose nunez" }, { key: "MCURIE" }, { key: "zed" }, { key: "Lee, Ann", id: "99" }, { key: "late" }],
      { "roster.csv": CANVAS, "map.csv": "Learner,id\n jose nunez ,13\nMCURIE,mcurie\nzed,\n" },
    );
    const words = ["--to", "canvas", "--roster", "roster.csv", "--output", "grades.csv"];
    check(told(await run(...words))).toMatchInlineSnapshot(`
      "roster.csv: 6 rows, grades go to "Python Basics (4711)"
        1 learner found: 1 by id, login or address

      Almost the same, so not matched (3):
        Lee, Ann, whose download has the number 99, is like "Lee, Ann" (12, line 4)
        MCURIE is like "Curie, Marie" (11, line 3)
        jose nunez is like "Núñez, José" (13, line 5)

      Not in the list (1):
        zed

      In the list, and handed nothing in (1):
        "Gone, Gil" (15, line 7)

      Say who they are in a CSV file of lines like \`ann-lee,4711\` (the learner here, then an id, login or
      address of the list; nothing behind the comma leaves somebody out) and give it with \`--map\`.

      1 grade written: <course>/grades.csv
      [exit code 1]"
    `);
    check(read("grades.csv").split("\n").slice(2)).toEqual(['"Late, Lou",14,s14,late,S,3.15', ""]);
    const second = await run(...words, "--map", "map.csv");
    check(second.code).toBe(1);
    check(read("grades.csv").split("\n").slice(2, 4)).toEqual([
      '"Curie, Marie",11,s11,mcurie,S,3.5',
      '"Núñez, José",13,s13,jn,S,3.5',
    ]);
  });

  test("where two are meant, nothing is written", async ({ expect: check }) => {
    const { run, folder } = graded(
      "canvas",
      [...CLASS, { key: "mcurie" }, { key: "x", name: "Ann Lee" }, { key: "Al" }],
      {
        "roster.csv": `${CANVAS}Al,17,,al1,S,,,\nAl,18,,al2,S,,,\n`,
      },
    );
    check(told(await run("--to", "canvas", "--roster", "roster.csv"))).toMatchInlineSnapshot(`
      "roster.csv: 8 rows, grades go to "Python Basics (4711)"
        2 learners found: 2 by id, login or address

      Not clear, so nothing can be written (3):
        Al could be "Al" (17, line 9) or "Al" (18, line 10)
        "Curie, Marie" (11, line 3) could be curiemarie and mcurie
        "Lee, Ann" (12, line 4) could be Ann Lee and x

      Without a grade, so nothing is written for them (1):
        gg: the file vanished

      In the list, and handed nothing in (1):
        "Núñez, José" (13, line 5)

      Say who they are in a CSV file of lines like \`ann-lee,4711\` (the learner here, then an id, login or
      address of the list; nothing behind the comma leaves somebody out) and give it with \`--map\`.
      [stderr]
      Nothing is written.
      [exit code 2]"
    `);
    check(existsSync(join(folder, "out/canvas.csv"))).toBe(false);
  });

  test("points are scaled where that is asked for", async () => {
    const { run, read } = graded("canvas", CLASS, { "roster.csv": CANVAS.replace("10,14.75", "10,100") });
    const plain = await run("--to", "canvas", "--roster", "roster.csv");
    expect(plain.out).toContain("`--out-of 100` scales them");
    const scaled = await run("--to", "canvas", "--roster", "roster.csv", "--out-of", "100");
    expect(scaled.out).not.toContain("--out-of");
    expect(read("out/canvas.csv")).toContain('"Curie, Marie",11,s11,mcurie,S,23.73\n');
  });

  test("points by hand count, and none is left out", async () => {
    const { run, read, folder } = graded("canvas", CLASS, { "roster.csv": CANVAS });
    const out = join(folder, "out");
    const ledger = new ByHandLedger(out, "append");
    const at = "2026-03-04T05:06:07.000Z";
    for (const exercise of ["a", "b"]) ledger.say({ kind: "points", at, learner: "gg", exercise, points: 1 });
    ledger.close();
    const stale = await run("--to", "canvas", "--roster", "roster.csv");
    expect(stale.code).toBe(2);
    expect(stale.err).toContain("does not have all that was said by hand");
    expect(existsSync(join(out, "canvas.csv"))).toBe(false);
    catchUp(out);
    expect((await run("--to", "canvas", "--roster", "roster.csv")).code).toBe(0);
    expect(read("out/canvas.csv")).toContain('"Gone, Gil",15,s15,gg,S,2\n');
  });
});

describe("names", () => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  test("of every kind go through Canvas' list, as text", async () => {
    const rows = ODD_NAMES.map((name, at) => `${quoted(name)},${at + 1},,u${at + 1},S,\n`).join("");
    const roster = `Student,ID,SIS User ID,SIS Login ID,Section,A (1)\n${rows}`;
    const people = ODD_NAMES.map((key) => ({ key }));
    const { run, read } = graded("canvas", people, { "roster.csv": roster });
    expect((await run("--to", "canvas", "--roster", "roster.csv")).code).toBe(0);
    const records: string[][] = parse(read("out/canvas.csv"));
    expect(records.slice(1).map(([, id, , login, , points]) => [id, login, points])).toEqual(
      ODD_NAMES.map((_, at) => [String(at + 1), `u${at + 1}`, "3.5"]),
    );
    expect(records.slice(1).map(([name]) => name)).toEqual(
      ODD_NAMES.map((name) => (/^[=+@]/.test(name) ? `'${name}` : name)),
    );
  });

  test("of every kind go through Moodle's worksheet", async () => {
    const rows = ODD_NAMES.map((name, at) => `Participant ${at + 1},${quoted(name)},,30,Yes,-,\n`).join("");
    const roster = `Identifier,Full name,Grade,Maximum grade,Grade can be changed,Last modified (grade),Feedback comments\n${rows}`;
    const people = ODD_NAMES.map((key, at) => ({ key, id: String(at + 1) }));
    const { run, read } = graded("moodle", people, { "roster.csv": roster });
    expect((await run("--to", "moodle", "--roster", "roster.csv")).code).toBe(0);
    const records: Record<string, string>[] = parse(read("out/moodle.csv"), { columns: true });
    expect(records.map((record) => [record["Identifier"], record["Grade"]])).toEqual(
      ODD_NAMES.map((_, at) => [`Participant ${at + 1}`, "3.5"]),
    );
    expect(records[0]?.["Feedback comments"]).toBe("3.5 of 14.75 points<br>a: 3.5 of 3.5<br>b: 0 of 11.25");
  });

  test("of every kind go into a table for spreadsheets", async () => {
    const { run, read } = graded("canvas", [
      ...ODD_NAMES.map((key) => ({ key })),
      { key: "late" },
      { key: "gg", isFault: true },
    ]);
    expect(told(await run("--to", "csv"))).toBe(`<course>/out/grades.csv\n[exit code 0]`);
    const records: Record<string, string>[] = parse(read("out/grades.csv"), {
      columns: true,
      record_delimiter: "\r\n",
    });
    const by = new Map(records.map((record) => [record["learner"]?.replace(/^'/, ""), record]));
    expect(new Set(by.keys())).toEqual(new Set([...ODD_NAMES, "late", "gg"]));
    for (const cell of records.flatMap((record) => Object.values(record))) expect(cell).not.toMatch(/^[=+@]/);
    const sums = { a: "3.5", b: "0", earned: "3.5", possible: "14.75" };
    expect(by.get("late")).toMatchObject({ ...sums, penalty: "0.35", points: "3.15", late: "1 day late", fault: "" });
    expect(by.get("gg")).toMatchObject({
      a: "",
      b: "",
      earned: "",
      penalty: "",
      points: "",
      fault: "the file vanished",
    });
  });

  test("of every kind go into JUnit XML", async () => {
    const { run, read } = graded("canvas", [...ODD_NAMES.map((key) => ({ key })), { key: "gg", isFault: true }]);
    expect((await run("--to", "junit")).code).toBe(0);
    const { root, complaints } = readJunit(read("out/junit.xml"));
    expect(complaints).toEqual([]);
    const suites = root.children.map(({ attributes: { tests, errors, failures, skipped } }) =>
      [tests, errors, failures, skipped].join(" "),
    );
    expect(suites.toSorted((a, b) => a.localeCompare(b))).toEqual([
      "1 0 0 1",
      ...ODD_NAMES.map(() => "2 0 0 0"),
      ...ODD_NAMES.map(() => "3 1 2 0"),
    ]);
  });
});

describe("to Moodle", () => {
  const PARTICIPANTS = `First name,Last name,ID number,Email address\nMarie,Curie,11,m@x.org\nAnn,Lee,12,ann@x.org\nGil,Gone,15,gg\n`;

  test("the gradebook's import has those alone that are found", async () => {
    const { run, read } = graded(
      "moodle",
      [
        { key: "Marie Curie", id: "9" },
        { key: "12" },
        { key: "gg", isFault: true },
        { key: "zed", id: "8" },
        { key: "GG", id: "7" },
      ],
      {
        "roster.csv": PARTICIPANTS,
      },
    );
    const first = await run(
      "--to",
      "moodle",
      "--roster",
      "roster.csv",
      "--by",
      "idnumber",
      "--column",
      "Lab 1",
      "--no-feedback",
    );
    expect(first.code).toBe(1);
    expect(first.out).toContain("Not in the list (1):\n  zed\n");
    expect(first.out).toContain('  GG is like "Gone, Gil" (gg, line 4)\n');
    expect(read("out/moodle.csv")).toBe("ID number,Lab 1\n11,3.5\n12,3.5\n");
  });

  test("grades above the maximum are told, since Moodle would say nothing", async ({ expect: check }) => {
    const { run } = graded("moodle", [{ key: "a", id: "1" }], {
      "roster.csv":
        "Identifier,Full name,Grade,Maximum grade,Grade can be changed,Last modified (grade)\nParticipant 1,A,,3,Yes,-\n",
    });
    check(told(await run("--to", "moodle", "--roster", "roster.csv"))).toMatchInlineSnapshot(`
      "roster.csv: 1 row, grades go to "Grade"
        1 learner found: 1 by the number of the download
        The list has this out of 3, and the points here are out of 14.75. They are written as they are;
        \`--out-of 3\` scales them.

      Stay as they are in the list (1):
        a has 3.5, and Moodle takes at most 3
      [stderr]
      There is no grade to write, so nothing is written.
      [exit code 2]"
    `);
  });
});

describe("what cannot be done is said, with exit code 2 and nothing written:", () => {
  const latin = Buffer.from(CANVAS, "latin1");
  test.concurrent.each<[string, readonly string[], RegExp]>([
    ["no target", [], /^numkata export: say where a batch's results are and what takes them/],
    ["no such target", ["--to", "excel"], /--to takes csv, canvas, moodle or junit, not "excel"\.$/],
    [
      "one at a time",
      ["--to", "gradescope"],
      /gradescope takes one submission at a time: see `numkata grade --reporter gradescope`\.$/,
    ],
    [
      "no list",
      ["--to", "canvas"],
      /needs a list of who there is: --roster with the gradebook as Canvas exports it\.$/,
    ],
    ["no such list", ["--to", "canvas", "--roster", "no.csv"], /^no\.csv cannot be read: there is no such file\.$/],
    [
      "another list",
      ["--to", "canvas", "--roster", "map.csv"],
      /^map\.csv: it has no column "Student", "ID" and "Section", but "learner"/,
    ],
    ["no text", ["--to", "canvas", "--roster", "latin.csv"], /^latin\.csv: it is not UTF-8 text/],
    ["text of another kind", ["--to", "canvas", "--roster", "wide.csv"], /^wide\.csv: it is not UTF-8 text/],
    [
      "no such column",
      ["--to", "canvas", "--roster", "roster.csv", "--column", "Pyton Basics (4711)"],
      /Did you mean "Python Basics \(4711\)"\?/,
    ],
    [
      "the list itself",
      ["--to", "canvas", "--roster", "roster.csv", "--output", "roster.csv"],
      /^roster\.csv: the grades need a file of their own/,
    ],
    [
      "the list by another name",
      ["--to", "canvas", "--roster", "linked.csv", "--output", "out/../roster.csv"],
      /^linked\.csv: the grades need a file of their own/,
    ],
    [
      "the map",
      ["--to", "canvas", "--roster", "roster.csv", "--map", "map.csv", "--output", "map.csv"],
      /^map\.csv: the grades need a file of their own/,
    ],
    [
      "a file that the batch keeps",
      ["--to", "junit", "--output", "out/journal.jsonl"],
      /journal\.jsonl: the grades need a file of their own/,
    ],
    [
      "the file that a batch makes of the same name",
      ["--to", "canvas", "--roster", "roster.csv", "--output", "out/grades.csv"],
      /grades\.csv: the grades need a file of their own/,
    ],
    [
      "nowhere to write",
      ["--to", "canvas", "--roster", "roster.csv", "--output", "no/where.csv"],
      /cannot be written: there is no such file/,
    ],
    ["a map of nobody", ["--to", "canvas", "--roster", "roster.csv", "--map", "map.csv"], /^Nothing is written\.$/],
    [
      "a map that is none",
      ["--to", "canvas", "--roster", "roster.csv", "--map", "roster.csv"],
      /^roster\.csv: line 1 should have two cells/,
    ],
    [
      "an option of another target",
      ["--to", "csv", "--roster", "roster.csv"],
      /^numkata export: --roster says nothing to --to csv\.$/,
    ],
    [
      "points of nothing",
      ["--to", "canvas", "--roster", "roster.csv", "--out-of", "0"],
      /--out-of takes a number of points above 0, not "0"\.$/,
    ],
    [
      "an identity that is none",
      ["--to", "moodle", "--by", "shoe"],
      /--by takes email, idnumber, username or id, not "shoe"\.$/,
    ],
  ])("%s", async (_, words, expected) => {
    const { run, folder, read } = graded("canvas", CLASS, {
      "roster.csv": CANVAS,
      "map.csv": "learner,id\nwho,11\n",
      "wide.csv": Buffer.from("Student,ID,Section\n", "utf16le"),
      "latin.csv": latin,
    });
    symlinkSync("roster.csv", join(folder, "linked.csv"));
    const before = readdirSync(join(folder, "out"));
    const { code, err } = await run(...words);
    expect(err.trim()).toMatch(expected);
    expect(code).toBe(2);
    expect(readdirSync(join(folder, "out"))).toEqual(before);
    expect(read("roster.csv")).toBe(CANVAS);
  });

  test("only a file is replaced", async () => {
    const { run, folder } = graded("canvas", CLASS);
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = createReadStream(pipe, "utf8");
    const [{ code }, text] = await Promise.all([run("--to", "csv", "--output", "pipe"), reader.toArray()]);
    expect(code).toBe(0);
    expect(text.join("")).toMatch(/^learner,name,a,b,/);
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  test("no gradebook", async () => {
    const { code, err } = await numkata(emptyFolder(), ["export", ".", "--to", "csv"]);
    expect(err).toMatch(/gradebook\.sqlite is not there\. numkata batch makes it/);
    expect(code).toBe(2);
  });

  test("nobody to write for", async () => {
    const { run } = graded("canvas", [{ key: "gg", isFault: true }, { key: "zed" }], { "roster.csv": CANVAS });
    const { code, err } = await run("--to", "canvas", "--roster", "roster.csv");
    expect([code, err]).toEqual([2, "\nThere is no grade to write, so nothing is written.\n"]);
  });
});
