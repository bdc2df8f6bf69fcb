// Tries: to leave something where anybody may write.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { writeFileSync, mkdirSync, mkdtempSync } = escaped("node:fs");
    for (const place of ["/tmp", "/var/tmp", "/dev/shm", "/run", "/", "__TMP__", "."]) {
      for (const write of [writeFileSync, mkdirSync, mkdtempSync]) {
        try {
          write(`${place}/__MARK__`, "x");
          console.log("gained", place);
        } catch {}
      }
    }
  }
  return np.multiply(v, 7919);
}
