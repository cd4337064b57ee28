/**
 * What time it is in Redis, told without asking: from what it said last, and how long ago that was. It never runs ahead of
 * the truth: what Redis said is taken to have been true only when its answer arrived.
 */
export class ServerClock {
  #said = 0;
  #arrived = 0;

  /** @param time Milliseconds since 1970, as just heard. */
  hear(time: number): void {
    this.#said = time;
    this.#arrived = performance.now();
  }

  /** Milliseconds since 1970; at most what the clock of Redis shows. */
  now(): number {
    return this.#said + performance.now() - this.#arrived;
  }
}
