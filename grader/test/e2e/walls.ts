// Folders as bubblewrap can make them: small, or to be read only. Real ones, so nothing is left to fake.

import { spawn } from "node:child_process";

/** What a shell script prints, run in `folder` with what `walls` make of the folders in it. */
export function shell(folder: string, walls: readonly string[], script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const words = ["--dev-bind", "/", "/", ...walls, "--chdir", folder, "sh", "-c", script];
    const child = spawn("bwrap", words, { stdio: ["ignore", "pipe", "inherit"] });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.on("error", reject);
    child.on("close", () => resolve(out));
  });
}
