// The commands that a report tells a learner to type.

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

/** `softmax`: the number in front of an id need not be typed. */
export function shortId(id: string): string {
  return id.replace(/^\d+-/, "");
}
