// Whether bubblewrap works here: the strict sandbox is made of it, and so are disks that are full.

import { spawnSync } from "node:child_process";

export const HAS_BUBBLEWRAP =
  process.platform === "linux" && spawnSync("bwrap", ["--ro-bind", "/", "/", "true"], { stdio: "ignore" }).status === 0;

/** What the title of a test says that needs it. */
export const WITHOUT_BUBBLEWRAP = HAS_BUBBLEWRAP ? "" : " (skipped: bubblewrap is not installed here, or may not work)";
