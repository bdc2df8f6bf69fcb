// What a course's own code gave for what it was asked about one exercise, from one question to the next and from one run to
// the next: who is wrong in the same way has the same asked.

import type { Cache } from "../store/cache.ts";

/** How many answers are remembered, how many of them for the next run, and how long a question may be for that. */
const MAX_REMEMBERED = 1500;
const MAX_WRITTEN = 300;
const MAX_QUESTION = 4096;

export class Memory<T> {
  readonly #cache: Cache;
  readonly #place: readonly [name: string, fingerprint: string];
  /** The latest last. */
  readonly #answers: Map<string, T>;
  #hasLearnt = false;

  /** @param fingerprint all that an answer rests on, beside its question */
  constructor(cache: Cache, name: string, fingerprint: string, isAnswer: (value: unknown) => value is T) {
    this.#cache = cache;
    this.#place = [name, fingerprint];
    const isEntry = (value: unknown): value is readonly [string, T] =>
      Array.isArray(value) && typeof value[0] === "string" && isAnswer(value[1]);
    const entries = cache.read(name, fingerprint);
    this.#answers = new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  }

  recall(question: string): T | undefined {
    const answer = this.#answers.get(question);
    if (answer === undefined) return undefined;
    this.#answers.delete(question);
    this.#answers.set(question, answer);
    return answer;
  }

  /** To be told only what will be the same the next time. */
  learn(question: string, answer: T): void {
    if (question.length > MAX_QUESTION) return;
    this.#answers.set(question, answer);
    this.#hasLearnt = true;
    if (this.#answers.size <= MAX_REMEMBERED) return;
    const [oldest = question] = this.#answers.keys();
    this.#answers.delete(oldest);
  }

  /** Keeps the latest for the next run. */
  keep(): void {
    if (this.#hasLearnt) this.#cache.write(...this.#place, [...this.#answers].slice(-MAX_WRITTEN));
    this.#hasLearnt = false;
  }
}
