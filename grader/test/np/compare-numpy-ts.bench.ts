// Measures np beside numpy-ts, which is no dependency of this project: install it in a folder and name that folder.
//
//   mkdir /tmp/numpy-ts && cd /tmp/numpy-ts && npm init -y && npm install numpy-ts@1.7.0
//   node grader/test/np/compare-numpy-ts.bench.ts /tmp/numpy-ts
//
// Prints the tables of docs/why-np.md as Markdown.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { arch, cpus, platform, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as np from "../../np/np.ts";

/** As much of numpy-ts as is measured. Its arrays free their memory when told to. */
type Foreign = {
  readonly dispose: () => void;
  readonly reshape: (...shape: readonly number[]) => Foreign;
  readonly at: unknown;
};
type NumpyTs = Readonly<Record<string, (...args: readonly unknown[]) => Foreign>> & {
  readonly linalg: Readonly<Record<string, (...args: readonly unknown[]) => Foreign>>;
};

const npPath = fileURLToPath(new URL("../../np/np.ts", import.meta.url));

async function compare(installed: string): Promise<void> {
  const home = join(installed, "node_modules", "numpy-ts");
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const entry = join(home, "dist", "esm", "index.js");
  const nts: NumpyTs = await import(pathToFileURL(entry).href);

  say(
    `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}; numpy-ts ${version}\n`,
  );
  start(entry);
  say("| call | np | numpy-ts |\n| --- | --- | --- |");
  for (const [call, ours, theirs] of calls(nts)) say(`| \`${call}\` | ${outcome(ours)} | ${outcome(theirs)} |`);
  say("");
  typeCheck(installed);
  say("| speed | np | numpy-ts | unit |\n| --- | --: | --: | --- |");
  for (const row of speeds(nts)) say(row);
}

// --- start ------------------------------------------------------------------------------------------------------------

type Start = { readonly importMs: number; readonly importMiB: number; readonly busyMiB: number };

function start(entry: string): void {
  const built = builtNp();
  const columns = [
    startOf(join(built, "np.js"), "{ axis: 1, keepdims: true }"),
    startOf(npPath, "{ axis: 1, keepdims: true }"),
    startOf(entry, "1, true"),
  ];
  rmSync(built, { recursive: true });
  const row = (text: string, of: (measured: Start) => number): void =>
    say(`| ${text} | ${columns.map((column) => of(column).toFixed(0)).join(" | ")} |`);
  say("| | np, packed | np, TypeScript | numpy-ts |\n| --- | --: | --: | --: |");
  row("import and first array, ms", (measured) => measured.importMs);
  row("memory for that, MiB", (measured) => measured.importMiB);
  row("memory after 20 softmaxes of 1000 × 1000, MiB", (measured) => measured.busyMiB);
  say("");
}

/** np as the package holds it: JavaScript, so that Node's type stripper need not start. */
function builtNp(): string {
  const folder = mkdtempSync(join(tmpdir(), "np-"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  for (const file of readdirSync(dirname(npPath))) {
    const source = stripTypeScriptTypes(readFileSync(join(dirname(npPath), file), "utf8"));
    writeFileSync(join(folder, file.replace(/ts$/, "js")), source.replaceAll('.ts"', '.js"'));
  }
  return folder;
}

/** The median of eleven fresh processes. */
function startOf(file: string, rows: string): Start {
  const program = `
    const mib = () => process.memoryUsage.rss() / 2 ** 20;
    const before = mib(), from = performance.now();
    const np = await import(${JSON.stringify(pathToFileURL(file).href)});
    np.array([1, 2]);
    const importMs = performance.now() - from, importMiB = mib() - before;
    const z = np.ones([1000, 1000]);
    for (let i = 0; i < 20; i++) {
      const e = np.exp(np.subtract(z, np.max(z, ${rows})));
      np.divide(e, np.sum(e, ${rows}));
    }
    process.stdout.write(JSON.stringify({ importMs, importMiB, busyMiB: mib() - before }));`;
  const runs = Array.from({ length: 11 }, (): Start => {
    // Its warning about a full heap, once a process, is left out here.
    const args = ["--input-type=module", "-e", program];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  });
  return {
    importMs: median(runs.map((run) => run.importMs)),
    importMiB: median(runs.map((run) => run.importMiB)),
    busyMiB: median(runs.map((run) => run.busyMiB)),
  };
}

// --- calls ------------------------------------------------------------------------------------------------------------

type Call = readonly [text: string, ours: () => unknown, theirs: () => unknown];

/** What beginners write, from JavaScript's point of view: types erased. */
function calls(nts: NumpyTs): Call[] {
  const a = np.array([1.5, 2, 4]);
  const b = nts["array"]?.([1.5, 2, 4]);
  const m = np.array([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const n = nts["array"]?.([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const both = (text: string, name: string, ours: readonly unknown[], theirs: readonly unknown[]): Call => {
    const mine: () => unknown = Reflect.get(np, name);
    const other: () => unknown = Reflect.get(nts, name);
    return [text, () => Reflect.apply(mine, undefined, ours), () => Reflect.apply(other, undefined, theirs)];
  };
  return [
    both("np.divide(1, a)", "divide", [1, a], [1, b]),
    both("np.subtract(1, a)", "subtract", [1, a], [1, b]),
    both("np.exp(3)", "exp", [3], [3]),
    both("np.exp([1, 2])", "exp", [[1, 2]], [[1, 2]]),
    both("np.sum(m, null, true)", "sum", [m, null, true], [n, null, true]),
    both("np.sum(m, { axis: 1 })", "sum", [m, { axis: 1 }], [n, { axis: 1 }]),
    both("np.sum(m, 1)", "sum", [m, 1], [n, 1]),
    both("np.array([[1, 2], [3]])", "array", [[[1, 2], [3]]], [[[1, 2], [3]]]),
    ["-a", () => -Number(a), () => -Number(b)],
    ["m[0]", () => Reflect.get(m, "0"), () => Reflect.get(Object(n), "0")],
    [
      "np.multiply(np.array([1, 2, 3]), 0.5)",
      () => np.multiply(np.array([1, 2, 3]), 0.5),
      () => nts["multiply"]?.(nts["array"]?.([1, 2, 3]), 0.5),
    ],
    [
      'np.multiply(np.array([1, 2, 3], "int32"), 0.5)',
      () => new TypeError("there are no integer arrays"),
      () => nts["multiply"]?.(nts["array"]?.([1, 2, 3], "int32"), 0.5),
    ],
  ];
}

function outcome(act: () => unknown): string {
  const text = attempt(act).replaceAll(/\s+/g, " ");
  return text.length > 110 ? `${text.slice(0, 107)}...` : text;
}

function attempt(act: () => unknown): string {
  try {
    const value = act();
    return value instanceof Error ? value.message : `\`${String(value)}\``;
  } catch (error) {
    return `throws: ${error instanceof Error ? error.message : String(error)}`;
  }
}

// --- types ------------------------------------------------------------------------------------------------------------

/** The course's functions as one writes them with np, and with numpy-ts in its own way of passing the axis. */
const NATURAL = {
  sigmoid: "(z: np.NDArray): np.NDArray { return np.divide(1, np.add(1, np.exp(np.negative(z)))); }",
  normalizeRows: "(x: np.NDArray): np.NDArray { return np.divide(x, np.linalg.norm(x, ROWS_OF_NORM)); }",
  softmax: "(z: np.NDArray): np.NDArray { const e = np.exp(z); return np.divide(e, np.sum(e, ROWS)); }",
  l1Loss: "(y: np.NDArray, yhat: np.NDArray): number { return np.sum(np.abs(np.subtract(y, yhat))); }",
  l2Loss: "(y: np.NDArray, yhat: np.NDArray): number { return np.sum(np.square(np.subtract(y, yhat))); }",
  "an array taken for a string (it should not)": "(y: np.NDArray): string { return np.exp(y); }",
};

function typeCheck(installed: string): void {
  say(
    "| type-checks under strict settings | np | numpy-ts, `nodenext` | numpy-ts, `bundler` |\n| --- | --- | --- | --- |",
  );
  const ours = { ROWS_OF_NORM: "{ axis: 1, keepdims: true }", ROWS: "{ axis: 1, keepdims: true }" };
  const theirs = { ROWS_OF_NORM: "undefined, 1, true", ROWS: "1, true" };
  for (const [name, body] of Object.entries(NATURAL)) {
    const cells = [
      passes(installed, npPath, body, ours, "nodenext"),
      passes(installed, "numpy-ts", body, theirs, "nodenext"),
      passes(installed, "numpy-ts", body, theirs, "bundler"),
    ].map((answer) => (answer ? "yes" : "no"));
    say(`| ${name} | ${cells.join(" | ")} |`);
  }
  say("");
}

function passes(
  installed: string,
  specifier: string,
  body: string,
  words: Readonly<Record<string, string>>,
  resolution: "nodenext" | "bundler",
): boolean {
  const scratch = mkdtempSync(join(specifier === "numpy-ts" ? installed : tmpdir(), "types-"));
  const source = Object.entries(words).reduce(
    (text, [word, value]) => text.replaceAll(new RegExp(`\\b${word}\\b`, "g"), value),
    body,
  );
  writeFileSync(join(scratch, "package.json"), '{"type":"module"}');
  const file = join(scratch, "natural.ts");
  writeFileSync(file, `import * as np from ${JSON.stringify(specifier)};\nexport function check${source}\n`);
  const flags =
    "--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --allowImportingTsExtensions --skipLibCheck --target es2024 --ignoreConfig";
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const module = resolution === "nodenext" ? "nodenext" : "esnext";
  const { status } = spawnSync(
    process.execPath,
    [tsc, ...flags.split(" "), "--module", module, "--moduleResolution", resolution, file],
    { cwd: scratch },
  );
  rmSync(scratch, { recursive: true });
  return status === 0;
}

// --- speed ------------------------------------------------------------------------------------------------------------

function* speeds(nts: NumpyTs): Generator<string> {
  const call = (name: string, ...args: readonly unknown[]): Foreign => {
    const target = nts[name];
    if (target === undefined) throw new Error(`numpy-ts has no ${name}`);
    return target(...args);
  };

  for (const [rows, columns] of [
    [2, 5],
    [1000, 1000],
  ] as const) {
    const size = rows * columns;
    const x = np.array(noise(size)).reshape(rows, columns);
    const y = call("array", noise(size)).reshape(rows, columns);
    const sums = np.sum(x, { axis: 1, keepdims: true });
    const theirSums = call("sum", y, 1, true);
    const label = `${rows} × ${columns}`;
    const unit = "ns an element";
    yield line(
      `exp, ${label}`,
      () => np.exp(x),
      () => free(call("exp", y)),
      size,
      unit,
    );
    yield line(
      `add, ${label}`,
      () => np.add(x, x),
      () => free(call("add", y, y)),
      size,
      unit,
    );
    yield line(
      `divide by a column, ${label}`,
      () => np.divide(x, sums),
      () => free(call("divide", y, theirSums)),
      size,
      unit,
    );
    yield line(
      `greater, ${label}`,
      () => np.greater(x, 0),
      () => free(call("greater", y, 0)),
      size,
      unit,
    );
    yield line(
      `sum of all, ${label}`,
      () => np.sum(x),
      () => call("sum", y),
      size,
      unit,
    );
    yield line(
      `sum of rows, ${label}`,
      () => np.sum(x, { axis: 1 }),
      () => free(call("sum", y, 1)),
      size,
      unit,
    );
    yield line(
      `softmax, ${label}`,
      () => {
        const e = np.exp(np.subtract(x, np.max(x, { axis: 1, keepdims: true })));
        return np.divide(e, np.sum(e, { axis: 1, keepdims: true }));
      },
      () => {
        const largest = call("max", y, 1, true);
        const shifted = call("subtract", y, largest);
        const e = call("exp", shifted);
        const total = call("sum", e, 1, true);
        free(largest, shifted, e, total, call("divide", e, total));
      },
      size,
      unit,
    );
  }
  for (const size of [64, 512]) {
    const x = np.array(noise(size * size)).reshape(size, size);
    const y = call("array", noise(size * size)).reshape(size, size);
    yield line(
      `matmul, ${size} × ${size}`,
      () => np.matmul(x, x),
      () => free(call("matmul", y, y)),
      1e6,
      "ms",
    );
  }
}

function free(...arrays: readonly Foreign[]): void {
  for (const array of arrays) array.dispose();
}

function noise(size: number): number[] {
  return Array.from({ length: size }, (_, i) => 3 * Math.sin(i));
}

function line(text: string, ours: () => unknown, theirs: () => unknown, size: number, unit: string): string {
  const [mine, other] = [timeNs(ours) / size, timeNs(theirs) / size];
  return `| ${text} | ${digits(mine)} | ${digits(other)} | ${unit} |`;
}

/** The median of nine batches of at least 50 ms, after a warm-up. */
function timeNs(act: () => unknown): number {
  let times = 1;
  while (batchMs(act, times) < 50) times *= 2;
  return (median(Array.from({ length: 9 }, () => batchMs(act, times))) / times) * 1e6;
}

function batchMs(act: () => unknown, times: number): number {
  const from = performance.now();
  for (let i = 0; i < times; i++) act();
  return performance.now() - from;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("usage: node grader/test/np/compare-numpy-ts.bench.ts <folder where numpy-ts is installed>\n");
  process.exitCode = 2;
} else {
  await compare(resolve(folder));
}
