// How saves are noticed, in real folders: with the system's events, and where none come.

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type EventSource, fileEvents, Watcher } from "../../watch/watcher.ts";

const SILENT: EventSource = () => () => {};
const NONE: EventSource = () => {
  throw new Error("ENOSYS: function not implemented, watch");
};

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A folder with one file that is watched, and what was noticed of it. */
class Watched {
  readonly folder = mkdtempSync(join(tmpdir(), "numkata-watcher-"));
  readonly seen: ("changed" | "polling")[] = [];
  readonly watcher: Watcher;
  #noticed: () => void = () => {};

  constructor(source: EventSource | undefined) {
    const notice = (what: "changed" | "polling") => (): void => {
      this.seen.push(what);
      this.#noticed();
    };
    this.write("double.ts", "0");
    this.watcher = new Watcher({ changed: notice("changed"), polling: notice("polling") }, source);
    this.watcher.open(this.folder);
    closers.push(() => {
      this.watcher.close();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Waits until so many things were noticed. */
  async noticed(count: number): Promise<void> {
    while (this.seen.length < count) await new Promise<void>((resolve) => (this.#noticed = resolve));
  }
}

async function until(watched: Watched, ...seen: readonly ("changed" | "polling")[]): Promise<void> {
  await watched.noticed(seen.length);
  expect(watched.seen.toSorted()).toEqual(seen.toSorted());
}

describe("with events", () => {
  test("writes in one go are one change", async () => {
    const watched = new Watched(fileEvents);
    for (let write = 1; write <= 20; write++) watched.write("double.ts", `${write}`);
    await until(watched, "changed");
    watched.write("double.ts", "another time");
    await until(watched, "changed", "changed");
  });

  test("a save by rename, and through a file that is emptied first, is one change", async () => {
    const watched = new Watched(fileEvents);
    watched.write(".double.ts.swp", "renamed");
    renameSync(join(watched.folder, ".double.ts.swp"), join(watched.folder, "double.ts"));
    await until(watched, "changed");
    watched.write("double.ts", "");
    await new Promise((resolve) => setTimeout(resolve, 20));
    watched.write("double.ts", "filled");
    await until(watched, "changed", "changed");
  });

  test("what editors put beside a file is none", async () => {
    const watched = new Watched(fileEvents);
    watched.write(".double.ts.swp", "1");
    watched.write("double.ts~", "1");
    watched.write("4913", "1");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(watched.seen).toEqual([]);
    watched.write("double.ts", "1");
    await until(watched, "changed");
  });

  test("a folder that is removed and made again", async () => {
    const watched = new Watched(fileEvents);
    rmSync(watched.folder, { recursive: true });
    await until(watched, "changed");
    mkdirSync(watched.folder);
    watched.write("double.ts", "back");
    await until(watched, "changed", "changed");
    watched.write("double.ts", "and heard again");
    await until(watched, "changed", "changed", "changed");
  });

  test("a file that is there again at once, as it was but newer, is one change", async () => {
    const watched = new Watched(fileEvents);
    rmSync(join(watched.folder, "double.ts"));
    watched.write("double.ts", "0");
    await until(watched, "changed");
  });
});

describe("without events", () => {
  test("where they never come, the first change is seen all the same, and that is said once", async () => {
    const watched = new Watched(SILENT);
    watched.write("double.ts", "1");
    await until(watched, "changed", "polling");
    watched.write("double.ts", "2 and more");
    await until(watched, "changed", "changed", "polling");
  });

  test.for([
    ["that cannot be listened to", NONE],
    ["that nobody listens to", undefined],
  ] as const)("it looks from the beginning at a folder %s", async ([, source]) => {
    const watched = new Watched(source);
    await until(watched, "polling");
    watched.write("double.ts", "1");
    await until(watched, "polling", "changed");
  });

  test("where they end, it looks from then on", async () => {
    let fail: () => void = () => {};
    const watched = new Watched((folder, changed, failed) => {
      fail = failed;
      return fileEvents(folder, changed, failed);
    });
    fail();
    await until(watched, "polling");
  });

  test("asked to look, it looks at once", async () => {
    const watched = new Watched(SILENT);
    watched.watcher.look();
    watched.write("double.ts", "1");
    await until(watched, "changed");
    watched.watcher.look();
    watched.write("double.ts", "1 and more");
    await until(watched, "changed", "changed");
  });
});

test("of a folder that is no longer watched nothing is said, and its silence does not count", async () => {
  const watched = new Watched(fileEvents);
  const other = new Watched(fileEvents);
  watched.write("double.ts", "1");
  watched.watcher.open(other.folder);
  other.write("double.ts", "1");
  await Promise.all([until(watched, "changed"), until(other, "changed")]);
  watched.write("double.ts", "2 and more");
  other.write("double.ts", "2 and more");
  await Promise.all([until(watched, "changed", "changed"), until(other, "changed", "changed")]);
});
