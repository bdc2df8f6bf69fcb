// Tries: to load machine code.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    for (const way of [
      () => escaped("node:process").dlopen({ exports: {} }, "/lib/x86_64-linux-gnu/libc.so.6"),
      () => escaped("node:module").createRequire("/")("/tmp/x.node"),
      () => escaped("node:process").binding("fs"),
      () => escaped("node:wasi"),
    ]) {
      try {
        const found = way();
        if (typeof found?.WASI === "function") new found.WASI({ version: "preview1", preopens: { "/": "/" } });
        console.log("gained", String(way));
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
