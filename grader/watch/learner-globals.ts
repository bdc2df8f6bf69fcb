// What learner code finds in the sandbox beside JavaScript's own, as declarations for the type checker.

export const LEARNER_GLOBALS = `
declare var console: Record<
  | "assert" | "count" | "countReset" | "debug" | "dir" | "error" | "group" | "groupCollapsed" | "groupEnd" | "info" | "log"
  | "table" | "time" | "timeEnd" | "timeLog" | "trace" | "warn",
  (...data: unknown[]) => void
>;
declare var process: {
  stdout: { write(text: unknown): boolean };
  stderr: { write(text: unknown): boolean };
  env: Record<string, string | undefined>;
  argv: string[];
  exit(code?: number): never;
};
declare var performance: { now(): number };
declare function setTimeout<T extends unknown[]>(call: (...args: T) => void, ms?: number, ...args: T): object;
declare function setInterval<T extends unknown[]>(call: (...args: T) => void, ms?: number, ...args: T): object;
declare function setImmediate<T extends unknown[]>(call: (...args: T) => void, ...args: T): object;
declare function clearTimeout(timer?: object): void;
declare function clearInterval(timer?: object): void;
declare function clearImmediate(timer?: object): void;
declare function queueMicrotask(call: () => void): void;
declare function structuredClone<T>(value: T): T;
declare var TextEncoder: new () => { encode(text?: string): Uint8Array };
declare var TextDecoder: new (label?: string) => { decode(bytes?: ArrayBuffer | ArrayBufferView): string };
declare var URL: new (url: string, base?: string) => { href: string; pathname: string; search: string; hash: string };
`;
