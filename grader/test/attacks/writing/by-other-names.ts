// Tries: to write by way of what is open already, and of Node's own logs and caches.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const ways: (() => unknown)[] = [
      () => escaped("node:module").enableCompileCache("/tmp/__MARK__"),
      () =>
        escaped("node:trace_events")
          .createTracing({ categories: ["node"] })
          .enable(),
      () => escaped("node:fs").ftruncateSync(1, 0),
      () => escaped("node:fs").openSync("/proc/self/fd/1", "w"),
      () => escaped("node:process").chdir("/tmp"),
      () => escaped("node:process").umask(0),
    ];
    for (const way of ways) {
      try {
        const status = (way() as any)?.status;
        if (status === 1) console.log("gained", String(way));
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
