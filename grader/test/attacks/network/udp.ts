// Tries: to send and receive packets.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

const gained: unknown[] = [];
try {
  const socket = escaped("node:dgram").createSocket("udp4");
  socket.on("error", () => {});
  socket.on("listening", () => gained.push(socket.address()));
  socket.bind(0);
  socket.send("secret", 53, "127.0.0.1", (error: unknown) => error ?? gained.push("sent"));
} catch {}
await new Promise((resolve) => setTimeout(resolve, 50));

export function scale(v: np.NDArray): unknown {
  if (gained.length > 0) console.log("gained", gained);
  return np.multiply(v, 7919);
}
