// Moodle's two imports: what is written is imported again here, by the rules of mod/assign/feedback/offline and of
// grade/import/csv as they are written down there, on a model of a course.

import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { ClassList, Given } from "../../reporters/class-list.ts";
import type { MoodleOptions } from "../../reporters/moodle-list.ts";
import { openMoodle } from "../../reporters/moodle.ts";

const WORKSHEET = `Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
"Participant 4711","Marie Curie",marie@x.org,"Submitted for grading - ",,30.00,Yes,"Monday, 2 November 2026, 9:15 AM",-,
"Participant 4712","Ann Lee",ann@x.org,"Submitted for grading - Graded - ",20.00,30.00,Yes,"Monday, 2 November 2026, 9:20 AM","Tuesday, 3 November 2026, 1:00 PM","<p>Well done, ""Ann""</p>"
"Participant 4713","Bo Øre",bo@x.org,"Submitted for grading - Graded - ",5.00,30.00,No,-,"Tuesday, 3 November 2026, 1:00 PM",
"Participant 4714",Zed,zed@x.org,"No submission - ",,30.00,Yes,-,-,
`;

const PARTICIPANTS = `"First name","Last name","ID number","Email address",Groups
Marie,Curie,0011,Marie.Curie@X.org,"A, B"
Ann,Lee,,ann@x.org,
Bo,Øre,0013,twice@x.org,
Bo,Ore,0014,twice@x.org,
`;

const OPTIONS: MoodleOptions = { by: undefined, column: undefined, title: "Python Basics", feedback: true };

function opened(text: string, options: Partial<MoodleOptions> = {}): ClassList {
  const list = openMoodle(text, { ...OPTIONS, ...options });
  if ("problem" in list) throw new Error(list.problem);
  return list;
}

function problem(text: string, options: Partial<MoodleOptions> = {}): string {
  const list = openMoodle(text, { ...OPTIONS, ...options });
  return "problem" in list ? list.problem : "";
}

/** The file with points for the rows at these places. */
function written(list: ClassList, grades: Readonly<Record<number, Given | number>>): string {
  const given = Object.entries(grades).map(
    ([at, each]) =>
      [Number(at), typeof each === "number" ? { points: each, feedback: `${each} of 30 points` } : each] as const,
  );
  return [...list.parts(new Map(given))].join("");
}

describe("the grading worksheet", () => {
  /** Who gets what from it, by Moodle's participants; a grade that Moodle passes over is not among them. */
  function imported(text: string): Readonly<Record<string, { readonly grade?: number; readonly feedback: string }>> {
    const records: Record<string, string>[] = parse(text, { columns: true, bom: true });
    const taken = records.map((record) => {
      const grade = record["Grade"] ?? "";
      const isTaken =
        grade !== "" && record["Grade can be changed"] === "Yes" && Number(grade) <= Number(record["Maximum grade"]);
      const own = { ...(isTaken && { grade: Number(grade) }), feedback: record["Feedback comments"] ?? "" };
      return [record["Identifier"]?.slice("Participant ".length), own] as const;
    });
    return Object.fromEntries(taken);
  }

  test("is filled, and stays as it is besides", () => {
    const text = written(opened(WORKSHEET), { 0: { points: 22.5, feedback: "22.5 of 30 points\nx < y & z: -5" } });
    expect(text).toBe(
      WORKSHEET.replace('grading - ",,30.00,Yes', 'grading - ",22.5,30.00,Yes').replace(
        '9:15 AM",-,\n',
        '9:15 AM",-,22.5 of 30 points<br>x &lt; y &amp; z: -5\n',
      ),
    );
    expect(imported(text)).toEqual({
      4711: { grade: 22.5, feedback: "22.5 of 30 points<br>x &lt; y &amp; z: -5" },
      4712: { grade: 20, feedback: '<p>Well done, "Ann"</p>' },
      4713: { feedback: "" },
      4714: { feedback: "" },
    });
  });

  test("finds people by the number of the download, and by name and address", () => {
    expect(opened(WORKSHEET).rows[0]).toEqual({
      at: 0,
      line: 2,
      lms: "4711",
      handles: ["Participant 4711", "4711", "marie@x.org"],
      names: ["Marie Curie"],
    });
  });

  test("keeps what somebody wrote, and writes over what we did", () => {
    const again = written(opened(WORKSHEET), { 0: 1, 1: 2 });
    expect(imported(again)["4712"]).toEqual({ grade: 2, feedback: '<p>Well done, "Ann"</p>' });
    expect(imported(written(opened(again), { 0: 3 }))["4711"]).toEqual({ grade: 3, feedback: "3 of 30 points" });
  });

  test("without feedback", () => {
    expect(imported(written(opened(WORKSHEET, { feedback: false }), { 0: 1 }))["4711"]).toEqual({
      grade: 1,
      feedback: "",
    });
  });

  test.each([
    ["as it is", WORKSHEET],
    ["of an older Moodle, with other capitals", WORKSHEET.replace("Maximum grade", "Maximum Grade")],
  ])("takes no grade that Moodle would pass over without a word: %s", (_, worksheet) => {
    const list = opened(worksheet);
    expect(list.possible).toBe(30);
    const refusals = list.rows.map((row) => list.refusal(row, 30.5));
    expect(refusals).toEqual([
      "has 30.5, and Moodle takes at most 30",
      "has 30.5, and Moodle takes at most 30",
      "has a grade that is locked in Moodle",
      "has 30.5, and Moodle takes at most 30",
    ]);
    expect(list.rows.map((row) => list.refusal(row, 30))).toEqual([undefined, undefined, refusals[2], undefined]);
  });

  test("of a blind marking has no names", () => {
    const blind = `Identifier,Status,Grade,"Maximum grade","Grade can be changed","Last modified (grade)"\n"Participant 5",,,9.00,Yes,-\n`;
    const list = opened(blind);
    expect(list.rows).toEqual([{ at: 0, line: 2, lms: "5", handles: ["Participant 5", "5"], names: [] }]);
    expect(written(list, { 0: 3 })).toBe(blind.replace(",,,9", ",,3,9"));
  });

  test.each([
    [
      "a name that a spreadsheet would run",
      WORKSHEET.replace("Marie Curie", "=cmd()"),
      '"Participant 4711",\'=cmd(),marie',
    ],
    ["a name like any other", WORKSHEET.replace("Marie Curie", '🦊, ""x""\n\u202ea'), '"🦊, ""x""\n\u202ea",marie'],
  ])("%s", (_, text, part) => {
    expect(written(opened(text), { 1: 1 })).toContain(part);
  });

  test.each<[string, string, Partial<MoodleOptions>, string]>([
    [
      "--by",
      WORKSHEET,
      { by: "email" },
      "it is a grading worksheet, whose rows are found by Identifier: leave out --by",
    ],
    [
      "--column",
      WORKSHEET,
      { column: "Quiz" },
      'it is a grading worksheet, whose grades go to "Grade": leave out --column',
    ],
    [
      "columns that are missing",
      'Identifier,Grade\n"Participant 1",\n',
      {},
      'it is a grading worksheet without the column "Last modified (grade)", but with "Identifier" and "Grade". Take it as Moodle ' +
        "makes it in English: an assignment's grading worksheet, or an export of the participants or grades",
    ],
  ])("is refused: %s", (_, text, options, expected) => {
    expect(problem(text, options)).toBe(expected);
  });
});

describe("the gradebook's import", () => {
  /** Who gets what, with the columns mapped by their headings. Throws where Moodle ends the import or loses a grade. */
  function imported(
    text: string,
    identity: string,
    users: ReadonlySet<string>,
  ): Readonly<Record<string, readonly string[]>> {
    const [[heading, ...columns] = [], ...rows]: string[][] = parse(text, { bom: true });
    if (heading !== identity) throw new Error(`mapped from ${heading}`);
    if (columns.length === 2 && columns[1] !== `${columns[0]?.replace(" (Real)", "")} (Feedback)`)
      throw new Error("feedback alone");
    return Object.fromEntries(
      rows.map(([user = "", grade = "", ...feedback]) => {
        if (!users.has(user)) throw new Error(`no user ${user}`);
        if (grade === "" || Number.isNaN(Number(grade))) throw new Error(`a bad grade: ${grade}`);
        return [user, [grade, ...feedback]];
      }),
    );
  }

  test("has those with a grade only, by what the list has of them", () => {
    const text = written(opened(PARTICIPANTS), { 0: { points: 22.5, feedback: "22.5 of 27 points\n<b>" } });
    expect(text).toBe(
      '"Email address",Python Basics,Python Basics (Feedback)\nMarie.Curie@X.org,22.5,22.5 of 27 points<br>&lt;b&gt;\n',
    );
    expect(imported(text, "Email address", new Set(["Marie.Curie@X.org"]))).toEqual({
      "Marie.Curie@X.org": ["22.5", "22.5 of 27 points<br>&lt;b&gt;"],
    });
  });

  test("by the user's own number, where that is asked for", () => {
    const list = opened("id,Full name\n7,Ann Lee\n", { by: "id", feedback: false });
    expect(written(list, { 0: 1 })).toBe("id,Python Basics\n7,1\n");
  });

  test("by ID number", () => {
    const text = written(opened(PARTICIPANTS, { by: "idnumber", feedback: false }), { 0: 1, 2: 0 });
    expect(text).toBe('"ID number",Python Basics\n0011,1\n0013,0\n');
  });

  test("cannot tell apart who shares an address, or find who has none", () => {
    const byEmail = opened(PARTICIPANTS);
    expect(byEmail.rows.map((row) => byEmail.refusal(row, 1))).toEqual([
      undefined,
      undefined,
      'shares the "Email address" twice@x.org with somebody else',
      'shares the "Email address" twice@x.org with somebody else',
    ]);
    const byNumber = opened(PARTICIPANTS, { by: "idnumber" });
    expect(byNumber.refusal(byNumber.rows[1] ?? { at: -1, line: 0, handles: [], names: [] }, 1)).toBe(
      'has no "ID number" in the list',
    );
  });

  test("finds people by address, number and name", () => {
    expect(opened(PARTICIPANTS).rows[0]).toEqual({
      at: 0,
      line: 2,
      handles: ["Marie.Curie@X.org", "0011"],
      names: ["Curie, Marie"],
    });
  });

  test("has nobody in rows that a spreadsheet left empty", () => {
    const { rows } = opened(`${PARTICIPANTS},,,,\n\n , ,,,\nLise,Meitner,,lise@x.org,\n`);
    expect(rows.map(({ names, line }) => [names.join(), line]).slice(-2)).toEqual([
      ["Ore, Bo", 5],
      ["Meitner, Lise", 9],
    ]);
  });

  test("fills a column of an export of grades, in any separator", () => {
    const grades = `\ufeffFirst name;Surname;Email address;Assignment: Basics (Real);Assignment: Basics (Feedback);Quiz: One (Real)\r\nAnn;Lee;a@x;-;;5,00\r\n`;
    const text = written(opened(grades, { column: "basics" }), { 0: 2.5 });
    expect(text).toBe(
      "\ufeffEmail address;Assignment: Basics (Real);Assignment: Basics (Feedback)\r\na@x;2.5;2.5 of 30 points\r\n",
    );
    expect(problem(grades, { column: "i" })).toMatch(/^several columns fit "i"/);
  });

  test.each<[string, string, Partial<MoodleOptions>, RegExp]>([
    [
      "what identifies them is not there",
      PARTICIPANTS,
      { by: "username" },
      /nor a list with "Username", but has "First name"/,
    ],
    [
      "another file",
      "learner,points\nann,3\n",
      {},
      /^it is neither a grading worksheet \(with "Identifier"\) nor a list/,
    ],
    ["in another language", "Vorname,Nachname,E-Mail-Adresse\na,b,c\n", {}, /as Moodle makes it in English/],
    ["a list of Canvas", "Student,ID,SIS Login ID,Section\n", {}, /^it is neither a grading worksheet/],
    ["empty", "", {}, /^it is empty$/],
  ])("is refused: %s", (_, text, options, expected) => {
    expect(problem(text, options)).toMatch(expected);
  });
});
