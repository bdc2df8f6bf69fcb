// Who is who: what is matched, what is only told, what is refused; and laws that hold for any class and any list.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Learner, LmsIdentity } from "../../domain/learner.ts";
import { type Matching, matchRoster, type RosterRow } from "../../domain/roster.ts";

function learner(key: string, name = key, id?: string, system: LmsIdentity["system"] = "canvas"): Learner {
  return { key, name, ...(id !== undefined && { lms: { system, id, late: false } }) };
}

/** Rows as `id, login, name`. */
function rows(...people: readonly (readonly [id: string, login: string, name: string])[]): readonly RosterRow[] {
  return people.map(([id, login, name], at) => ({ at, line: at + 3, lms: id, handles: [id, login], names: [name] }));
}

/** In words: `ann=1 (name)`, `ann?1,2`, `1?ann,bob`, `ann~1`, `ann-`. */
function words({ matches, ambiguities, unmatched, leftOut }: Matching): readonly string[] {
  const ids = (some: readonly RosterRow[]): string => some.map(({ lms }) => lms).join(",");
  return [
    ...matches.map((match) => `${match.learner.key}=${match.row.lms} (${match.by})`),
    ...ambiguities.map((each) =>
      each.kind === "rows"
        ? `${each.learner.key}?${ids(each.rows)}`
        : `${each.row.lms}?${each.learners.map(({ key }) => key).join(",")}`,
    ),
    ...unmatched.map((each) => `${each.learner.key}~${ids(each.alike)}`),
    ...leftOut.map(({ key }) => `${key}-`),
  ];
}

const CURIE = ["11", "mcurie", "Curie, Marie"] as const;
const LEE = ["12", "alee", "Lee, Ann"] as const;

test.each<[string, readonly Learner[], readonly RosterRow[], readonly string[]]>([
  [
    "the download's number",
    [learner("curiemarie", "curiemarie", "11")],
    rows(CURIE, LEE),
    ["curiemarie=11 (download)"],
  ],
  [
    "the number goes before a name of somebody else",
    [learner("Ann Lee", "Ann Lee", "11")],
    rows(CURIE, LEE),
    ["Ann Lee=11 (download)"],
  ],
  ["a number that is not there", [learner("Ann Lee", "Ann Lee", "99")], rows(CURIE, LEE), ["Ann Lee~12"]],
  [
    "a number of another system says nothing",
    [learner("Ann Lee", "Ann Lee", "11", "moodle")],
    rows(CURIE, LEE),
    ["Ann Lee=12 (name)"],
  ],
  ["a login", [learner("mcurie")], rows(CURIE, LEE), ["mcurie=11 (handle)"]],
  ["a name in another order is told", [learner("Curie Marie")], rows(CURIE, LEE), ["Curie Marie~11"]],
  ["an id", [learner("12")], rows(CURIE, LEE), ["12=12 (handle)"]],
  ["a name the other way round", [learner("Marie Curie")], rows(CURIE, LEE), ["Marie Curie=11 (name)"]],
  ["a name as it stands", [learner("Curie, Marie")], rows(CURIE, LEE), ["Curie, Marie=11 (name)"]],
  ["a name beside the key", [learner("x1", "Ann Lee")], rows(CURIE, LEE), ["x1=12 (name)"]],
  [
    "the same letters, put together otherwise",
    [learner("Jose\u0301 Nu\u0301n\u0303ez")],
    rows(["1", "jn", "N\u00fa\u00f1ez, Jos\u00e9"]),
    ["Jose\u0301 Nu\u0301n\u0303ez=1 (name)"],
  ],
  ["spaces that nobody sees", [learner("Ann  Lee ")], rows(LEE), ["Ann  Lee =12 (name)"]],
  ["a handle goes before a name", [learner("alee")], rows(["1", "x", "alee"], LEE), ["alee=12 (handle)"]],
  ["only the case", [learner("MCURIE")], rows(CURIE, LEE), ["MCURIE~11"]],
  ["only the accents", [learner("Jose Nunez")], rows(["1", "jn", "Núñez, José"]), ["Jose Nunez~1"]],
  ["letters with a stroke", [learner("soren oester")], rows(["1", "so", "Oester, Søren"]), ["soren oester~1"]],
  ["only spaces and punctuation", [learner("curiemarie")], rows(CURIE, LEE), ["curiemarie~11"]],
  ["nobody", [learner("zed")], rows(CURIE, LEE), ["zed~"]],
  ["no letters are like no letters", [learner("🦊")], rows(["1", "x", "🦉"]), ["🦊~"]],
  ["a fox is a fox", [learner("🦊")], rows(["1", "x", "🦊"]), ["🦊=1 (name)"]],
  ["nothing is not found by nothing", [learner("")], rows(["1", "", ""]), ["~"]],
  ["two rows of one name", [learner("Ann Lee")], rows(LEE, ["13", "alee2", "Ann Lee"]), ["Ann Lee?12,13"]],
  [
    "two learners for a row, however each was found",
    [learner("Ann Lee"), learner("a", "a", "12")],
    rows(LEE),
    ["12?Ann Lee,a"],
  ],
  ["a number twice in the list", [learner("a", "a", "12")], rows(LEE, LEE), ["a?12,12"]],
  ["=cmd()", [learner("=cmd()")], rows(["1", "x", "=cmd()"]), ["=cmd()=1 (name)"]],
])("%s", (_, learners, list, expected) => {
  expect(words(matchRoster(learners, list, "canvas"))).toEqual(expected);
});

describe("by hand", () => {
  const match = (hand: Readonly<Record<string, string>>): Matching =>
    matchRoster(
      [learner("Ann Lee"), learner("zed")],
      rows(CURIE, LEE, ["13", "al", "Lee, Ann"]),
      "canvas",
      new Map(Object.entries(hand)),
    );

  test("goes before everything", () => {
    expect(words(match({ "Ann Lee": "alee", zed: "11" }))).toEqual(["Ann Lee=12 (hand)", "zed=11 (hand)"]);
  });

  test("leaves out", () => {
    expect(words(match({ "Ann Lee": "" }))).toEqual(["zed~", "Ann Lee-"]);
  });

  test("is refused where it names nobody", () => {
    expect(match({ "Ann Lee": "99", who: "11" }).wrongHands).toEqual([
      { key: "Ann Lee", id: "99", why: "no such row" },
      { key: "who", id: "11", why: "no such learner" },
    ]);
  });
});

test("rows that nobody came near", () => {
  const { without } = matchRoster(
    [learner("MCurie"), learner("x", "Lee, Ann")],
    rows(LEE, ["1", "bo", "Bo"], CURIE),
    "canvas",
  );
  expect(without.map(({ lms }) => lms)).toEqual(["1"]);
});

test("whom the system made up is missed by nobody, and graded where it handed in", () => {
  const roster = rows(LEE, ["13", "843b", "Student, Test"]).map((row) =>
    row.lms === "13" ? { ...row, isNobody: true as const } : row,
  );
  expect(matchRoster([], roster, "canvas").without.map(({ lms }) => lms)).toEqual(["12"]);
  expect(words(matchRoster([learner("studenttest", "studenttest", "13")], roster, "canvas"))).toEqual([
    "studenttest=13 (download)",
  ]);
});

describe("for any class and any list", () => {
  const word = fc.constantFrom(
    "ann",
    "Ann",
    "bob",
    "lee",
    "Ann Lee",
    "Lee, Ann",
    "josé",
    "jose\u0301",
    "jose",
    "1",
    "2",
    "",
    " ",
  );
  const aRow = fc.record({
    lms: fc.option(word, { nil: undefined }),
    handles: fc.array(word, { maxLength: 2 }),
    names: fc.array(word, { maxLength: 2 }),
  });
  const list = fc
    .array(aRow, { maxLength: 6 })
    .map((all) =>
      all.map(({ lms, ...rest }, at): RosterRow => ({ at, line: at + 2, ...rest, ...(lms !== undefined && { lms }) })),
    );
  const someone = fc.record({ key: word, name: word, id: fc.option(word, { nil: undefined }) });
  const learners = fc
    .uniqueArray(someone, { maxLength: 6, selector: ({ key }) => key })
    .map((all) => all.map(({ key, name, id }) => learner(key, name, id)));
  const hands = fc.dictionary(word, word, { maxKeys: 3 }).map((each) => new Map(Object.entries(each)));
  const any = fc.tuple(learners, list, hands);

  test("everybody has one place, and no row has two", () => {
    fc.assert(
      fc.property(any, ([all, roster, hand]) => {
        const { matches, ambiguities, unmatched, leftOut, without } = matchRoster(all, roster, "canvas", hand);
        const placed = [
          ...matches.map(({ learner: { key } }) => key),
          ...ambiguities.flatMap((each) =>
            each.kind === "rows" ? [each.learner.key] : each.learners.map(({ key }) => key),
          ),
          ...unmatched.map((each) => each.learner.key),
          ...leftOut.map(({ key }) => key),
        ];
        expect(placed.toSorted()).toEqual(all.map(({ key }) => key).toSorted());
        const taken = matches.map(({ row }) => row.at);
        expect(new Set(taken).size).toBe(taken.length);
        for (const { row } of matches) expect(without).not.toContain(row);
      }),
    );
  });

  test("nobody gets another's grade: what is matched is the same, and of nobody else", () => {
    const same = (text: string): string => text.normalize("NFC").trim();
    const flipped = (text: string): readonly string[] => [same(text), same(text).split(", ").toReversed().join(" ")];
    fc.assert(
      fc.property(any, ([all, roster, hand]) => {
        for (const { learner: who, row, by } of matchRoster(all, roster, "canvas", hand).matches) {
          const own: Readonly<Record<typeof by, readonly string[]>> = {
            hand: [same(hand.get(who.key) ?? "")],
            download: [same(who.lms?.id ?? "")],
            handle: [same(who.key)],
            name: [who.key, who.name].flatMap(flipped),
          };
          const theirs: Readonly<Record<typeof by, (each: RosterRow) => readonly string[]>> = {
            hand: ({ handles }) => handles.map(same),
            download: ({ lms }) => (lms === undefined ? [] : [same(lms)]),
            handle: ({ handles }) => handles.map(same),
            name: ({ names }) => names.flatMap(flipped),
          };
          const fits = (each: RosterRow): boolean =>
            theirs[by](each).some((text) => text !== "" && own[by].includes(text));
          expect(roster.filter(fits)).toEqual([row]);
        }
      }),
    );
  });

  test("their order does not matter", () => {
    fc.assert(
      fc.property(any, fc.infiniteStream(fc.nat()), ([all, roster, hand], numbers) => {
        const shuffled = <T>(items: readonly T[]): readonly T[] =>
          items
            .map((item) => ({ item, by: numbers.next().value }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ item }) => item);
        expect(matchRoster(shuffled(all), shuffled(roster), "canvas", hand)).toEqual(
          matchRoster(all, roster, "canvas", hand),
        );
      }),
    );
  });
});
