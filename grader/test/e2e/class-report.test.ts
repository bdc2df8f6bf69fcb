// numkata report, after a class was graded: which files there are, what is in them of whom, and what goes wrong.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { classCourse, gradedClass, LEARNERS } from "./batch-class.ts";
import { told } from "./numkata.ts";

const HOSTILE = "</p><script>alert(1)</script>";

/** Every page by its name. */
function pagesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(join(folder, "out/learners")).map((name) => `learners/${name}`);
  return new Map(["report.html", ...names].map((name) => [name, readFileSync(join(folder, "out", name), "utf8")]));
}

function sums(folder: string): readonly string[] {
  return [...pagesIn(folder)].map(([name, text]) => `${name} ${createHash("sha256").update(text).digest("hex")}`);
}

const textOf = (page: string): string => (parseHTML(page).document.body.textContent ?? "").replaceAll(/\s+/g, " ");

test("a page for whoever teaches and one for each learner, the same each time", async () => {
  const course = await gradedClass();
  expect(told(await course.run("report", "out"))).toBe(
    `<course>/out/report.html\n<course>/out/learners: ${LEARNERS.length} pages for learners\n[exit code 0]`,
  );
  const pages = pagesIn(course.folder);
  expect(pages.size).toBe(LEARNERS.length + 1);
  const { document } = parseHTML(pages.get("report.html") ?? "");
  const links: readonly string[] = [...document.querySelectorAll(".learners tbody th a")].map((each) =>
    decodeURIComponent(each.getAttribute("href") ?? ""),
  );
  expect(links.toSorted()).toEqual([...pages.keys()].filter((name) => name !== "report.html").toSorted());
  expect(textOf(pages.get("report.html") ?? "")).toContain("Slowest How long these submissions took");

  const [first] = [sums(course.folder)];
  const own = join(course.folder, "out/learners/notes.html");
  const gone = join(course.folder, "out/learners/somebody-0123456789ab.html");
  for (const file of [own, gone]) writeFileSync(file, "?");
  await course.run("report", "out");
  expect([existsSync(own), existsSync(gone)]).toEqual([true, false]);
  expect(sums(course.folder).filter((each) => !each.includes("notes.html"))).toEqual(first);
});

test("what learners wrote is text, what is hidden stays hidden, and nobody reads of others", async () => {
  const course = await classCourse();
  const spec = readFileSync(join(course.folder, "exercises/01-double/exercise.yaml"), "utf8");
  course.write(
    "exercises/01-double/exercise.yaml",
    spec.replace(
      "cases:\n",
      "cases:\n  - name: kept back\n    hidden: true\n    args: { x: 4711.25 }\n    expected: 9422.5\n",
    ),
  );
  course.write(
    "submissions/<img src=x>/double.ts",
    `export const double = () => { throw new Error("${HOSTILE}"); };\n`,
  );
  course.write("submissions/plus/double.ts", "export const double = (x: number) => x + 1;\n");
  await course.run("batch", "submissions", "--out", "out");
  expect((await course.run("gradebook", "out", "comment", "plus", HOSTILE)).code).toBe(0);
  expect((await course.run("report", "out")).code).toBe(0);
  const pages = [...pagesIn(course.folder)];
  const withMore = pages.filter(([, page]) => parseHTML(page).document.querySelector("script, img") !== null);
  expect(withMore).toEqual([]);
  const telling = pages.filter(([, page]) => /4711|4712|9422/.test(page)).map(([name]) => name);
  expect(telling).toEqual(["report.html"]);
  const pageOf = (start: string): string => pages.find(([name]) => name.startsWith(`learners/${start}`))?.[1] ?? "";
  expect(textOf(pageOf("img"))).toContain(`double threw Error: ${HOSTILE}`);
  expect(textOf(pageOf("plus"))).toContain(HOSTILE);
  expect(textOf(pageOf("plus"))).toContain("kept back not passed hidden");
  expect(pageOf("plus")).not.toContain("img src");
  // Whoever teaches sees what a hidden case was called with.
  expect(textOf(pages.find(([name]) => name === "report.html")?.[1] ?? "")).toContain("double(4711.25)");
});

test("a folder without a gradebook is told, and so is one that is not named", async () => {
  const course = await gradedClass();
  const said = [
    await course.run("report", "submissions"),
    await course.run("report"),
    await course.run("report", "a", "b"),
  ];
  expect(said.map(told).join("\n")).toMatchInlineSnapshot(`
    "[stderr]
    <course>/submissions/gradebook.sqlite is not there. numkata batch makes it: run it with --out <course>/submissions.
    [exit code 2]
    [stderr]
    numkata report: say which folder a batch wrote its results to: numkata report results
    [exit code 2]
    [stderr]
    numkata report: say which folder a batch wrote its results to: numkata report results
    [exit code 2]"
  `);
});

test("what is in the way of a page is told, and grades stay", async () => {
  const course = await gradedClass();
  course.write("out/learners", "a file");
  expect(told(await course.run("report", "out"))).toMatchInlineSnapshot(`
    "[stderr]
    <course>/out/learners cannot be written: another file is in the way. The grades are as they were: mend that and run the same again.
    [exit code 2]"
  `);
});
