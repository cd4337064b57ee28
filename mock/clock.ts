import { MachineTime } from './machine-time.ts';

/** Milliseconds since 1970; `since` by the machine's clock. */
export interface ClockState {
  at: number;
  since?: number;
}

/**
 * A workspace's clock, in milliseconds since 1970. It stands still, so that today's run equals yesterday's, until it is
 * told to tick along with the machine's.
 */
export class Clock {
  readonly #machine: MachineTime;
  readonly #onChange: () => void;
  #at: number;
  /** The machine's time when ticking began; undefined while the clock stands. */
  #tickingSince: number | undefined;

  /** @param onChange Called whenever somebody moves the clock, starts or stops it. */
  constructor(at: number, machine = new MachineTime(), onChange: () => void = () => {}) {
    this.#at = at;
    this.#machine = machine;
    this.#onChange = onChange;
  }

  get isTicking(): boolean {
    return this.#tickingSince !== undefined;
  }

  now(): number {
    return this.#tickingSince === undefined ? this.#at : this.#at + this.#machine.now() - this.#tickingSince;
  }

  /** Puts the clock to an instant; it goes on ticking, or standing, from there. */
  set(at: number): void {
    this.#at = at;
    if (this.isTicking) this.#tickingSince = this.#machine.now();
    this.#onChange();
  }

  tick(isTicking: boolean): void {
    this.#at = this.now();
    this.#tickingSince = isTicking ? this.#machine.now() : undefined;
    this.#onChange();
  }

  capture(): ClockState {
    return { at: this.#at, since: this.#tickingSince };
  }

  restore({ at, since }: ClockState): void {
    this.#at = at;
    this.#tickingSince = since;
    this.#onChange();
  }
}
