import { MachineTime } from './machine-time.ts';

/** A clock's state, in milliseconds since 1970. `since` is the machine's time at which ticking started. */
export interface ClockState {
  at: number;
  since?: number;
}

/**
 * A workspace's clock, in milliseconds since 1970. It stands still, so that results do not depend on the day of a test
 * run, until it is set to tick with the machine's clock, or to show the machine's time.
 */
export class Clock {
  readonly #machine: MachineTime;
  readonly #onChange: () => void;
  #at: number;
  /** The machine's time when ticking started; undefined while the clock stands still. */
  #tickingSince: number | undefined;

  /** @param onChange Called when the clock is set, started or stopped. */
  constructor(at: number, machine = new MachineTime(), onChange: () => void = () => {}) {
    this.#at = at;
    this.#machine = machine;
    this.#onChange = onChange;
  }

  get isTicking(): boolean {
    return this.#tickingSince !== undefined;
  }

  /** Whether the clock shows the machine's time. */
  get isLive(): boolean {
    return this.#at === this.#tickingSince;
  }

  now(): number {
    return this.#tickingSince === undefined ? this.#at : this.#at + this.#machine.now() - this.#tickingSince;
  }

  /** Sets the clock. It keeps ticking, or standing still, from there. */
  set(at: number): void {
    this.#at = at;
    if (this.isTicking) this.#tickingSince = this.#machine.now();
    this.#onChange();
  }

  setTicking(isTicking: boolean): void {
    this.#at = this.now();
    this.#tickingSince = isTicking ? this.#machine.now() : undefined;
    this.#onChange();
  }

  /** Shows the machine's time from now on. */
  setLive(): void {
    this.#at = 0;
    this.#tickingSince = 0;
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
