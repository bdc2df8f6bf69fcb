// Names as Canvas and Moodle make them, and names that only look like theirs.

import fc from "fast-check";
import { expect, test } from "vitest";
import { byName, lmsNameOf, withoutNumbers } from "../../batch/lms-names.ts";

type Told = { readonly name: string; readonly id?: string; readonly late?: boolean; readonly holds: string };

function told(name: string, isFolder = false): Told | undefined {
  const found = lmsNameOf(name, isFolder);
  if (found === undefined) return undefined;
  const { lms, holds } = found;
  const held = holds.kind === "file" ? `${holds.name} ${holds.stamp}` : holds.kind;
  return {
    name: found.name,
    ...(lms && { id: `${lms.system} ${lms.id}`, ...(lms.late && { late: true }) }),
    holds: held,
  };
}

test.each<[string, Told | undefined]>([
  ["Ada Lovelace_1234567_assignsubmission_file", { name: "Ada Lovelace", id: "moodle 1234567", holds: "folder" }],
  ["Ada Lovelace_1234567_assignsubmission_file_", { name: "Ada Lovelace", id: "moodle 1234567", holds: "folder" }],
  ["Ada Lovelace_1234567_assignsubmission_onlinetext", { name: "Ada Lovelace", id: "moodle 1234567", holds: "typed" }],
  ["Ada Lovelace_7_assignsubmission_other", { name: "Ada Lovelace", id: "moodle 7", holds: "folder" }],
  ["Participant_7_assignsubmission_file", { name: "Participant", id: "moodle 7", holds: "folder" }],
  ["Default group_assignsubmission_file", { name: "Default group", holds: "folder" }],
  ["Øre, 🦊 (2)_7_assignsubmission_file", { name: "Øre, 🦊 (2)", id: "moodle 7", holds: "folder" }],
  ["lovelaceada_4021_99812", undefined],
  ["Ada Lovelace", undefined],
  ["_assignsubmission_file", undefined],
])("a folder %j", (name, wanted) => {
  expect(told(name, true)).toEqual(wanted);
});

test.each<[string, Told | undefined]>([
  ["lovelaceada_4021_99812_softmax.ts", { name: "lovelaceada", id: "canvas 4021", holds: "softmax.ts 99812" }],
  [
    "lovelaceada_LATE_4021_99812_work.zip",
    { name: "lovelaceada", id: "canvas 4021", late: true, holds: "work.zip 99812" },
  ],
  ["o_brienpat_4021_99812_my work (1).zip", { name: "o_brienpat", id: "canvas 4021", holds: "my work (1).zip 99812" }],
  ["øreåge_4021_99812_1_2_x.ts", { name: "øreåge", id: "canvas 4021", holds: "1_2_x.ts 99812" }],
  ["anon_Xy12z_99812_softmax.ts", { name: "anon_Xy12z", id: "canvas anon_Xy12z", holds: "softmax.ts 99812" }],
  ["anon_12345_99812_softmax.ts", { name: "anon_12345", id: "canvas anon_12345", holds: "softmax.ts 99812" }],
  ["LATE_anon_Xy12z_99812_a.ts", { name: "anon_Xy12z", id: "canvas anon_Xy12z", late: true, holds: "a.ts 99812" }],
  ["_4021_99812_softmax.ts", { name: "4021", id: "canvas 4021", holds: "softmax.ts 99812" }],
  ["lovelaceada_4021_text.html", { name: "lovelaceada", id: "canvas 4021", holds: "typed" }],
  ["lovelaceada_LATE_4021_link.html", { name: "lovelaceada", id: "canvas 4021", late: true, holds: "typed" }],
  [
    "Ada Lovelace_1234567_assignsubmission_file_softmax.ts",
    { name: "Ada Lovelace", id: "moodle 1234567", holds: "softmax.ts 0" },
  ],
  [
    "Ada Lovelace_1234567_assignsubmission_file_1_2_x.ts",
    { name: "Ada Lovelace", id: "moodle 1234567", holds: "1_2_x.ts 0" },
  ],
  ["Ada_7_assignsubmission_onlinetext_onlinetext.html", { name: "Ada", id: "moodle 7", holds: "typed" }],
  ["softmax.ts", undefined],
  ["ada.zip", undefined],
  ["Ada Lovelace_4021_99812_softmax.ts", undefined],
  ["lovelaceada_4021_softmax.ts", undefined],
  ["notes_2024.txt", undefined],
])("a file %j", (name, wanted) => {
  expect(told(name)).toEqual(wanted);
});

test.each([
  ["softmax.ts", "softmax.ts"],
  ["softmax-1.ts", "softmax.ts"],
  ["softmax (1).ts", "softmax.ts"],
  ["softmax(12).ts", "softmax.ts"],
  ["softmax (1)-2.ts", "softmax.ts"],
  ["work-3.test.ts", "work.test.ts"],
  ["work-0f8fad5b-d9cb-469f-a165-70867728950e.zip", "work.zip"],
  ["l1-loss.ts", "l1-loss.ts"],
  ["06-softmax.ts", "06-softmax.ts"],
  ["-1.ts", "-1.ts"],
  ["2026-11-22.zip", "2026.zip"],
])("%j was %j before it was numbered", (name, wanted) => {
  expect(withoutNumbers(name, true)).toBe(wanted);
});

const isAsked = (name: string): boolean => name === "softmax.ts";

test("what came last has the name that is asked for, and nothing is lost", () => {
  const handed = [
    { name: "softmax.ts", stamp: 10n, file: "first" },
    { name: "softmax-2.ts", stamp: 9007199254740993n, file: "last" },
    { name: "softmax-1.ts", stamp: 9007199254740992n, file: "second" },
    { name: "two-1.ts", stamp: 5n, file: "two" },
    { name: "lib.ts", stamp: 5n, file: "lib" },
    { name: "lib-2.ts", stamp: 6n, file: "another lib" },
  ];
  const { counting, earlier } = byName(handed, isAsked);
  expect(Object.fromEntries(counting)).toEqual({
    "softmax.ts": "last",
    "two.ts": "two",
    "two-1.ts": "two",
    "lib.ts": "lib",
    "lib-2.ts": "another lib",
  });
  expect(earlier).toEqual([
    { file: "first", by: "last" },
    { file: "second", by: "last" },
  ]);
});

test("where nobody knows what came last, what is asked for keeps its name", () => {
  const handed = [
    { name: "softmax.ts", stamp: 0n, file: "itself" },
    { name: "softmax (1).ts", stamp: 0n, file: "numbered" },
    { name: "part-1.zip", stamp: 0n, file: "a part" },
  ];
  for (const files of [handed, handed.toReversed()]) {
    const { counting, earlier } = byName(files, isAsked);
    expect(Object.fromEntries(counting)).toEqual({
      "softmax.ts": "itself",
      "softmax (1).ts": "numbered",
      "part-1.zip": "a part",
    });
    expect(earlier).toEqual([]);
  }
});

test("no name takes long, or throws", () => {
  const part = fc.constantFrom("_", "1", "LATE", "anon", "assignsubmission_file", "a", "-1", ".ts", "(1)", " ");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 200 }), fc.boolean(), (parts, isFolder) => {
      const name = parts.join("");
      lmsNameOf(name, isFolder);
      expect(name.startsWith(withoutNumbers(name, true).slice(0, 1))).toBe(true);
    }),
  );
});
