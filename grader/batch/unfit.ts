// Why a submission cannot be graded by what it is, rather than by what is wrong in it.

/** A submission that nobody can grade as it is; the message says why, as the reason of a fault does. */
export class Unfit extends Error {}

/** A name from somebody else's files, short enough for a sentence. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > MAX_NAME ? `${name.slice(0, MAX_NAME).toWellFormed()}…` : name);
}

const MAX_NAME = 60;
