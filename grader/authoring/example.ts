// The exercise that a new course begins with: small, whole, and with the usual parts of a spec. Text only: no files.

export const EXAMPLE = { id: "01-row-means", functionName: "rowMeans" } as const;

/** @param schema where the JSON Schema of specs is, relative to the exercise's folder */
export function exampleSpec(schema: string): string {
  return `# yaml-language-server: $schema=${schema}
title: Row means
topics: [axis]
summary: Give the mean of each row.
prompt: |
  A table has one row for each sample, and one column for each thing that was measured. The mean of a
  row sums a sample up in one number.

  By hand, for the row $[1, 2, 6]$: the sum is $9$, there are $3$ numbers, so the mean is $3$.

  \`np.mean(x)\` is the mean of the whole table. With an axis it goes along that axis only: axis 0 runs
  down the columns, axis 1 along the rows.

  Write \`rowMeans(x)\`: an array with one mean for each row of $x$.
function:
  name: rowMeans
  params:
    x: { type: array, shape: [m, n], about: one row of numbers for each sample }
  returns: { type: array, shape: [m], about: the mean of each row }
  pure: true
hints:
  - How many numbers come back for a table of 2 rows and 3 columns? Which axis has to disappear?
  - "\`np.mean(x, { axis: 1 })\` goes along each row."
cases:
  - name: the row worked by hand
    args: { x: [[1, 2, 6]] }
    expected: [3.0]
  - name: two rows, three columns
    args: { x: [[1, 2, 6], [0, -4, 1]] }
    expected: [3.0, -1.0]
  - name: as many columns as rows
    args: { x: [[1, 3], [5, 8]] }
    expected: [2.0, 6.5]
  - name: any table
    generate: { x: { shape: [1..5, 1..5], numbers: [-9, 9] } }
  - name: a column
    args: { x: [[4], [-2.5]] }
    expected: [4.0, -2.5]
    hidden: true
mistakes:
  columnMeans: >-
    these are the means of the columns. Axis 0 runs down the columns, axis 1 along the rows.
  wholeMean: >-
    this is one mean for the whole table. Tell \`np.mean\` along which axis to go.
  rowSums: >-
    these are the sums of the rows. Divide by how many numbers a row has, or use \`np.mean\`.
`;
}

export const EXAMPLE_SOLUTION = `import * as np from "numkata/np";

export function rowMeans(x: np.NDArray): np.NDArray {
  return np.mean(x, { axis: 1 });
}
`;

export const EXAMPLE_MISTAKES = `// Wrong ways to write rowMeans that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

export function columnMeans(x: np.NDArray): np.NDArray {
  return np.mean(x, { axis: 0 });
}

export function wholeMean(x: np.NDArray): number {
  return np.mean(x);
}

export function rowSums(x: np.NDArray): np.NDArray {
  return np.sum(x, { axis: 1 });
}
`;
