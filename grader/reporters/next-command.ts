// The commands that a report tells a learner to type.

import type { Words } from "./explanation.ts";

/** `npx numkata grade softmax`: the number in front of an id need not be typed. */
export function gradeCommand({ id, command }: Pick<Words, "id" | "command">): string {
  return `${command} grade ${id.replace(/^\d+-/, "")}`;
}

/** `npx numkata show softmax`. */
export function showCommand({ id, command }: Pick<Words, "id" | "command">): string {
  return `${command} show ${id.replace(/^\d+-/, "")}`;
}

/** `npx numkata stub 06-softmax > exercises/06-softmax/softmax.ts`. */
export function stubCommand({ id, file, command }: Words): string {
  return `${command} stub ${id} > ${/^[\w./\\:@+-]+$/.test(file) ? file : `"${file}"`}`;
}
