// numkata verify: for authors, whether a course keeps what it promises.

import { openBenches } from "./bench.ts";
import { verifyExercise } from "../grading/verify.ts";
import { verificationReporter } from "../reporters/verification.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { SANDBOX_FLAG, takeSandboxFlag } from "./sandbox-choice.ts";
import { readWords } from "./usage.ts";

export async function verifyCommand(args: readonly string[], console: Console): Promise<number> {
  const { asked, rest } = takeSandboxFlag("verify", args);
  const { names } = await readWords("verify", rest, [SANDBOX_FLAG]);
  const folder = courseFolder(console, true);
  const benches = await openBenches(folder, names, console, asked);
  if (benches === undefined) return 2;
  try {
    const { course } = benches.solutions;
    const page = { color: wantsColor(console), width: widthOf(console), links: false };
    const reporter = verificationReporter(page, { title: course.settings.title, folder });
    let withFindings = 0;
    for (const exercise of course.exercises) {
      const verification = await verifyExercise(exercise, benches.solutions, benches.exercises);
      if (verification.findings.length > 0) withFindings += 1;
      console.out(reporter.exercise(verification));
    }
    console.out(reporter.end(course.exercises.length, withFindings));
    return withFindings === 0 ? 0 : 1;
  } finally {
    benches.close();
  }
}
