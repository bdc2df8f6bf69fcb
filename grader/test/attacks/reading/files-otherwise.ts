// Tries: to read the same by every other way that Node has.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

const bytes = new Uint8Array(100);

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const fs = escaped("node:fs");
    const file = "__COURSE__/exercises/01-scale/exercise.yaml";
    const ways: (() => unknown)[] = [
      () => fs.readSync(fs.openSync(file), bytes),
      () => fs.readdirSync("__COURSE__"),
      () => fs.opendirSync("__COURSE__").readSync(),
      () => fs.readlinkSync("/proc/self/exe"),
      () => fs.cpSync(file, "/tmp/__MARK__"),
      () => fs.linkSync(file, "/tmp/__MARK__"),
      () => fs.symlinkSync(file, "/tmp/__MARK__"),
      () => fs.globSync("__COURSE__/*").length || undefined,
      () => fs.readFileSync(new URL(`file://${file}`)),
      () => fs.readFileSync(`/proc/self/root${file}`),
      () => fs.readFileSync(`/proc/self/cwd${file}`),
      () => fs.readFileSync("/dev/fd/../../.." + file),
      () => escaped("node:module").createRequire(file)("./exercise.yaml"),
      () => escaped("node:module").createRequire(file)("../../solutions/01-scale/scale.ts"),
      () => escaped("node:process").loadEnvFile(file),
      () => escaped("node:module").findPackageJSON(file),
    ];
    for (const way of ways) {
      try {
        const found = way();
        if (found !== undefined) console.log("gained", String(way), found);
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
