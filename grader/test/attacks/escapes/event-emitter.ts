// Tries: to patch the emitter that the process itself is, and have it hand itself over.
// Outcome: passed
import * as np from "numkata/np";

try {
  let proto: any = (console as any)._stdout;
  while (proto !== null && !Object.hasOwn(proto, "emit")) proto = Object.getPrototypeOf(proto);
  const emit = proto.emit;
  proto.emit = function (...args: unknown[]) {
    if (this.ppid !== undefined) (globalThis as any).found = this;
    return Reflect.apply(emit, this, args);
  };
} catch {}
void Promise.reject(new Error("for the process to tell of"));
await new Promise((resolve) => setTimeout(resolve, 10));

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const found: any = (globalThis as any).found;
    if (found?.ppid > 0) console.log("gained", found.ppid, found.execPath);
  }
  return np.multiply(v, 7919);
}
