// numkata version.

import { readFileSync } from "node:fs";
import type { Console } from "./console.ts";

export function versionCommand(console: Console): number {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const version =
    typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";
  console.out(`numkata ${version} on Node ${process.versions.node}\n`);
  return 0;
}
