/**
 * Estimates Redis's time from its last answer and the time since then. It is never ahead of Redis: an answer's time is
 * assumed to be that of its arrival.
 */
export class ServerClock {
  #lastTime = 0;
  #receivedAt = 0;

  /** @param time Milliseconds since 1970, as just received. */
  update(time: number): void {
    this.#lastTime = time;
    this.#receivedAt = performance.now();
  }

  /** Milliseconds since 1970, at most the time of Redis's clock. */
  now(): number {
    return this.#lastTime + performance.now() - this.#receivedAt;
  }
}
