// How two texts differ, line by line.

import { diffArrays } from "diff";

export type DifferenceLine = { readonly in: "both" | "actual" | "expected"; readonly text: string };

/** The lines of both texts in order, as few of them as can be in one text only. Ends of lines and of files do not count. */
export function differenceOf(actual: string, expected: string): readonly DifferenceLine[] {
  return diffArrays([...linesOf(actual)], [...linesOf(expected)]).flatMap(({ added, removed, value }) =>
    value.map((text) => ({ in: added ? "expected" : removed ? "actual" : "both", text })),
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}
