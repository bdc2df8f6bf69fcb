// What runs on this machine, by command line. Only Linux says so, in /proc.

import { readdirSync, readFileSync } from "node:fs";

/** The command lines that have one of these marks in them. */
export function running(...marks: readonly string[]): readonly string[] {
  return readdirSync("/proc").flatMap((entry) => {
    try {
      const command = /^\d+$/.test(entry) ? readFileSync(`/proc/${entry}/cmdline`, "utf8").replaceAll("\0", " ") : "";
      return marks.some((mark) => command.includes(mark)) ? [command] : [];
    } catch {
      return [];
    }
  });
}
