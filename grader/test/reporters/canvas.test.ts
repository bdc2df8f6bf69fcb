// Canvas' gradebook: what is written is imported again here, by the rules of Canvas' importer as they are written down in
// lib/gradebook_importer.rb, on a model of a course.

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCanvas } from "../../reporters/canvas.ts";
import type { ClassList } from "../../reporters/class-list.ts";

const HEAD = "Student,ID,SIS User ID,SIS Login ID,Section";
const GRADEBOOK = `${HEAD},Essay (4710),Python Basics (4711),Current Score,Final Score
,,,,,,Manual Posting,,
    Points Possible,,,,,10.00,27.00,(read only),(read only)
"Curie, Marie",11,s011,mcurie,"Section 1, morning",8.00,,80.00,40.00
"Lee, ""Ann""",12,,alee@x.org,Section 1,7.50,20.00,75.00,90.00
"Student, Test",13,,d6f,Section 1,,,,
`;

function opened(text: string, column?: string, title = "Python Basics"): ClassList {
  const list = openCanvas(text, column, title);
  if ("problem" in list) throw new Error(list.problem);
  return list;
}

function problem(text: string, column?: string, title = "Python Basics"): string {
  const list = openCanvas(text, column, title);
  return "problem" in list ? list.problem : "";
}

/** The file with points for the rows with these ids. */
function written(list: ClassList, points: Readonly<Record<string, number>>): string {
  const grades = list.rows.flatMap(({ at, lms = "" }) =>
    points[lms] === undefined ? [] : [[at, { points: points[lms], feedback: "" }] as const],
  );
  return [...list.parts(new Map(grades))].join("");
}

type Course = Readonly<
  Record<string, { readonly possible: number; readonly grades: Readonly<Record<string, string>> }>
>;

const COURSE: Course = {
  "4710": { possible: 10, grades: { 11: "8.00", 12: "7.50" } },
  "4711": { possible: 27, grades: { 12: "20.00" } },
};

/** What Canvas has after an import. Throws where it would refuse, make an assignment, or not know a learner. */
function imported(text: string, course: Course, people: ReadonlySet<string>): Course {
  const delimiter = /^[^\n]*;/.test(text) ? ";" : ",";
  const [header = [], ...rows]: string[][] = parse(text, { delimiter, bom: true });
  if (!(header[0] === "Student" && header[1] === "ID" && header.includes("Section"))) throw new Error("header row");
  const columns = [...header.entries()].slice(header.indexOf("Section") + 1);
  const after = structuredClone(course) as Record<string, { possible: number; grades: Record<string, string> }>;
  for (const cells of rows) {
    const isPossible = cells[0]?.includes("Points Possible") === true;
    if (!isPossible && cells.every((cell) => /^\s*(?:Muted|Manual Posting.*)?\s*$/i.test(cell))) continue;
    if (!isPossible && !people.has(cells[1] ?? "")) throw new Error(`nobody is ${cells[1]}`);
    for (const [at, heading] of columns) {
      const assignment = after[/\((\d+)\)$/.exec(heading)?.[1] ?? ""];
      if (assignment === undefined) throw new Error(`a new assignment ${heading}`);
      const cell = (cells[at] ?? "").trim();
      const grade = /^-?[\d.,]+$/.test(cell) ? cell.replace(/[.,](?=[^.,]*$)/, ".") : cell;
      if (isPossible) assignment.possible = Number(grade);
      else assignment.grades[cells[1] ?? ""] = grade;
    }
  }
  return after;
}

const PEOPLE = new Set(["11", "12", "13"]);

test("the file to import", () => {
  const text = written(opened(GRADEBOOK), { 11: 22.5, 12: 20 });
  expect(text).toMatchInlineSnapshot(`
    "Student,ID,SIS User ID,SIS Login ID,Section,Python Basics (4711)
    ,,,,,Manual Posting
        Points Possible,,,,,27.00
    "Curie, Marie",11,s011,mcurie,"Section 1, morning",22.5
    "Lee, ""Ann""",12,,alee@x.org,Section 1,20
    "
  `);
  expect(imported(text, COURSE, PEOPLE)).toEqual({
    "4710": COURSE["4710"],
    "4711": { possible: 27, grades: { 11: "22.5", 12: "20" } },
  });
});

test("who has no grade of ours keeps what is there", () => {
  const text = written(opened(GRADEBOOK), { 11: 22.5 });
  expect(imported(text, COURSE, PEOPLE)["4711"]?.grades).toEqual({ 11: "22.5", 12: "20.00" });
  expect(text).not.toContain("alee");
});

describe("a gradebook of another locale", () => {
  const german = `\ufeffStudent;ID;SIS User ID;SIS Login ID;Section;Python Basics (4711);Final Score
    Points Possible;;;;;27,00;(read only)
Curie, Marie;11;s011;mcurie;"Section; 1";8,00;80,00
"Lee, ""Ann""";12;;alee@x.org;Section 1;20,00;90,00
`;
  const crlf = german.replaceAll("\n", "\r\n");

  test.each([german, crlf])("keeps its separator, its mark and its line ends", (text) => {
    const out = written(opened(text), { 11: 22.5 });
    const end = text === crlf ? "\r\n" : "\n";
    expect(out.startsWith("\ufeffStudent;ID;SIS User ID;SIS Login ID;Section;Python Basics (4711)")).toBe(true);
    expect(out.split(end).slice(1)).toEqual([
      "    Points Possible;;;;;27,00",
      'Curie, Marie;11;s011;mcurie;"Section; 1";22.5',
      "",
    ]);
    expect(imported(out, COURSE, PEOPLE)["4711"]).toEqual({ possible: 27, grades: { 11: "22.5", 12: "20.00" } });
  });
});

test("first and last names apart", () => {
  const text = "LastName,FirstName,ID,SIS Login ID,Section,A (1)\n    Points Possible,,,,,9\nCurie,Marie,11,mc,S,\n";
  const list = opened(text);
  expect(list.rows).toEqual([{ at: 0, line: 3, lms: "11", handles: ["11", "mc"], names: ["Curie, Marie"] }]);
  expect(written(list, { 11: 3 })).toBe(text.replace("S,\n", "S,3\n"));
});

describe("which column", () => {
  const several = `${HEAD},Basics 1 (1),Basics 2 (2),Basics 2 resit (3),Final Grade essay (4),Quiz,Notes (5)
    Points Possible,,,,,1,1,1,1,1,(read only)
`;

  test.each([
    ["Basics 1", "Basics 1 (1)"],
    ["basics 1", "Basics 1 (1)"],
    ["(2)", "Basics 2 (2)"],
    ["Basics 2 (2)", "Basics 2 (2)"],
    ["resit", "Basics 2 resit (3)"],
  ])("%s", (column, heading) => {
    expect(opened(several, column).column).toBe(heading);
  });

  test("the one of the course's title, or the only one", () => {
    expect(opened(GRADEBOOK).column).toBe("Python Basics (4711)");
    expect(opened(`${HEAD},A (1)\n`).column).toBe("A (1)");
  });

  const all = '"Basics 1 (1)", "Basics 2 (2)" and "Basics 2 resit (3)"';

  test.each<[string, string | undefined, string]>([
    [
      "several fit",
      "Basics 2",
      'several columns fit "Basics 2": "Basics 2 (2)" and "Basics 2 resit (3)". Say more of the heading',
    ],
    ["misspelt", "Bassics 1 (1)", 'no column is called "Bassics 1 (1)". Did you mean "Basics 1 (1)"?'],
    ["far from all", "Zeppelin", `no column is called "Zeppelin". There are ${all}`],
    ["none said", undefined, `say with --column which one the grades go to: ${all}`],
    ["Canvas works it out", "Final Grade essay (4)", `no column is called "Final Grade essay (4)". There are ${all}`],
    ["no assignment", "Quiz", `no column is called "Quiz". There are ${all}`],
    ["only to be read", "Notes (5)", `no column is called "Notes (5)". There are ${all}`],
  ])("%s", (_, column, expected) => {
    expect(problem(several, column)).toBe(expected);
  });

  test("none at all", () => {
    expect(problem(`${HEAD}\n`)).toBe("it has no column of an assignment: make one in Canvas, and export again");
  });
});

const SOURCE = "Take the gradebook as Canvas exports it (Grades, Export)";

test.each([
  ["empty", "", "it is empty"],
  [
    "another file",
    "learner,points\nann,3\n",
    `it has no column "Student", "ID" and "Section", but "learner" and "points". ${SOURCE}`,
  ],
  [
    "columns in another order",
    "ID,Student,SIS Login ID,Section,A (1)\n",
    `its first columns are "ID" and "Student", where Canvas asks for "Student" and "ID". ${SOURCE}`,
  ],
  ["a name without its quotes", `${HEAD},A (1)\nCurie, Marie,11,,mc,S,\n`, "line 2 has 7 cells, and the first line 6"],
  [
    "a quote that never ends",
    `${HEAD},A (1)\n"Curie,11,,mc,S,\n`,
    "it is no CSV: Quote Not Closed: the parsing is finished with an opening quote at line 2",
  ],
])("no gradebook: %s", (_, text, expected) => {
  expect(problem(text)).toBe(expected);
});

test("whom a grade would wrong", () => {
  const list = opened(`${HEAD},A (1)\nA,1,,,S,EX\nB,2,,,S,N/A\nC,3,,,S,ex\nD,4,,,S,5\n`);
  expect(list.rows.map((row) => list.refusal(row, 3))).toEqual([
    "is excused in Canvas, which a grade would take back",
    "is not assigned this in Canvas",
    "is excused in Canvas, which a grade would take back",
    undefined,
  ]);
});

test("rows that are shorter or longer than the first, as Canvas itself may write them", () => {
  const text = `${HEAD},A (1),B (2)\n,,,,,,Manual Posting,,,\n    Points Possible,,,,,1\nCurie,11\n`;
  expect(written(opened(text, "A"), { 11: 1 })).toBe(
    `${HEAD},A (1)\n,,,,,\n    Points Possible,,,,,1\nCurie,11,,,,1\n`,
  );
});

test("what Canvas has for looking at a course as its learners do is nobody, and somebody of that name is somebody", () => {
  const login = "843b2ebf97d6dff55e1ba2ce8c7910f987d72b05";
  const rows = [
    `"Student, Test",11,,${login},S,`,
    `"Student, Test",12,,tstudent,S,`,
    `"Student, Test",13,s13,${login},S,`,
    `"Curie, Marie",14,,${login},S,`,
    `"Student, Test",15,,,S,`,
  ];
  const isNobody = (text: string): readonly unknown[] => opened(text).rows.map((row) => row.isNobody === true);
  expect(isNobody([`${HEAD},A (1)`, ...rows].join("\n"))).toEqual([true, false, false, false, false]);
  expect(isNobody(`LastName,FirstName,ID,SIS Login ID,Section,A (1)\nStudent,Test,11,${login},S,\n`)).toEqual([true]);
});

describe("names", () => {
  const gradebook = (name: string): string => `${HEAD},A (1)\n"${name.replaceAll('"', '""')}",11,=1+1,+49,S,\n`;

  test.each([
    ["Curie, Marie", '"Curie, Marie"'],
    ['Lee, "Ann"', '"Lee, ""Ann"""'],
    ["new\nline", '"new\nline"'],
    ["=cmd()", "'=cmd()"],
    ['="=cmd()"', '"=""=cmd()"""'],
    ['="="&cmd()&""', '"\'=""=""&cmd()&"""""'],
    ["@SUM(A1), x", '"\'@SUM(A1), x"'],
    ["🦊 Øre", '"🦊 Øre"'],
    ["\u202eabc", '"\u202eabc"'],
  ])("%j is not run, and everything else stays as it is", (name, cell) => {
    expect(written(opened(gradebook(name)), { 11: 3 })).toBe(`${HEAD},A (1)\n${cell},11,=1+1,+49,S,3\n`);
  });

  test("is left as it is where Canvas has nothing else to go by", () => {
    const list = opened(`${HEAD},A (1)\n=cmd(),,,,S,\n`);
    expect([...list.parts(new Map([[0, { points: 3, feedback: "" }]]))].join("")).toBe(
      `${HEAD},A (1)\n=cmd(),,,,S,3\n`,
    );
  });

  test("what Canvas has put around a name is no part of it", () => {
    expect(opened(gradebook('="=cmd()"')).rows[0]?.names).toEqual(["=cmd()"]);
  });
});

test("two sections in one file: whoever is in both is one person", () => {
  const second = GRADEBOOK.replace("Section 1, morning", "Section 2").replace('"Lee, ""Ann""",12', "Cox,14");
  const list = opened(`${GRADEBOOK},,,,,,,,\n${second}`);
  expect(list.rows.map(({ lms, line }) => `${lms} ${line}`)).toEqual(["11 4", "12 5", "13 6", "14 12"]);
  expect(written(list, { 11: 5, 14: 6 })).toContain(`"Curie, Marie",11,s011,mcurie,"Section 1, morning",5\nCox,14,`);
  const other = opened(GRADEBOOK.replace("12,,alee", "11,,alee"));
  expect(other.rows.map(({ lms }) => lms)).toEqual(["11", "11", "13"]);
});

test("any gradebook: nothing but the grades of those that have one is changed", () => {
  const text = fc
    .string({ unit: "binary", maxLength: 8 })
    .filter((each) => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]|Points Possible/.test(each));
  const grade = fc.option(
    fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, grade), { maxLength: 5 }), (people) => {
      const rows = people.map(([name, login], at) => [name, String(100 + at), login, login, "S", "1"]);
      const cells = (row: readonly string[]): string => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
      const list = opened(`${HEAD},A (1)\n${rows.map((row) => `${cells(row)}\n`).join("")}`);
      const points = Object.fromEntries(
        people.flatMap(([, , each], at) => (each === undefined ? [] : [[100 + at, each]])),
      );
      const back: string[][] = parse(written(list, points), { record_delimiter: "\n" });
      expect(back.slice(1)).toEqual(
        rows.flatMap((row) =>
          points[row[1] ?? ""] === undefined ? [] : [[...row.slice(0, 5), String(points[row[1] ?? ""])]],
        ),
      );
    }),
    { numRuns: 40 },
  );
});
