// numkata help: what there is, in one screen.

import { closestMatch } from "leven";
import type { Console } from "./console.ts";

const VERBS = [
  "grade",
  "watch",
  "show",
  "list",
  "next",
  "open",
  "hint",
  "solution",
  "reset",
  "batch",
  "gradebook",
  "report",
  "export",
  "verify",
  "new",
  "init",
  "release",
  "expected",
  "import",
  "stub",
  "help",
  "version",
];

const HELP = `numkata: exercises for numerical programming in TypeScript, graded on your machine

  numkata grade [exercise...]    run your code against the exercises and say what is wrong
      --solutions                grade the reference solutions instead
      --json                     one JSON document for other programs
      --reporter <name>          github (annotations and a summary), gradescope, exercism or junit
      --output <file>            write the report into a file
      --sandbox strict           with more walls (Linux with bubblewrap); watch, verify and batch take it too
  numkata watch [exercise]       one exercise on the whole terminal, graded at every save
  numkata show <exercise>        read what an exercise teaches and asks for
  numkata list                   the exercises: ✓ done, · pending, → the current one
  numkata next                   go on to the next exercise that is not done
  numkata open [exercise]        open your file in your editor
  numkata hint [exercise]        one hint more each time
      --all                      all of them
  numkata solution [exercise]    how the course does it; before you pass it asks first
      --yes                      do not ask
      --diff                     your file and the solution, line by line
  numkata reset [exercise]       begin again; what you wrote is kept
      --undo                     bring it back
  numkata stub <exercise>        print the file you start from, as it was
  numkata batch <submissions>    for instructors: grades a class, from folders, zip files or a download
      --out <folder>             where the results go; run it again, and it goes on
      --all                      grade unchanged submissions again
      --dry-run                  only tell who would move, and why
      --times <file>             when everybody handed in, for a course with a rule for who is late
      --jobs <n>                 how many at once
  numkata gradebook <out>        for instructors: who got what; or one learner, by a part of the name
      --failing <exercise>, --exercise <exercise>, --fault, --by-hand, --clusters, --json
      set <learner> <exercise> <points>; comment <learner> [exercise] <text>, or --cluster <exercise> <key> <text>;
      late <learner> <percent>; waive <learner>; clear <learner> [exercise]: no regrade takes back what you say
      --reason <text>            why, for set, late and waive; --force, for set: more points than there are
      --only <what>              for clear: points, comment or late alone; --cluster as above
  numkata report <out>           for instructors: a class's results as pages for a browser
  numkata export <out>           for instructors: a class's grades for other systems, from a batch's results
      --to <system>              csv, canvas, moodle or junit
      --roster <file>            who there is, as Canvas or Moodle exports it; --column: where the grades go
      --map <file>               who is who, where names do not say: lines of learner,id
      --dry-run                  only tell who is found and who is not
      --out-of <points>          scale the points; --by, --no-feedback: for Moodle; --output <file>
  numkata verify [exercise...]   for authors: specs are valid, solutions pass, stubs fail, cases notice what is wrong
      --fix                      add the cases that are missing
      --tolerance                between what the tolerance lies: rounding, and the nearest mistake
      --watch                    again at every save
      --json                     one JSON document for other programs
  numkata new [name]             for authors: the files of a new exercise; asks what it is about, or takes
      --title, --summary, --function, --param "z: array [m, n], one row a sample", --returns "array [m]"
  numkata expected <exercise>    for authors: fills in what the cases do not say, from the solution
      --case <name>              this one, whatever it says; --all: those too that say something else
      --check                    only show it
  numkata import <file>          for authors: exercises from Exercism's canonical-data.json
      --into <course>, --id <name>
  numkata init <folder>          for authors: a course of your own
  numkata release <folder>       for authors: the course as learners get it, without solutions
      --force                    in place of an earlier release
  numkata version                the version

open, hint, solution and reset without a name mean the exercise you last graded alone, opened or went to.
An exercise is named by its id (06-softmax), its number (6) or a part of its name (soft).
Exit codes: 0 all passed, 1 something did not pass, 2 cannot grade, 3 a bug in numkata.
`;

export function helpCommand(_args: readonly string[], console: Console): number {
  console.out(HELP);
  return 0;
}

/** The sentence for a word that is no command. */
export function suggestVerb(word: string): string {
  if (word.startsWith("-")) return `numkata: the command comes first, as in: numkata grade ${word}`;
  const near = closestMatch(word, VERBS, { maxDistance: 3 });
  const help = near === undefined ? `The commands are ${VERBS.join(", ")}.` : `Did you mean "numkata ${near}"?`;
  return `numkata: unknown command "${word}". ${help}`;
}
