// What is handed in, however it is packed and named: whose it is, which files count, and what cannot be told.

import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { KnownLearners } from "../../batch/known-learners.ts";
import { folderShelf } from "../../batch/shelf.ts";
import { submissionHash } from "../../batch/submission-hash.ts";
import { listSubmissions } from "../../batch/submissions.ts";
import { built, everyWay, fromFolder, fromZip, hashesOf, type Scene, tinyExercises } from "./intake.ts";
import { zipBytes, zipOf } from "./zip-bytes.ts";

/** Told the same from a folder and from a zip file of all. */
async function told(scene: Scene): Promise<string> {
  const ways = await everyWay(scene);
  expect(ways.size).toBe(1);
  return [...ways].join("\n");
}

test("a folder for each learner, laid out in any way, below any folders", async ({ expect: check }) => {
  check(
    await told({
      "course/exercises/01-double/double.ts": "1",
      "bare/01-double/double.ts": "2",
      "flat/double.ts": "3",
      "wrapped/python-basics-main/exercises/01-double/double.ts": "4",
      "deep/a/b/c/double.ts": "5",
      "junk/__MACOSX/._x": "",
      "junk/.DS_Store": "",
      "junk/work/01-double/double.ts": "6",
      "junk/node_modules/a/index.ts": "",
      "junk/.git/HEAD": "",
      "beside/README.md": "",
      "beside/work/double.ts": "7",
      "Double/Double.ts": "8",
      "figures/work/01-double/double.ts": "9",
      "figures/plots/a.svg": "",
      "figures/notes/b.md": "",
      "two/a/double.ts": "",
      "two/b/double.ts": "",
      "essay/essay.txt": "",
      "rar/work.rar": "",
      "__MACOSX/course/._double.ts": "",
      ".DS_Store": "",
      "notes.txt": "",
      "work.rar": "",
    }),
  ).toMatchInlineSnapshot(`
    "Double: 
    bare: 01-double/double.ts=2
    beside: 01-double/double.ts=7
    course: 01-double/double.ts=1
    deep: 01-double/double.ts=5
    figures: 01-double/double.ts=9
    flat: 01-double/double.ts=3
    junk: 01-double/double.ts=6
    wrapped: 01-double/double.ts=4
    (essay: nothing of this course is in it)
    (notes.txt: neither folder nor zip file)
    (rar: nothing of this course is in it, and "work.rar" is no zip file)
    (two: "a" and "b" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)
    (work.rar: no zip file)"
  `);
});

test("files beside the folders of other exercises, and the last copy of what was saved again", async ({
  expect: check,
}) => {
  check(
    await told({
      "mixed/01-double/double.ts": "1",
      "mixed/01-double/two.ts": "",
      "mixed/root.ts": "import './two.ts';",
      "mixed/two.ts": "2",
      "mixed/double.ts": "old",
      "around/exercises/02-center/center.ts": "3",
      "around/root (1).ts": "4",
      "copies/double (1).ts": "first",
      "copies/double (2).ts": "second",
      "copies/double (10).ts": "tenth",
      "one more/double.ts": "5",
      "one more/double (1).ts": "copy",
      "once more/double.ts": "the same",
      "once more/double (1).ts": "the same",
      "attempts/double-1.ts": "second",
      "attempts/double-2.ts": "third",
      "both attempts/double.ts": "first",
      "both attempts/double-1.ts": "second",
      "in a folder/01-double/double (1).ts": "import './two.ts';",
      "in a folder/01-double/two.ts": "6",
      "copy.zip": zipOf({ "work/double (3).ts": "7" }),
      "empty copy/double (1).ts": "",
    }),
  ).toMatchInlineSnapshot(`
    "around: 02-center/center.ts=3 03-root/root.ts=4
    attempts: 01-double/double.ts=third [double-2.ts, not double-1.ts]
    both attempts: 01-double/double.ts=first [double.ts, not double-1.ts]
    copies: 01-double/double.ts=tenth [double (10).ts, not double (2).ts, double (1).ts]
    copy: 01-double/double.ts=7
    empty copy: 01-double/double.ts empty
    in a folder: 01-double/double.ts=import './two.ts'; 01-double/two.ts=6
    mixed: 01-double/double.ts=1 03-root/root.ts=import './two.ts'; 03-root/two.ts=2 [01-double/double.ts, not double.ts]
    once more: 01-double/double.ts=the same
    one more: 01-double/double.ts=5 [double.ts, not double (1).ts]"
  `);
});

test("folders that are called almost as the exercises", async ({ expect: check }) => {
  check(
    await told({
      "letters/01-Double/double.ts": "1",
      "letters/03_root/root.ts": "import './two.ts';",
      "letters/03_root/two.ts": "2",
      "copied/Exercises (1)/x/y.ts": "",
      "copied/work/01-double (1)/double.ts": "3",
      "beside/03-root/root.ts": "4",
      "beside/01 double/double (1).ts": "5",
      "exact/01-double/double.ts": "6",
      "exact/01-Double (1)/double.ts": "other",
      "without/01-double/notes.md": "",
      "without/01-Double (1)/double.ts": "import './two.ts';",
      "without/01-Double (1)/two.ts": "8",
      "which/01_double/double.ts": "one",
      "which/01-double (1)/double.ts": "other",
      "inner.zip": zipOf({ "exercises/01_double/double.ts": "7" }),
    }),
  ).toMatchInlineSnapshot(`
    "beside: 01-double/double.ts=5 03-root/root.ts=4
    copied: 01-double/double.ts=3
    exact: 01-double/double.ts=6 [01-double/double.ts, not 01-Double (1)/double.ts]
    inner: 01-double/double.ts=7
    letters: 01-double/double.ts=1 03-root/root.ts=import './two.ts'; 03-root/two.ts=2
    which: ("01-double (1)" and "01_double" in it could both be 01-double: keep the one that counts)
    without: 01-double/double.ts=import './two.ts'; 01-double/two.ts=8"
  `);
});

test("a zip file for each learner, or in a learner's folder", async ({ expect: check }) => {
  const inner = zipOf({ "double.ts": "inner" });
  check(
    await told({
      "ada.zip": zipOf({ "exercises/01-double/double.ts": "1" }),
      "Grace Hopper.ZIP": zipOf({ "main/01-double/double.ts": "2", "__MACOSX/main/._x": "" }),
      "folder/work.zip": zipOf({ "double.ts": "3" }),
      "folder/report.txt": "",
      "wrapped/a/work.zip": zipOf({ "b/double.ts": "4" }),
      "with other files/double.ts": "5",
      "with other files/figures.zip": zipOf({ "figure.svg": "" }),
      "both/double.ts": "",
      "both/work.zip": inner,
      "several/one.zip": inner,
      "several/two.zip": zipOf({ "double.ts": "another" }),
      "unpacked/work.zip": zipOf({ "w/double.ts": "6" }),
      "unpacked/w/double.ts": "6",
      "nested.zip": zipOf({ "work.zip": inner }),
      "essay.zip": zipOf({ "essay.txt": "" }),
      "empty.zip": zipOf({}),
      "many/1.zip": inner,
      ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`many/${at + 2}.zip`, inner])),
    }),
  ).toMatchInlineSnapshot(`
    "Grace Hopper: 01-double/double.ts=2
    ada: 01-double/double.ts=1
    both: (the files and "work.zip" in it both have exercises: keep those that count)
    empty: (it is empty)
    essay: (nothing of this course is in it)
    folder: 01-double/double.ts=3
    many: (there are 9 zip files in it: keep the one that counts)
    nested: (a zip file inside of a zip file is not opened)
    several: ("one.zip" and "two.zip" in it both have exercises: keep those that count)
    unpacked: 01-double/double.ts=6
    with other files: 01-double/double.ts=5
    wrapped: 01-double/double.ts=4"
  `);
});

test("a folder around learners is no learner, whatever lies beside them", async ({ expect: check }) => {
  const zip = zipOf({ "double.ts": "zipped" });
  const root = zipOf({ "double.ts": "1", "root.ts": "2" });
  check(
    await told({
      "folders/anna/double.ts": "",
      "folders/carl/01-double/double.ts": "",
      "and a zip/anna/double.ts": "",
      "and a zip/carl/double.ts": "",
      "and a zip/ben.zip": zip,
      "deeper/anna/work/double.ts": "",
      "deeper/carl/home/work/exercises/01-double/double.ts": "",
      "deeper/ben.zip": zip,
      "in a folder/cs101/anna/double.ts": "",
      "in a folder/cs101/carl/double.ts": "",
      "in a folder/cs101/ben.zip": zip,
      "only zips in them/anna/work.zip": zip,
      "only zips in them/carl/work.zip": zip,
      "only zips in them/ben.zip": zip,
      "one of each/anna/double.ts": "1",
      "one of each/ben.zip": zip,
      "one deeper/anna/work/double.ts": "1",
      "one deeper/notes/a.md": "",
      "one deeper/ben.zip": zip,
      ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`many/learner ${at}/double.ts`, ""])),
      "many/ben.zip": zip,
      "one learner/01-double/double.ts": "3",
      "one learner/03-root/root.ts": "4",
      "one learner/figures.zip": zipOf({ "figure.svg": "" }),
      "folders of their own/first/double.ts": "1",
      "folders of their own/second/root.ts": "2",
      "folders of their own/all.zip": root,
      "notes beside/notes/a.md": "",
      "notes beside/plots/a.svg": "",
      "notes beside/work.zip": zip,
    }),
  ).toMatchInlineSnapshot(`
    "folders of their own: 01-double/double.ts=1 03-root/root.ts=2
    notes beside: 01-double/double.ts=zipped
    one deeper: ("anna/work" and "ben.zip" in it both have exercises: grade it by itself if it is a class, or keep the one that counts)
    one learner: 01-double/double.ts=3 03-root/root.ts=4
    one of each: ("anna" and "ben.zip" in it both have exercises: grade it by itself if it is a class, or keep the one that counts)
    (and a zip: "anna" and "carl" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)
    (deeper: "anna" and "carl" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)
    (folders: "anna" and "carl" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)
    (in a folder: "anna" and "carl" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)
    (many: "learner 0" and "learner 1" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)
    (only zips in them: "anna" and "carl" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)"
  `);
});

test("in a zip file a class may lie below several folders", async () => {
  const zip = zipOf({ "double.ts": "2" });
  const scene = { "anna/double.ts": "1", "ben.zip": zip, "carl/work/double.ts": "3" };
  const below = Object.fromEntries(Object.entries(scene).map(([path, text]) => [`download/cs101/all/${path}`, text]));
  expect(await fromZip(zipOf(below))).toEqual(await fromFolder(scene));
  expect(await fromZip(zipOf({ ...below, "download/dora.zip": zip }))).toEqual([
    "dora: 01-double/double.ts=2",
    expect.stringContaining('(cs101: "anna" and "carl" in it have the same exercises: '),
  ]);
});

test("folders of Moodle", async ({ expect: check }) => {
  check(
    await told({
      "Ada Lovelace_11_assignsubmission_file/double.ts": "1",
      "Ada Lovelace_11_assignsubmission_onlinetext/onlinetext.html": "",
      "Alan Turing_12_assignsubmission_file_/work.zip": zipOf({ "w/exercises/01-double/double.ts": "2" }),
      "Grace Hopper_13_assignsubmission_onlinetext/onlinetext.html": "",
      "Default group_assignsubmission_file/double.ts": "3",
      "Edsger_16_assignsubmission_file/last/double.ts": "one",
      "Edsger_16_assignsubmission_file/first/backup/double.ts": "other",
      "Participant_14_assignsubmission_file/double.ts": "4",
      "Participant_15_assignsubmission_file/double.ts": "5",
    }),
  ).toMatchInlineSnapshot(`
    "Ada Lovelace [moodle 11]: 01-double/double.ts=1
    Alan Turing [moodle 12]: 01-double/double.ts=2
    Default group: 01-double/double.ts=3
    Edsger [moodle 16]: ("first" and "last" in it have the same exercises: grade it by itself if it is a class, or keep the one that counts)
    Participant (14) (Participant) [moodle 14]: 01-double/double.ts=4
    Participant (15) (Participant) [moodle 15]: 01-double/double.ts=5
    (Ada Lovelace_11_assignsubmission_onlinetext: typed into the system's page, not a file)
    (Grace Hopper_13_assignsubmission_onlinetext: typed into the system's page, not a file)"
  `);
});

test("files of Moodle, without folders", async ({ expect: check }) => {
  check(
    await told({
      "Ada Lovelace_11_assignsubmission_file_double.ts": "export * from './two.ts';",
      "Ada Lovelace_11_assignsubmission_file_two.ts": "2",
      "Ada Lovelace_11_assignsubmission_file_root (1).ts": "3",
      "Alan Turing_12_assignsubmission_file_my work.zip": zipOf({ "01-double/double.ts": "4" }),
      "Edsger_14_assignsubmission_file_double.ts": "one",
      "Edsger_14_assignsubmission_file_double (1).ts": "other",
      "Kurt_15_assignsubmission_file_double-1.ts": "5",
      "Mary_16_assignsubmission_file_work.zip": zipOf({ "01-double/double.ts": "one" }),
      "Mary_16_assignsubmission_file_work (1).zip": zipOf({ "01-double/double.ts": "other" }),
      "Grace Hopper_13_assignsubmission_file_essay.pdf": "",
      "Grace Hopper_13_assignsubmission_onlinetext_onlinetext.html": "",
    }),
  ).toMatchInlineSnapshot(`
    "Ada Lovelace [moodle 11]: 01-double/double.ts=export * from './two.ts'; 01-double/two.ts=2 03-root/root.ts=3
    Alan Turing [moodle 12]: 01-double/double.ts=4
    Edsger [moodle 14]: 01-double/double.ts=one [double.ts, not double (1).ts]
    Kurt [moodle 15]: 01-double/double.ts=5
    Mary [moodle 16]: ("work (1).zip" and "work.zip" in it both have exercises: keep those that count)
    (Grace Hopper_13_assignsubmission_file_essay.pdf: the course asks for no such file)
    (Grace Hopper_13_assignsubmission_onlinetext_onlinetext.html: typed into the system's page, not a file)"
  `);
});

test("files of Canvas", async ({ expect: check }) => {
  check(
    await told({
      "lovelaceada_4021_99812_double.ts": "first",
      "lovelaceada_4021_99999_double-1.ts": "second",
      "lovelaceada_4021_100000_center.ts": "center",
      "turingalan_LATE_4022_99813_work (2)-3.zip": zipOf({ "01-double/double.ts": "zip" }),
      "curiemarie_4023_1_work.zip": zipOf({ "double.ts": "old" }),
      "curiemarie_4023_2_work-1.zip": zipOf({ "double.ts": "new" }),
      "meitnerlise_LATE_4029_2_double-1.ts": "late",
      "meitnerlise_4029_1_double.ts": "in time",
      "bohrniels_4030_2_double-1.ts": "in time, after all",
      "bohrniels_LATE_4030_1_double.ts": "late",
      "bosesatyendra_4031_1_..": "up",
      "smithjohn_4024_3_double.ts": "one smith",
      "smithjohn_4025_4_double.ts": "another smith",
      "LATE_anon_Xy12z_5_double.ts": "hidden",
      "hoppergrace_4026_6_essay.pdf": "",
      "noetheremmy_4027_text.html": "",
      "hamiltonmargaret_4028_link.html": "",
    }),
  ).toMatchInlineSnapshot(`
    "anon_Xy12z [canvas anon_Xy12z, late]: 01-double/double.ts=hidden
    bohrniels [canvas 4030]: 01-double/double.ts=in time, after all
    curiemarie [canvas 4023]: 01-double/double.ts=new
    lovelaceada [canvas 4021]: 01-double/double.ts=second 02-center/center.ts=center
    meitnerlise [canvas 4029, late]: 01-double/double.ts=late
    smithjohn (4024) (smithjohn) [canvas 4024]: 01-double/double.ts=one smith
    smithjohn (4025) (smithjohn) [canvas 4025]: 01-double/double.ts=another smith
    turingalan [canvas 4022, late]: 01-double/double.ts=zip
    (bohrniels_LATE_4030_1_double.ts: an earlier attempt of "bohrniels_4030_2_double-1.ts")
    (bosesatyendra_4031_1_..: no name of a file)
    (curiemarie_4023_1_work.zip: an earlier attempt of "curiemarie_4023_2_work-1.zip")
    (hamiltonmargaret_4028_link.html: typed into the system's page, not a file)
    (hoppergrace_4026_6_essay.pdf: the course asks for no such file)
    (lovelaceada_4021_99812_double.ts: an earlier attempt of "lovelaceada_4021_99999_double-1.ts")
    (meitnerlise_4029_1_double.ts: an earlier attempt of "meitnerlise_LATE_4029_2_double-1.ts")
    (noetheremmy_4027_text.html: typed into the system's page, not a file)"
  `);
});

test("who cannot be told apart from somebody else is told, and graded by nobody", async ({ expect: check }) => {
  const double = { "double.ts": "1" };
  check(
    await told({
      "ada/double.ts": "1",
      "Ada.zip": zipOf(double),
      "Zo\u00eb.zip": zipOf(double),
      "Zoe\u0308/double.ts": "1",
      "Ada Lovelace_11_assignsubmission_file/double.ts": "1",
      "Ada Lovelace_11_assignsubmission_file_double.ts": "1",
      "Alan_1_assignsubmission_file/double.ts": "1",
      "Alan_2_assignsubmission_file/double.ts": "1",
      "Alan (2)/double.ts": "1",
      "x.zip": zipOf(double),
      "x.zip.zip": zipOf(double),
      "X/double.ts": "1",
    }),
  ).toMatchInlineSnapshot(`
    "Ada Lovelace_11_assignsubmission_file (Ada Lovelace) [moodle 11]: ("Ada Lovelace_11_assignsubmission_file_double.ts" has the same name, or almost: keep the one that counts, or rename one)
    Ada Lovelace_11_assignsubmission_file_double.ts (Ada Lovelace) [moodle 11]: ("Ada Lovelace_11_assignsubmission_file" has the same name, or almost: keep the one that counts, or rename one)
    Ada.zip (Ada): ("ada" has the same name, or almost: keep the one that counts, or rename one)
    Alan (1) (Alan) [moodle 1]: 01-double/double.ts=1
    Alan (2): ("Alan_2_assignsubmission_file" has the same name, or almost: keep the one that counts, or rename one)
    Alan_2_assignsubmission_file (Alan) [moodle 2]: ("Alan (2)" has the same name, or almost: keep the one that counts, or rename one)
    X: ("x.zip" has the same name, or almost: keep the one that counts, or rename one)
    Zoë (Zoë): ("Zoë.zip" has the same name, or almost: keep the one that counts, or rename one)
    Zoë.zip (Zoë): ("Zoë" has the same name, or almost: keep the one that counts, or rename one)
    ada: ("Ada.zip" has the same name, or almost: keep the one that counts, or rename one)
    x.zip (x): ("X" has the same name, or almost: keep the one that counts, or rename one)
    x.zip [2] (x.zip): 01-double/double.ts=1"
  `);
});

test("whoever had a key keeps it, and it is nobody else's", async ({ expect: check }) => {
  const path = join(built({}), "learners.jsonl");
  const exercises = await tinyExercises();
  /** The keys of a download, which are kept from one to the next. */
  const keys = (...names: readonly string[]): readonly string[] => {
    const folder = built(Object.fromEntries(names.map((name) => [`${name}/double.ts`, "1"])));
    const known = new KnownLearners(path, "append");
    const { found } = listSubmissions(folderShelf(folder, ""), exercises, known.ownerOf);
    known.add(found.map(({ learner }) => learner));
    known.close();
    return found.map(({ learner }) => learner.key);
  };
  const of = (name: string, id: number): string => `${name}_${id}_assignsubmission_file`;
  check(keys(of("Ada", 11), of("Bob", 20), of("Eve", 1), of("Eve", 2))).toEqual(["Ada", "Bob", "Eve (1)", "Eve (2)"]);
  check(keys(of("Ada", 12), of("Bob", 20), of("Eve", 2))).toEqual(["Ada (12)", "Bob", "Eve (2)"]);
  check(keys(of("ADA", 12), of("Eve", 1))).toEqual(["ADA (12)", "Eve (1)"]);
  check(keys(of("Ada", 11), of("Ada", 12), of("Ada", 13))).toEqual(["Ada", "Ada (12)", "Ada (13)"]);
  check(keys(of("Cy (4)", 3))).toEqual(["Cy (4)"]);
  check(keys(of("Cy", 4), of("Cy", 5))).toEqual(["Cy (4) (4)", "Cy (5)"]);
  check(keys(of("Cy", 4))).toEqual(["Cy (4) (4)"]);
});

test("names in one system's spelling of accents are those of another's", async () => {
  expect(await fromFolder({ "Zoe\u0308/double.ts": "1" })).toEqual(["Zo\u00eb: 01-double/double.ts=1"]);
});

test("what is broken or hostile costs its own submission only", async ({ expect: check }) => {
  const good = zipOf({ "double.ts": "good" });
  check(
    await told({
      "cut.zip": good.subarray(0, 60),
      "no zip.zip": "hello",
      "sum.zip": zipBytes([{ name: "double.ts", text: "x", says: { crc: 1 } }]),
      "up.zip": zipBytes([{ name: "double.ts" }, { name: "../../../../tmp/evil.ts", text: "x" }]),
      "link.zip": zipBytes([{ name: "double.ts", mode: 0o120777, text: "/etc/passwd" }]),
      "twice.zip": zipBytes([{ name: "double.ts" }, { name: "DOUBLE.ts" }]),
      "secret.zip": zipBytes([{ name: "double.ts", flags: 0x801, text: "x" }]),
      "a folder.zip": zipBytes([{ name: "double.ts/", mode: 0o040755 }]),
      "long file.zip": zipOf({ "double.ts": "x".repeat(2_000_000), "other.bin": Buffer.alloc(20_000_000) }),
      "folder/double.ts": "x",
      "folder/work.zip": "broken",
      "good.zip": good,
    }),
  ).toMatchInlineSnapshot(`
    "a folder: 01-double/double.ts folder
    cut: (the zip file is damaged, or not all of it is there)
    folder: (the zip file is damaged, or not all of it is there)
    good: 01-double/double.ts=good
    link: ("double.ts" in it is a link, not a file)
    long file: 01-double/double.ts too-large
    no zip: (the zip file is damaged, or not all of it is there)
    secret: ("double.ts" in it is encrypted: pack it again without a password)
    sum: (the zip file is damaged, or not all of it is there: "double.ts" cannot be unpacked)
    twice: ("double.ts" and "DOUBLE.ts" in it are the same name on some systems)
    up: ("../../../../tmp/evil.ts" in it leads out of its folder)"
  `);
});

test("a bomb is put out before it fills the disk", async () => {
  // All but one have no bytes of their own: they are the first one once more, by other names.
  const again = { size: 1_000_000, packed: zipOf({ "0.ts": Buffer.alloc(1_000_000) }).length - 106, at: 0 };
  const crc = crc32(Buffer.alloc(1_000_000));
  const bomb = zipBytes([
    { name: "0.ts", text: Buffer.alloc(1_000_000) },
    ...Array.from({ length: 400 }, (_, at) => ({ name: `${at + 1}.ts`, says: { ...again, crc } })),
  ]);
  const many = zipBytes(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}.ts`, method: 0 })));
  expect(await fromFolder({ "bomb.zip": bomb, "many.zip": many })).toEqual([
    "bomb: (there are more than 256 MiB of files in it)",
    "many: (there are more than 10000 files in it)",
  ]);
});

test("of many zip files no more is read than of one", async () => {
  const folder = built({ "double.ts": "1" });
  for (const name of ["a.zip", "b.zip", "c.zip"]) {
    writeFileSync(join(folder, name), "");
    truncateSync(join(folder, name), 100 * 1024 * 1024);
  }
  await expect(submissionHash({ kind: "folder", folder })).rejects.toThrow("more than 256 MiB of files");
});

test("what a system packed wrongly costs those whose it is, and is told", async () => {
  const lines = await fromZip(
    zipBytes([
      { name: "ada/double.ts", text: "1" },
      { name: "ada/link", mode: 0o120777, text: "/etc/passwd" },
      { name: "alan.zip", text: zipOf({ "double.ts": "2" }), flags: 0x801 },
      { name: "curiemarie_4023_1_double.ts", text: "3", method: 99 },
      { name: "../evil.ts", text: "4" },
      { name: "grace/double.ts", text: "5", says: { size: 1000 } },
      { name: "zoe/double.ts", text: "6" },
    ]),
  );
  expect(lines).toEqual([
    'ada: ("ada/link" in it is a link, not a file)',
    'alan: ("alan.zip" in it is encrypted: pack it again without a password)',
    'curiemarie [canvas 4023]: ("curiemarie_4023_1_double.ts" in it is packed in a rare way: pack it again as an ordinary zip file)',
    'grace: (the zip file is damaged, or not all of it is there: "grace/double.ts" cannot be unpacked)',
    "zoe: 01-double/double.ts=6",
    '(../evil.ts: "../evil.ts" in it leads out of its folder)',
  ]);
});

test("a link to a zip file is none", async () => {
  const folder = built({ "elsewhere/work.zip": zipOf({ "double.ts": "secret" }), "class/ada/notes.txt": "" });
  symlinkSync(join(folder, "elsewhere/work.zip"), join(folder, "class/ada/work.zip"));
  symlinkSync(join(folder, "elsewhere/work.zip"), join(folder, "class/alan.zip"));
  mkdirSync(join(folder, "class/out"));
  const listing = listSubmissions(folderShelf(join(folder, "class"), join(folder, "class/out")), await tinyExercises());
  expect(listing).toEqual({
    found: [],
    passedOver: [
      { name: "ada", reason: "nothing of this course is in it" },
      { name: "alan.zip", reason: "a link, not a folder" },
    ],
  });
});

test("a submission has the hash of its files, a zip file that of its bytes, whatever its name", async () => {
  const zip = zipOf({ "double.ts": "1" });
  const scene: Scene = {
    "flat/double.ts": "1",
    "ada.zip": zip,
    "alan.zip": zip,
    "more.zip": zipOf({ "double.ts": "2" }),
    "curiemarie_4023_1_double.ts": "1",
    "folder/work.zip": Buffer.concat([zip, Buffer.alloc(2_000_000)]),
  };
  for (const kind of ["folder", "zip"] as const) {
    const before = await hashesOf(scene, kind);
    expect(await hashesOf(scene, kind)).toEqual(before);
    expect(before["ada"]).toBe(before["alan"]);
    expect(before["ada"]).not.toBe(before["more"]);
    expect(before["curiemarie"]).toBe(before["flat"]);
    const grown = Buffer.concat([zip, Buffer.alloc(2_000_000, 1)]);
    const after = await hashesOf({ ...scene, "flat/double.ts": "2", "folder/work.zip": grown }, kind);
    const changed = Object.keys(before).filter((key) => before[key] !== after[key]);
    expect(changed).toEqual(["flat", "folder"]);
  }
});
