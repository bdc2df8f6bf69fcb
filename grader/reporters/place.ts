// Where a file is, as a learner reads it and as a terminal opens it. Text only: knows no file system and works for the
// paths of any system.

/** `file` relative to `folder` where it lies inside, else as it is; with forward slashes. */
export function relativeTo(folder: string, file: string): string {
  const [inside, outside] = [forward(file), forward(folder).replace(/\/+$/, "")];
  return outside !== "" && inside.startsWith(`${outside}/`) ? inside.slice(outside.length + 1) : inside;
}

/**
 * The absolute path of a file of a submission, which is called by its name (`softmax.ts`, beside the submission's own)
 * or by its folder and name (`02-sigmoid/sigmoid.ts`, where the folders are beside each other).
 */
export function locate(submission: string, name: string): string {
  const [own, wanted] = [forward(submission), forward(name)];
  if (isAbsolute(wanted)) return wanted;
  if (own.endsWith(`/${wanted}`)) return own;
  const folder = folderOf(own);
  return `${wanted.includes("/") ? folderOf(folder) : folder}/${wanted}`;
}

/** The `file:` URL of an absolute path. */
export function fileUrl(path: string): string {
  const [encoded] = [forward(path).split("/").map(encodeURIComponent).join("/")];
  return `file://${encoded.startsWith("/") ? "" : "/"}${encoded.replace(/^([A-Za-z])%3A/, "$1:")}`;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function forward(path: string): string {
  return /^[A-Za-z]:[\\/]|^\\\\/.test(path) ? path.replaceAll("\\", "/") : path;
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}
