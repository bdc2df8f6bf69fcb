// How a child says by its exit code what it can no longer say in an answer.

/** Nothing is left to wait for, and yet the answer is not there: an await that never settles. As in Node itself. */
export const NOTHING_LEFT = 13;
