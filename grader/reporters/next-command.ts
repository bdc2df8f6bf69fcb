// The commands that a report tells a learner to type, and how it names an exercise beside them.

import { enumeration } from "./naming.ts";
import { safeLine } from "./safe-text.ts";
import type { Words } from "./explanation.ts";

/** `npx numkata grade softmax`. */
export function gradeCommand({ id, command }: Pick<Words, "id" | "command">): string {
  return `${command} grade ${shortId(id)}`;
}

/** `npx numkata show softmax`. */
export function showCommand({ id, command }: Pick<Words, "id" | "command">): string {
  return `${command} show ${shortId(id)}`;
}

/** `npx numkata stub 06-softmax > exercises/06-softmax/softmax.ts`. */
export function stubCommand({ id, file, command }: Words): string {
  return `${command} stub ${id} > ${/^[\w./\\:@+-]+$/.test(file) ? file : `"${file}"`}`;
}

/** `after sigmoid and softmax`. */
export function afterText(ids: readonly string[]): string {
  return `after ${enumeration(ids.map((id) => safeLine(shortId(id), 40)))}`;
}

/** `softmax`: the number in front of an id need not be typed. */
export function shortId(id: string): string {
  return id.replace(/^\d+-/, "");
}
