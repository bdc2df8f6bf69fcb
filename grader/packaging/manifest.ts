// Turns the checkout's package.json into the published one for the moment of packing, and back. The checkout runs its
// TypeScript as it is; an installed package has to be JavaScript, because Node strips no types under node_modules.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const MANIFEST = join(ROOT, "package.json");
const KEPT = join(ROOT, "node_modules/.cache/numkata/package.json");

const [step] = process.argv.slice(2);
if (step === "publish") publish();
else if (step === "restore") restore();
else throw new Error("usage: node grader/packaging/manifest.ts publish|restore");

function publish(): void {
  // A packing that was interrupted has left the published manifest in place.
  restore();
  rmSync(join(ROOT, "dist"), { recursive: true, force: true });
  execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "grader/tsconfig.build.json"], {
    cwd: ROOT,
    stdio: "inherit",
  });
  const text = readFileSync(MANIFEST, "utf8");
  mkdirSync(dirname(KEPT), { recursive: true });
  replace(KEPT, text);
  replace(MANIFEST, published(text));
}

function restore(): void {
  if (!existsSync(KEPT)) return;
  replace(MANIFEST, readFileSync(KEPT, "utf8"));
  rmSync(KEPT);
}

/** Without what only the checkout needs, and with built files where the checkout has sources. */
function published(text: string): string {
  const onlyHere = new Set(["workspaces", "devDependencies", "scripts"]);
  const manifest: unknown = JSON.parse(text, (key, value: unknown) => {
    if (onlyHere.has(key)) return undefined;
    return typeof value === "string" ? value.replace(/^(\.\/)?grader\/(.*)\.[jt]s$/, "$1dist/$2.js") : value;
  });
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Whole or not at all. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
}
