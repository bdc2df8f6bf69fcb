// The texts of a new course, and of its learners' edition: everything around the exercises that learners, editors and
// GitHub look for. Text only: no files.

import { EXAMPLE, EXAMPLE_MISTAKES, EXAMPLE_SOLUTION, exampleSpec } from "./example.ts";

export type CourseDraft = Surroundings & {
  /** What the example's spec makes. */
  readonly stub: string;
};

export type ReleaseDraft = Surroundings & {
  /** The learner's file of the first exercise: `01-row-means/rowMeans.ts`. */
  readonly first: string;
  /** What a learner should know of the cases that are not there; empty where all are. */
  readonly leftOut: string;
};

/** What the files around exercises say. */
type Surroundings = {
  readonly title: string;
  /** As npm allows one: `linear-algebra`. */
  readonly packageName: string;
  /** Of numkata. */
  readonly version: string;
  /** The globals of the sandbox, as declarations. */
  readonly globals: string;
};

/** Where an installed numkata keeps its JSON Schemas, from the course's folder. */
export const SCHEMAS = "node_modules/numkata/grader/spec";

/** Every file of a course by its path. */
export function courseFiles(draft: CourseDraft): Readonly<Record<string, string>> {
  const { id, functionName } = EXAMPLE;
  return {
    ...surroundings(draft, ["exercises", "solutions"]),
    "README.md": readme(draft, `${id}/${functionName}.ts`, FOR_AUTHORS),
    "exercises/course.yaml": settings(draft.title),
    [`exercises/${id}/exercise.yaml`]: exampleSpec(`../../${SCHEMAS}/exercise.schema.json`),
    [`exercises/${id}/${functionName}.ts`]: draft.stub,
    [`solutions/${id}/${functionName}.ts`]: EXAMPLE_SOLUTION,
    [`solutions/${id}/mistakes.ts`]: EXAMPLE_MISTAKES,
  };
}

/** Every file of a learners' edition that is not in `exercises/`, by its path. */
export function releaseFiles(draft: ReleaseDraft): Readonly<Record<string, string>> {
  return { ...surroundings(draft, ["exercises"]), "README.md": readme(draft, draft.first, draft.leftOut) };
}

/** A name that npm takes, from any folder's: `Linear Algebra` becomes `linear-algebra`. */
export function packageNameFor(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  return name === "" ? "course" : name;
}

function surroundings(draft: Surroundings, rooms: readonly string[]): Readonly<Record<string, string>> {
  const include = ["globals.d.ts", ...rooms];
  return {
    "package.json": json(manifest(draft, rooms.includes("solutions"))),
    "tsconfig.json": json({ compilerOptions: COMPILER, include }),
    "globals.d.ts": `// What learner code finds in the sandbox beside JavaScript's own, for editors.\n${draft.globals}`,
    ".gitignore": "node_modules/\n# What a learner has done, and what resets put away.\n.numkata/\n",
    ".vscode/settings.json": json(EDITOR),
    ".vscode/extensions.json": json({ recommendations: ["redhat.vscode-yaml"] }),
    ".github/workflows/grade.yml": WORKFLOW,
  };
}

function manifest({ packageName, version }: Surroundings, isForAuthors: boolean): object {
  const verify = isForAuthors ? { verify: "numkata verify" } : {};
  return {
    name: packageName,
    private: true,
    type: "module",
    scripts: { grade: "numkata grade", watch: "numkata watch", ...verify, types: "tsc" },
    dependencies: { numkata: version },
    devDependencies: { typescript: "^7.0.2" },
  };
}

const COMPILER = {
  target: "es2024",
  lib: ["es2024", "esnext.collection", "esnext.iterator"],
  types: [],
  module: "nodenext",
  moduleDetection: "force",
  noEmit: true,
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  skipLibCheck: true,
};

const EDITOR = {
  "yaml.schemas": {
    [`./${SCHEMAS}/exercise.schema.json`]: "exercises/*/exercise.yaml",
    [`./${SCHEMAS}/course.schema.json`]: "exercises/course.yaml",
  },
  "files.exclude": { ".numkata": true },
};

const WORKFLOW = `# Grades every push: what is wrong stands beside the lines, and a table on the page of the run. It fails until every
# exercise passes; for authors, whose exercises nobody has filled in, it is npx numkata verify that has to pass.
name: Grade
on: [push, workflow_dispatch]
permissions:
  contents: read
jobs:
  grade:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 26
      - run: npm install --no-audit --no-fund
      - run: npx numkata grade --reporter github
`;

function settings(title: string): string {
  return `# yaml-language-server: $schema=../${SCHEMAS}/course.schema.json
# The course's name, as learners see it.
title: ${JSON.stringify(title)}
# What it teaches: Markdown.
about: |
  What the course is about, and what its learners should know before they begin.
# What holds for every exercise that does not say otherwise. These are numkata's own defaults.
# defaults:
#   tolerance: { rtol: 1e-9, atol: 1e-12 }
#   limits: { timeoutMs: 2000, memoryMiB: 512 }
#   runs: 20 # how many inputs a generated case tries
#   credit: by-case # or all-or-nothing: an exercise gives its points only when it passes
# strict needs Linux with bubblewrap, and nothing is graded without it.
# sandbox: default
`;
}

const FOR_AUTHORS = `
## For authors

\`\`\`sh
npx numkata new
npx numkata verify
\`\`\`

\`new\` asks what an exercise is about and makes its files. \`verify\` has to be quiet: every spec is valid, every solution
passes, every stub says "not started", every mistake is recognised.
`;

/** @param first the learner's file of the first exercise */
function readme({ title }: Surroundings, first: string, end: string): string {
  return `# ${title.replaceAll(/(?=[\\`*_<>#[\]])/gu, "\\")}

You fill in functions, and [numkata](https://www.npmjs.com/package/numkata) says what is wrong in your own terms.

## Begin

You need Node 24.12 or newer. In this folder:

\`\`\`sh
npm install
npx numkata show 1
npx numkata watch
\`\`\`

Write in \`exercises/${first}\`: it is graded again at every save.

| command | |
| --- | --- |
| \`npx numkata grade\` | how far you are; with a name, what is wrong with one exercise |
| \`npx numkata show <exercise>\` | what an exercise teaches and asks for |
| \`npx numkata hint\` | one hint more each time |
| \`npx numkata next\` | the next exercise that is not done |
| \`npx numkata help\` | all commands |

On GitHub every push is graded; the result is on the page of the run, under Actions.
${end}`;
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
