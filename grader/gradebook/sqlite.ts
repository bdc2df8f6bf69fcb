// Databases of SQLite, as Node has them built in. Loaded only where one is opened.

import type { DatabaseSync } from "node:sqlite";

/** What SQLite says in words of its own, and the file system in a code. */
const CODES = { 8: "EROFS", 13: "ENOSPC", 14: "EACCES" } as const;

/** Rows are written and read in the order of the file, so that a cache is of no use to them. In KiB, and what is sorted is on disk. */
const FRUGAL = "PRAGMA cache_size = -512; PRAGMA temp_store = FILE;";

/** @throws what `diskError` and `isUnreadable` are about */
export function openDatabase(path: string, use: "read" | "write"): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  // A cookie in the file's head is ours to set only in a database that is not defended.
  const database = new DatabaseSync(path, { readOnly: use === "read", ...(use === "write" && { defensive: false }) });
  database.exec(FRUGAL);
  return database;
}

/** Whether an error says that a file is no database, or a broken one. */
export function isUnreadable(error: unknown): boolean {
  const code = errorCode(error);
  // Of errors that SQLite finds in the text of a query: a table that is missing, in a file that somebody else made.
  return code === 1 || code === 11 || code === 26;
}

/** The same error as the file system would say it, where it is the disk's. */
export function diskError(error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined || !(error instanceof Error)) return error;
  const known = Object.entries(CODES).find(([number]) => Number(number) === code);
  if (known === undefined && code !== 10) return error;
  return Object.assign(new Error(error.message, { cause: error }), { code: known?.[1] ?? "EIO", syscall: "write" });
}

/** SQLite's primary result code. */
function errorCode(error: unknown): number | undefined {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return undefined;
  return error.errcode & 0xff;
}

/** Node 24 still calls it experimental, which nobody who grades a class can do anything about. */
function loadSqlite() {
  const own = Object.getOwnPropertyDescriptor(process, "emitWarning");
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    if (own !== undefined) Object.defineProperty(process, "emitWarning", own);
  }
}
