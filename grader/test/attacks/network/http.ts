// Tries: to fetch a page with all that Node has for it.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

const gained: unknown[] = [];
for (const module of ["node:http", "node:https", "node:http2", "node:tls"]) {
  try {
    const { get, connect } = escaped(module);
    const request = (get ?? connect)("https://127.0.0.1:2024/");
    request.on("error", () => {}).on("response", () => gained.push(module));
  } catch {}
}
await new Promise((resolve) => setTimeout(resolve, 50));

export function scale(v: np.NDArray): unknown {
  if (gained.length > 0) console.log("gained", gained);
  return np.multiply(v, 7919);
}
