// numkata version.

import { readFileSync } from "node:fs";
import type { Console } from "./console.ts";

export function versionCommand(console: Console): number {
  console.out(`numkata ${ownVersion()} on Node ${process.versions.node}\n`);
  return 0;
}

/** The version of this package. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}
