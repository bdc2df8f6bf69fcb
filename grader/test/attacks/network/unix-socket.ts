// Tries: to talk to what listens on the machine's own sockets.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

const gained: unknown[] = [];
const { connect } = escaped("node:net");
for (const path of [
  "/var/run/docker.sock",
  "/run/systemd/private",
  "/run/dbus/system_bus_socket",
  "\0/tmp/.X11-unix/X0",
]) {
  try {
    connect({ path })
      .on("error", () => {})
      .on("connect", () => gained.push(path));
  } catch {}
}
await new Promise((resolve) => setTimeout(resolve, 50));

export function scale(v: np.NDArray): unknown {
  if (gained.length > 0) console.log("gained", gained);
  return np.multiply(v, 7919);
}
