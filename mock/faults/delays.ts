/** Delays of injected faults. They end when the mock is closed, so that closing does not wait for them. */
export class Delays {
  readonly #waiting = new Set<() => void>();
  #isClosed = false;

  /** @param ms Duration in milliseconds. */
  pause(ms: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#waiting.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, ms);
      this.#waiting.add(finish);
    });
  }

  /** Ends all delays, and those that are started later. */
  end(): void {
    this.#isClosed = true;
    for (const finish of [...this.#waiting]) finish();
  }
}
