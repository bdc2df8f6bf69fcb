#!/usr/bin/env node
// The way in. Plain JavaScript that any Node can read, so that an old one gets a sentence instead of a syntax error.

import module from "node:module";
import { fileURLToPath } from "node:url";

// Whoever may send signals could open the debugger of a grader that runs learner code.
process.on("SIGUSR1", () => {});

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major > 24 || (major === 24 && minor >= 12)) {
  // Compiled code and stripped types are kept between runs; that is most of the start-up time.
  const isBuilt = !import.meta.url.endsWith("/grader/bin.js");
  const modules = isBuilt ? "../.." : "../node_modules";
  module.enableCompileCache(fileURLToPath(new URL(`${modules}/.cache/numkata/code`, import.meta.url)));
  await import("./cli.ts");
} else {
  process.stderr.write(
    `numkata needs Node 24.12 or newer and this is ${process.versions.node}: start it through npm in the project (npx numkata), or get a newer Node from https://nodejs.org\n`,
  );
  process.exitCode = 2;
}
