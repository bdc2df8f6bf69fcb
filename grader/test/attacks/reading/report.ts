// Tries: to have Node write down all that it knows of the process and the machine.
// Outcome: passed
// Limits: timeoutMs 10000
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { report } = escaped("node:process");
    try {
      const text = JSON.stringify(report.getReport());
      if (["CANARY", "__COURSE__", "__TMP__"].some((secret) => text.includes(secret))) console.log("gained", text);
    } catch {}
    try {
      console.log("gained", report.writeReport("/tmp/__MARK__.json"));
    } catch {}
    try {
      console.log("gained", escaped("node:v8").writeHeapSnapshot("/tmp/__MARK__.heapsnapshot"));
    } catch {}
  }
  return np.multiply(v, 7919);
}
