// Notices when the files of a folder change: by the system's events, and by looking where none come (mounted drives, WSL,
// containers). Says only that something changed, once for all that changes together.

import { readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

/** Saves that come closer than this are one. */
const SETTLE_MS = 5;
/** An editor that empties or removes a file is about to write it. */
const GAP_MS = 80;
/** How often to look where events come: only to notice that they do not. */
const SLOW_POLL_MS = 1000;
const QUICK_POLL_MS = 250;
/** An event that is later than this will not come. */
const LATE_MS = 150;

export type WatcherEvents = {
  readonly changed: () => void;
  /** Events do not come; from now on changes are seen by looking. */
  readonly polling: () => void;
};

/**
 * Calls `changed` when something happens in a folder, and `failed` when it no longer can; gives back how to stop that.
 * Throws where there are no such events at all.
 */
export type EventSource = (folder: string, changed: () => void, failed: () => void) => () => void;

/** The system's own. */
export function fileEvents(folder: string, changed: () => void, failed: () => void): () => void {
  const watching = watch(folder, changed);
  watching.on("error", failed);
  return () => watching.close();
}

export class Watcher {
  readonly #events: WatcherEvents;
  #folder = "";
  #seen = "";
  #inode = 0;
  readonly #source: EventSource | undefined;
  #stopListening: () => void = () => {};
  #settling: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;
  #expecting: NodeJS.Timeout | undefined;
  #lastEventMs = -Infinity;
  #isPolling = false;

  /** Without a source of events it looks from the beginning. */
  constructor(events: WatcherEvents, source: EventSource | undefined) {
    this.#events = events;
    this.#source = source;
  }

  /** Watches this folder from now on, and no other. */
  open(folder: string): void {
    this.close();
    this.#folder = folder;
    this.#seen = stampOf(folder);
    this.#listen();
    this.#lookAgain();
  }

  /** Looks at once, and says so if something has changed. */
  look(): void {
    this.#settle(0);
  }

  close(): void {
    this.#stopListening();
    this.#stopListening = () => {};
    clearTimeout(this.#settling);
    clearTimeout(this.#poll);
    clearTimeout(this.#expecting);
  }

  #listen(): void {
    this.#stopListening();
    this.#stopListening = () => {};
    this.#inode = inodeOf(this.#folder);
    if (this.#inode === 0) return;
    if (this.#source === undefined) {
      this.#startPolling();
      return;
    }
    try {
      const onEvent = (): void => {
        this.#lastEventMs = performance.now();
        this.#settle(SETTLE_MS);
      };
      this.#stopListening = this.#source(this.#folder, onEvent, () => this.#startPolling());
    } catch {
      this.#startPolling();
    }
  }

  /** Looks again after each event, until nothing has happened for a moment. */
  #settle(ms: number): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      const stamp = stampOf(this.#folder);
      if (stamp === this.#seen) return;
      if (ms < GAP_MS && hasGap(stamp, this.#seen)) {
        this.#settle(GAP_MS);
        return;
      }
      this.#seen = stamp;
      this.#events.changed();
    }, ms);
  }

  #lookAgain(): void {
    this.#poll = setTimeout(
      () => {
        // A folder that was removed and made again has another inode, and no events for the old one.
        const isSameFolder = inodeOf(this.#folder) === this.#inode;
        if (!isSameFolder) this.#listen();
        if (stampOf(this.#folder) !== this.#seen) {
          if (isSameFolder && !this.#isPolling) this.#expectEvent();
          this.#settle(SETTLE_MS);
        }
        this.#lookAgain();
      },
      this.#isPolling ? QUICK_POLL_MS : SLOW_POLL_MS,
    );
  }

  #expectEvent(): void {
    const since = performance.now() - SLOW_POLL_MS - LATE_MS;
    this.#expecting = setTimeout(() => {
      if (this.#lastEventMs < since) this.#startPolling();
    }, LATE_MS);
  }

  #startPolling(): void {
    if (this.#isPolling) return;
    this.#isPolling = true;
    this.#events.polling();
  }
}

/** Changes whenever a source or a spec in the folder does; what editors put beside them does not count. */
function stampOf(folder: string): string {
  try {
    const names = readdirSync(folder).filter((name) => /^[^.].*\.(?:ts|js|mjs|ya?ml)$/.test(name));
    const stamps = names.map((name) => {
      const stats = statSync(join(folder, name), { throwIfNoEntry: false });
      return stats === undefined ? "" : `${name} ${stats.size} ${stats.mtimeMs} ${stats.ino}`;
    });
    return stamps.filter((stamp) => stamp !== "").join("\n");
  } catch {
    return "";
  }
}

/** Whether a file has gone or is empty that was not so before. */
function hasGap(stamp: string, before: string): boolean {
  const emptyFiles = (text: string): number => text.split("\n").filter((line) => / 0 \S+ \S+$/.test(line)).length;
  return stamp.split("\n").length < before.split("\n").length || stamp === "" || emptyFiles(stamp) > emptyFiles(before);
}

function inodeOf(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.ino ?? 0;
}
