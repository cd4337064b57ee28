import { Column } from './columns.ts';
import type { Countable } from './group-query.ts';

/**
 * Instants in ascending order, each with a value, so that two binary searches count a window. Instants are milliseconds
 * since 1970; windows are half-open, `from <= at < until`. Meant for some thousands of instants: adding in order costs
 * O(1), but adding an earlier instant moves all later ones.
 */
export class Series implements Countable {
  length = 0;
  readonly #times: Column;
  readonly #values: Column;

  constructor(times = new Column('f64', pageBits), values = new Column('f64', pageBits)) {
    this.#times = times;
    this.#values = values;
  }

  /** Adds an instant, after equal ones. */
  add(at: number, value = 0): void {
    let position = this.length++;
    for (; position > 0 && this.#times.get(position - 1) > at; position--) {
      this.#times.set(position, this.#times.get(position - 1));
      this.#values.set(position, this.#values.get(position - 1));
    }
    this.#times.set(position, at);
    this.#values.set(position, value);
  }

  /** Returns the first and the past-the-end position of the instants in a window. */
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

  /** Returns a series with the same instants. The original must not be changed afterwards. */
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

  /** Returns the position of the first instant that is not before `at`. */
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

/** The serializable parts of a series. */
interface SeriesParts {
  length: number;
  times: Column;
  values: Column;
}

/** Small pages, because forks write to the end of a series and copy the last page. */
const pageBits = 9;
