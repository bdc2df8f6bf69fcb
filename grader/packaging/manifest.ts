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
  replace(MANIFEST, `${JSON.stringify(published(JSON.parse(text)), null, 2)}\n`);
}

function restore(): void {
  if (!existsSync(KEPT)) return;
  replace(MANIFEST, readFileSync(KEPT, "utf8"));
  rmSync(KEPT);
}

/** Without what only the checkout needs, and with built files where the checkout has sources. */
function published(manifest: Record<string, unknown>): Record<string, unknown> {
  const { workspaces: _workspaces, devDependencies: _devDependencies, scripts: _scripts, ...rest } = manifest;
  return JSON.parse(JSON.stringify(rest), (_key, value: unknown) => {
    if (typeof value !== "string" || !/^(?:\.\/)?grader\/.*\.[tj]s$/.test(value)) return value;
    const built = value.replace("grader/", "dist/").replace(/\.ts$/, ".js");
    return built;
  }) as Record<string, unknown>;
}

/** Whole or not at all. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
}
