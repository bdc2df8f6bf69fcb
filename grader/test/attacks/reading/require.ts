// Tries: to find what Node's other module system brings along.
// Outcome: passed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    for (const name of [
      "require",
      "module",
      "exports",
      "__filename",
      "__dirname",
      "Buffer",
      "global",
      "fetch",
      "WebSocket",
      "Worker",
      "Deno",
      "Bun",
    ]) {
      if (name in globalThis) console.log("gained", name);
    }
    for (const name of [
      "binding",
      "_linkedBinding",
      "getBuiltinModule",
      "mainModule",
      "dlopen",
      "report",
      "kill",
      "ppid",
    ]) {
      if (name in process) console.log("gained", name);
    }
  }
  return np.multiply(v, 7919);
}
