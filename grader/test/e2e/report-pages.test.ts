// The pages of a class in a real browser: what they ask for, whether they can be read in the dark, on a phone and on paper,
// and that nothing which a learner wrote is more than text there. Skipped where there is no browser; CI installs one.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import type { LearnerGrades } from "../../domain/gradebook.ts";
import { classReportParts } from "../../reporters/html/class-report.ts";
import { learnerReport } from "../../reporters/html/learner-report.ts";
import { drawnClass, INFO } from "../reporters/html-class.ts";
import { BROWSER, hardToRead, launch, open, sticksOut, type View } from "./browser.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-pages-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const PATIENT = { timeout: 60_000 };

const HOSTILE = `</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"'`;

/** The class's page with a share of every step, the page of somebody with everything in it, and the hostile ones. */
const PAGES = writePages();

function writePages(): Readonly<Record<"class" | "learner" | "fault" | "hostile" | "hostileLearner", string>> {
  const data = drawnClass(24);
  const all = [...data.learners()];
  const caseStatistics = data.caseStatistics.map((each, at) => ({ ...each, difficulty: (at % 21) / 20 }));
  const some = (is: (grades: LearnerGrades) => boolean): LearnerGrades => {
    const found = all.find(is);
    if (found === undefined) throw new Error("the class lacks somebody");
    return found;
  };
  const everything = some(({ late, exercises }) => late !== undefined && exercises.some(({ diagnosis }) => diagnosis));
  const hostile = all.map(({ learner, ...each }) => ({
    ...each,
    learner: { ...learner, name: HOSTILE },
    comments: [HOSTILE],
  }));
  const [first = everything] = hostile;
  return {
    class: written("class", [...classReportParts({ ...data, caseStatistics })].join("")),
    learner: written(
      "learner",
      learnerReport(INFO, { ...everything, comments: ["Well explained.\nCome and see me."] }),
    ),
    fault: written(
      "fault",
      learnerReport(
        INFO,
        some(({ fault }) => fault !== undefined),
      ),
    ),
    hostile: written(
      "hostile",
      [...classReportParts({ ...data, learners: () => hostile, nameOf: () => HOSTILE })].join(""),
    ),
    hostileLearner: written("hostile-learner", learnerReport(INFO, first)),
  };
}

function written(name: string, text: string): string {
  const file = join(home, `${name}.html`);
  writeFileSync(file, text);
  return file;
}

const names = ["class", "learner", "fault", "hostile", "hostileLearner"] as const;
const OPEN_ALL = `for (const each of document.querySelectorAll("details")) each.open = true`;

describe.skipIf(BROWSER === undefined)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  /** What `look` sees of a page with everything unfolded. */
  async function seen<T>(
    file: string,
    view: View,
    look: (page: Awaited<ReturnType<typeof open>>) => Promise<T>,
  ): Promise<T> {
    const opened = await open(browser, file, view);
    await opened.page.evaluate(OPEN_ALL);
    try {
      return await look(opened);
    } finally {
      await opened.page.close();
    }
  }

  test.each(names)("%s asks for nothing, runs nothing and says nothing", async (name) => {
    await seen(PAGES[name], {}, async ({ page, said }) => {
      expect(await page.evaluate("document.scripts.length + document.images.length")).toBe(0);
      expect(await page.evaluate(`document.querySelector('meta[http-equiv="Content-Security-Policy"]') !== null`)).toBe(
        true,
      );
      expect(said).toEqual([]);
    });
  });

  test("the policy would stop a script that got in all the same", async () => {
    const text = readFileSync(PAGES.fault, "utf8").replace(
      "</main>",
      `<img src="x" onerror="alert(1)"><script>alert(2)</script></main>`,
    );
    await seen(written("forced", text), {}, async ({ page, said }) => {
      await page.evaluate("new Promise((resolve) => setTimeout(resolve))");
      expect(said.filter((each) => each.startsWith("dialog"))).toEqual([]);
      expect(said.filter((each) => each.includes("Content Security Policy")).length).toBeGreaterThan(0);
    });
  });

  test("a hostile name is there as text", async () => {
    await seen(PAGES.hostileLearner, {}, async ({ page }) => {
      expect(await page.title()).toBe(`${INFO.course}: ${HOSTILE}`);
      expect(await page.locator("h1").textContent()).toContain("<script>alert(1)</script>");
    });
  });

  test.each(["class", "learner", "fault"] as const)("%s can be read, light and dark", async (name) => {
    await seen(PAGES[name], {}, async ({ page }) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { looked, hard } = await hardToRead(page);
        expect({ colorScheme, hard }).toEqual({ colorScheme, hard: [] });
        expect(looked).toBeGreaterThan(name === "class" ? 60 : 3);
      }
    });
  });

  test.each(names)("nothing of %s sticks out on a phone", async (name) => {
    await seen(PAGES[name], { width: 390 }, async ({ page }) => {
      expect(await sticksOut(page)).toEqual([]);
    });
  });

  test("what is hard to read would be found", async () => {
    const text = readFileSync(PAGES.fault, "utf8").replace("<strong>", `<strong style="color:#999">`);
    const { hard } = await seen(written("grey", text), {}, ({ page }) => hardToRead(page));
    expect(hard.join()).toContain("Your submission could not be graded yet.");
  });

  test("what is wider than a phone scrolls by itself, also from the keyboard", async () => {
    await seen(PAGES.class, { width: 390 }, async ({ page }) => {
      const scrolling = page.locator(".scroll", { has: page.locator(".learners") });
      await scrolling.focus();
      await page.keyboard.press("ArrowRight");
      // The page's own policy forbids what Playwright would wait with.
      await expect.poll(() => page.evaluate<number>("document.activeElement.scrollLeft"), PATIENT).toBeGreaterThan(0);
    });
  });

  test("paper is light, whatever the browser is, and has what is folded on a learner's page", async () => {
    const opened = await open(browser, PAGES.learner, { scheme: "dark", media: "print" });
    expect(await opened.page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    const folded = await opened.page.locator("details .results li").all();
    expect(folded.length).toBeGreaterThan(5);
    for (const each of folded) expect((await each.boundingBox())?.height).toBeGreaterThan(5);
    await opened.page.close();
  });

  test("so has the class's: wrong answers that are rarer, cases, and the learners of a large class", async () => {
    const large = written("large", [...classReportParts(drawnClass(300))].join(""));
    const { page } = await open(browser, large, { media: "print" });
    for (const folded of ["#exercises details .cluster", "#exercises details tbody tr", "#learners details tbody tr"]) {
      const heights = await page.locator(folded).evaluateAll((all) => all.map(({ offsetHeight }) => offsetHeight));
      expect({ folded, isMany: heights.length > 5, isSeen: heights.every((height) => height > 5) }).toEqual({
        folded,
        isMany: true,
        isSeen: true,
      });
    }
    await page.close();
  });

  test.each(["class", "learner"] as const)("%s prints", async (name) => {
    const { page } = await open(browser, PAGES[name]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(1);
    await page.close();
  });

  test("the table of contents leads to what it names", async () => {
    await seen(PAGES.class, {}, async ({ page }) => {
      await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Softmax" }).click();
      const heading = page.getByRole("heading", { name: /^Softmax/ });
      expect((await heading.boundingBox())?.y).toBeLessThan(100);
    });
  });
});
