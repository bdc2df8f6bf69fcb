// numkata report: a class's results as pages for a browser, one for whoever teaches and one for each learner.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Timings } from "../batch/timings.ts";
import type { Gradebook } from "../gradebook/read.ts";
import { classReportParts } from "../reporters/html/class-report.ts";
import { learnerReport } from "../reporters/html/learner-report.ts";
import { plural } from "../reporters/naming.ts";
import { inPlaceOf, writeWholeParts } from "../store/write-whole.ts";
import type { Console } from "./console.ts";
import { openBook, orUsageError } from "./gradebook-file.ts";
import { LEARNER_PAGE, learnerPage } from "./learner-page.ts";
import { atDisk, FILES } from "./out-folder.ts";
import { readWords, UsageError } from "./usage.ts";

/** What it writes in the out folder. */
const [REPORT, LEARNERS] = ["report.html", "learners"] as const;
const SLOWEST = 10;
const AGAIN = "The grades are as they were: mend that and run the same again.";

export async function reportCommand(args: readonly string[], console: Console): Promise<number> {
  const { names } = await readWords("report", args, []);
  const [out, ...others] = names;
  if (out === undefined || others.length > 0)
    throw new UsageError("numkata report: say which folder a batch wrote its results to: numkata report results");
  const folder = resolve(console.cwd, out);
  const book = openBook(folder, console);
  try {
    const pages = orUsageError(folder, () => writeLearners(folder, book));
    const file = orUsageError(folder, () => writeClass(folder, book));
    console.out(`${file}\n${join(folder, LEARNERS)}: ${plural(pages, "page")} for learners\n`);
    return 0;
  } finally {
    book.close();
  }
}

function writeClass(folder: string, book: Gradebook): string {
  const timings = new Timings(join(folder, FILES.timings), "read");
  const names = namesIn(book);
  const data = {
    info: book.info,
    learners: () => book.learners(),
    clusters: book.clusters(),
    caseStatistics: book.caseStatistics(),
    slowest: timings.slowest(names.keys(), SLOWEST),
    nameOf: (key: string) => names.get(key) ?? key,
    addressOf: (key: string) => `${LEARNERS}/${encodeURIComponent(learnerPage(key))}`,
  };
  timings.close();
  const file = join(folder, REPORT);
  atDisk(file, () => writeWholeParts(file, classReportParts(data)), AGAIN);
  return file;
}

/** By key; of several of one name the key says more. */
function namesIn(book: Gradebook): ReadonlyMap<string, string> {
  const byName = Map.groupBy(book.names(), ({ name }) => name);
  return new Map(
    [...byName].flatMap(([name, all]) => all.map(({ key }) => [key, all.length > 1 ? key : name] as const)),
  );
}

/** One page in memory at a time; how many there are. Pages of who is no longer there go. */
function writeLearners(folder: string, book: Gradebook): number {
  const pages = join(folder, LEARNERS);
  const written = new Set<string>();
  atDisk(
    pages,
    () => {
      mkdirSync(pages, { recursive: true });
      for (const grades of book.learners()) {
        const page = learnerPage(grades.learner.key);
        // Not flushed: the same command makes it again.
        inPlaceOf(join(pages, page), (temporary) => writeFileSync(temporary, learnerReport(book.info, grades)));
        written.add(page.normalize("NFC"));
      }
      // Some disks give names back in another form of Unicode.
      const others = readdirSync(pages).filter(
        (name) => LEARNER_PAGE.test(name) && !written.has(name.normalize("NFC")),
      );
      for (const name of others) rmSync(join(pages, name));
    },
    AGAIN,
  );
  return written.size;
}
