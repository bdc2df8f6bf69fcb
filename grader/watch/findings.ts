// What `tsc --pretty false` prints -> findings in the files of one exercise.

import { posix } from "node:path";
import type { Finding } from "../domain/finding.ts";

/** What the compiler advises for other places than this sandbox: more packages, other options. */
const ADVICE = / Do you need to .*$/;

const FINDING = /^(?<path>.+?)\((?<line>\d+),(?<column>\d+)\): error TS\d+: (?<message>.*)$/;

/**
 * The findings in the folder of `entry`, a path below `root` as the compiler prints it: first those of `entry` itself. A
 * finding's later lines, which say why, are left out.
 */
export function findingsIn(output: string, root: string, entry: string): readonly Finding[] {
  const folder = `${posix.dirname(entry)}/`;
  const findings = output.split(/\r?\n/).flatMap((line): readonly Finding[] => {
    const { path = "", line: at, column, message = "" } = FINDING.exec(line)?.groups ?? {};
    const file = path.slice(root.length);
    if (!path.startsWith(root + folder)) return [];
    return [{ location: { file, line: Number(at), column: Number(column) }, message: message.replace(ADVICE, "") }];
  });
  const isOwn = ({ location }: Finding): boolean => location.file === entry;
  return [...findings.filter(isOwn), ...findings.filter((finding) => !isOwn(finding))];
}
