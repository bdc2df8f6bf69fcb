// Tries: to go on in another thread, where other rules hold.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

let gained: unknown;
try {
  const { Worker } = escaped("node:worker_threads");
  const worker = new Worker("require('node:worker_threads').parentPort.postMessage(process.ppid)", {
    eval: true,
    execArgv: [],
  });
  worker.on("message", (message: unknown) => (gained = message)).on("error", () => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
} catch {}

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    if (gained !== undefined) console.log("gained", gained);
  }
  return np.multiply(v, 7919);
}
