// Tries: to connect to the machine it runs on and to others.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

const gained: unknown[] = [];
const { connect } = escaped("node:net");
for (const [host, port] of [
  ["127.0.0.1", 22],
  ["1.1.1.1", 443],
  ["169.254.169.254", 80],
  ["::1", 2024],
]) {
  try {
    const socket = connect({ host, port });
    socket.on("error", (error: any) => {
      if (
        error.code !== "ERR_ACCESS_DENIED" &&
        !/ENETUNREACH|EPERM|EACCES|ENOSYS|EAFNOSUPPORT|ECONNREFUSED/.test(error.code)
      )
        gained.push(error.code);
    });
    socket.on("connect", () => gained.push(host));
  } catch {}
}
await new Promise((resolve) => setTimeout(resolve, 50));

export function scale(v: np.NDArray): unknown {
  if (gained.length > 0) console.log("gained", gained);
  return np.multiply(v, 7919);
}
