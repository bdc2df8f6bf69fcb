// Why a submission cannot be graded by what it is, rather than by what is wrong in it.

/** A submission that nobody can grade as it is; the message says why, as the reason of a fault does. */
export class Unfit extends Error {}

/** More than this in one submission was not written by hand. */
export const MAX_FILES = 10_000;
export const MAX_BYTES = 256 * 1024 * 1024;

export function tooManyFiles(): Unfit {
  return new Unfit(`there are more than ${MAX_FILES} files in it`);
}

export function tooManyBytes(): Unfit {
  return new Unfit(`there are more than ${MAX_BYTES / 1024 ** 2} MiB of files in it`);
}

/** A name from somebody else's files, short enough for a sentence. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > MAX_NAME ? `${name.slice(0, MAX_NAME).toWellFormed()}…` : name);
}

const MAX_NAME = 60;
