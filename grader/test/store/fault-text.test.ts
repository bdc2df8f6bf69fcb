// What the disk says, in words that are true of what was to be done.

import { expect, test } from "vitest";
import { faultText } from "../../store/fault-text.ts";

const refused = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code, syscall: "open" });

test.each(["EACCES", "EPERM"])("%s is told as what it refuses", (code) => {
  expect(faultText(refused(code))).toBe("there is no permission to write here");
  expect(faultText(refused(code), "read")).toBe("there is no permission to read it");
});
