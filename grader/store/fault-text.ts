// Why the disk said no, in words that can follow a colon.

/** The reason of a file system's error: `no permission to write here`. */
export function faultText(error: unknown, refused: "read" | "write" = "write"): string {
  if (!(error instanceof Error)) return String(error);
  switch ("code" in error ? error.code : undefined) {
    case "EACCES":
    case "EPERM":
      return `there is no permission to ${refused === "read" ? "read it" : "write here"}`;
    case "ENOENT":
      return "syscall" in error && error.syscall === "mkdir" ? "no folder can be made here" : "there is no such file";
    case "EROFS":
      return "this disk can only be read";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "ENOTDIR":
    case "EEXIST":
      return "another file is in the way";
    case "EISDIR":
      return "a folder is where a file should be";
    default:
      return error.message;
  }
}
