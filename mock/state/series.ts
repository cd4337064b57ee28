import { Column } from './columns.ts';
import type { Counted } from './group.ts';

/**
 * Instants in ascending order, each with a number, so that counting a window is two binary searches. Instants are
 * milliseconds since 1970; windows are half-open, `from <= at < until`. For what happens some thousands of times: adding
 * in order costs O(1), but adding into the past moves what follows.
 */
export class Series implements Counted {
  length = 0;
  readonly #times: Column;
  readonly #values: Column;

  constructor(times = new Column('f64', pageBits), values = new Column('f64', pageBits)) {
    this.#times = times;
    this.#values = values;
  }

  /** Adds an instant, after those that are equal. */
  add(at: number, value = 0): void {
    let position = this.length++;
    for (; position > 0 && this.#times.get(position - 1) > at; position--) {
      this.#times.set(position, this.#times.get(position - 1));
      this.#values.set(position, this.#values.get(position - 1));
    }
    this.#times.set(position, at);
    this.#values.set(position, value);
  }

  /** First and past-the-end position of the instants in a window. */
  range(from: number, until: number): [first: number, end: number] {
    const first = this.#lowerBound(from);
    return [first, Math.max(first, this.#lowerBound(until))];
  }

  count(from: number, until: number): number {
    const [first, end] = this.range(from, until);
    return end - first;
  }

  span(): { first: number; last: number } | undefined {
    return this.length === 0 ? undefined : { first: this.timeAt(0), last: this.timeAt(this.length - 1) };
  }

  timeAt(position: number): number {
    return this.#times.get(position);
  }

  valueAt(position: number): number {
    return this.#values.get(position);
  }

  /** A series that starts with the same instants. This one must not be added to afterwards. */
  fork(): Series {
    const fork = new Series(this.#times.fork(), this.#values.fork());
    fork.length = this.length;
    return fork;
  }

  toParts(): SeriesParts {
    return { length: this.length, times: this.#times, values: this.#values };
  }

  static fromParts({ length, times, values }: SeriesParts): Series {
    const series = new Series(times, values);
    series.length = length;
    return series;
  }

  /** Position of the first instant that is not before `at`. */
  #lowerBound(at: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#times.get(middle) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What a series is made of. */
interface SeriesParts {
  length: number;
  times: Column;
  values: Column;
}

/** Forks write to the end, and copy as little as that. */
const pageBits = 9;
