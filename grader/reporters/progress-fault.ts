// What is wrong with a learner's progress file, told in passing: it keeps nobody from working.

import type { ProgressFault } from "../store/progress.ts";
import { relativeTo } from "./place.ts";
import { safeLine } from "./safe-text.ts";

/** One sentence or two, without a line break. */
export function progressFaultText(fault: ProgressFault, folder: string): string {
  const file = relativeTo(folder, fault.file);
  switch (fault.kind) {
    case "set-aside":
      return `${file} could not be read in full. It is kept as ${relativeTo(folder, fault.keptAs)}; what could be read goes on. To do the rest anew: npx numkata grade`;
    case "not-saved":
      return `${file} cannot be written: ${safeLine(fault.reason)}. What you do now is not remembered.`;
  }
}
