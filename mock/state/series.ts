/**
 * Instants in ascending order, each with a number, so that counting a window is two binary searches and summing it a
 * difference of two prefix sums. Instants are milliseconds since 1970; windows are half-open, `from <= at < until`.
 *
 * Adding in order costs O(1); adding into the past moves what follows, which only back-dated history does.
 */
export class Series {
  #times = new Float64Array(16);
  #values: Float64Array | undefined;
  #prefix: Float64Array | undefined;
  /** How many prefix sums are up to date. */
  #summed = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds an instant; the value may be left out of series that are only counted. */
  add(at: number, value?: number): void {
    const position = this.#length === 0 || at >= this.timeAt(this.#length - 1) ? this.#length : this.#upperBound(at);
    this.#reserve(value !== undefined);
    if (position < this.#length) {
      this.#times.copyWithin(position + 1, position, this.#length);
      this.#values?.copyWithin(position + 1, position, this.#length);
    }
    this.#times[position] = at;
    if (this.#values) this.#values[position] = value ?? 0;
    this.#summed = Math.min(this.#summed, position);
    this.#length += 1;
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

  sum(from: number, until: number): number {
    const [first, end] = this.range(from, until);
    const prefix = this.#sums();
    return (prefix[end] ?? 0) - (prefix[first] ?? 0);
  }

  timeAt(position: number): number {
    return this.#times[position] ?? Number.NaN;
  }

  valueAt(position: number): number {
    return this.#values?.[position] ?? 0;
  }

  #reserve(withValues: boolean): void {
    const size = this.#times.length;
    if (withValues) this.#values ??= new Float64Array(size);
    if (this.#length < size) return;
    this.#times = grown(this.#times);
    if (this.#values) this.#values = grown(this.#values);
  }

  /** prefix[i] is the sum of the first i values. */
  #sums(): Float64Array {
    if (!this.#prefix || this.#prefix.length <= this.#length) {
      const larger = new Float64Array(this.#times.length + 1);
      larger.set(this.#prefix?.subarray(0, this.#summed + 1) ?? []);
      this.#prefix = larger;
    }
    for (let i = this.#summed; i < this.#length; i++) this.#prefix[i + 1] = (this.#prefix[i] ?? 0) + this.valueAt(i);
    this.#summed = this.#length;
    return this.#prefix;
  }

  #lowerBound(at: number): number {
    return bound(this.#times, this.#length, (time) => time < at);
  }

  #upperBound(at: number): number {
    return bound(this.#times, this.#length, (time) => time <= at);
  }
}

function bound(times: Float64Array, length: number, isBefore: (time: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(times[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
