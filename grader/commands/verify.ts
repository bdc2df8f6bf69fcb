// numkata verify: for authors, whether a course keeps what it promises.

import type { Fix, Verification } from "../domain/verification.ts";
import { addCases } from "../proof/fix.ts";
import { isRelease } from "../grading/course.ts";
import { verifyExercise } from "../proof/verify.ts";
import { releaseVerifiedText } from "../reporters/released.ts";
import { verificationJson } from "../reporters/verification-json.ts";
import { verificationReporter, type VerificationReporter } from "../reporters/verification.ts";
import { type Benches, openBenches } from "./bench.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { openSelected } from "./open.ts";
import { SANDBOX_FLAG, takeSandboxFlag } from "./sandbox-choice.ts";
import { readWords, UsageError } from "./usage.ts";
import { openCache } from "../store/cache.ts";

/** A case that notices one mutant may let another one be seen; after so many rounds something is wrong. */
const MAX_ROUNDS = 3;

export async function verifyCommand(args: readonly string[], console: Console): Promise<number> {
  const { asked, rest } = takeSandboxFlag("verify", args);
  const { names, flags } = await readWords("verify", rest, ["--fix", "--watch", "--tolerance", "--json", SANDBOX_FLAG]);
  if (flags.has("--watch") && (flags.has("--fix") || flags.has("--json")))
    throw new UsageError("numkata verify --watch tells and changes nothing: use --fix or --json without it.");
  const folder = courseFolder(console, true);
  if (isRelease(folder)) return verifyRelease(folder, names, console);
  const open: OpenBenches = (ids) => openBenches(folder, ids, console, asked);
  if (flags.has("--watch")) {
    const { watchCourse } = await import("./verify-watch.ts");
    return watchCourse(folder, names, open, console);
  }
  const benches = await open(names);
  if (benches === undefined) return 2;
  try {
    const { course } = benches.solutions;
    const info = { title: course.settings.title, folder };
    const reporter = reporterFor(info, console);
    const told: Verification[] = [];
    for (const { id } of course.exercises) {
      const { verification, fix } = await verifyOne(id, benches, open, flags.has("--fix"));
      told.push(verification);
      if (!flags.has("--json")) console.out(reporter.exercise(verification, fix, flags.has("--tolerance")));
    }
    const withFindings = told.filter(({ findings }) => findings.length > 0).length;
    console.out(flags.has("--json") ? verificationJson(info, told) : reporter.end(told.length, withFindings));
    return withFindings === 0 ? 0 : 1;
  } finally {
    benches.close();
  }
}

/** What can be verified without solutions. */
async function verifyRelease(folder: string, names: readonly string[], console: Console): Promise<number> {
  const course = await openSelected(folder, names, openCache(folder), console);
  if (course === undefined) return 2;
  console.out(releaseVerifiedText(course.exercises.length));
  return 0;
}

/** Opens exercises as they are on disk now; undefined after telling what is wrong with their specs. */
export type OpenBenches = (ids: readonly string[]) => Promise<Benches | undefined>;

export function reporterFor(
  course: { readonly title: string; readonly folder: string },
  console: Console,
): VerificationReporter {
  return verificationReporter({ color: wantsColor(console), width: widthOf(console), links: false }, course);
}

type Verified = { readonly verification: Verification; readonly fix?: Fix };

/** Verifies an exercise; with `mayFix` the proposed cases are written into its spec, and it is verified again. */
async function verifyOne(id: string, benches: Benches, open: OpenBenches, mayFix: boolean): Promise<Verified> {
  let verified: Verified = { verification: await verify(id, benches) };
  for (let round = mayFix ? 0 : MAX_ROUNDS; round < MAX_ROUNDS; round += 1) {
    const { exercise, findings } = verified.verification;
    const proposals = findings.flatMap((finding) =>
      finding.kind === "unnoticed" && finding.proposal !== undefined ? [finding.proposal] : [],
    );
    if (proposals.length === 0) break;
    const fix = withEarlier(verified.fix, await addCases(benches.solutions.course, exercise, proposals));
    if (fix.kind === "refused") return { ...verified, fix };
    const again = await open([id]);
    if (again === undefined) throw new Error(`${fix.file} was valid and no longer is`);
    try {
      verified = { verification: await verify(id, again), fix };
    } finally {
      again.close();
    }
  }
  return verified;
}

function withEarlier(earlier: Fix | undefined, later: Fix): Fix {
  if (earlier?.kind !== "added" || later.kind !== "added") return later;
  return { ...later, names: [...earlier.names, ...later.names] };
}

function verify(id: string, benches: Benches): Promise<Verification> {
  const exercise = benches.solutions.course.exercises.find((each) => each.id === id);
  if (exercise === undefined) throw new Error(`${id} was opened and is not there`);
  return verifyExercise(exercise, benches.solutions, benches.exercises, benches);
}
