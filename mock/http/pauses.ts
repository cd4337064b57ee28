/** Waits that injected faults ask for. They end with the mock, so that it need not wait for them. */
export class Pauses {
  readonly #waiting = new Set<() => void>();
  #isOver = false;

  /** @param ms Milliseconds. */
  pause(ms: number): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    return new Promise((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        this.#waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, ms);
      this.#waiting.add(goOn);
    });
  }

  /** Ends all of them, and those that begin later. */
  end(): void {
    this.#isOver = true;
    for (const goOn of [...this.#waiting]) goOn();
  }
}
