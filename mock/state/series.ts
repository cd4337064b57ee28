/**
 * Instants in ascending order, each with a number, so that counting a window is two binary searches and summing it a
 * difference of two prefix sums. Instants are milliseconds since 1970; windows are half-open, `from <= at < until`.
 *
 * Adding in order costs O(1); adding into the past moves what follows, which only back-dated history does. A fork
 * shares what its origin holds and keeps what it adds; only a fork that adds into the origin's past copies it.
 */
export class Series {
  /** What was forked: comes before everything in `#run`, and is never written to again. */
  #base: Series | undefined;
  #run = new Run();

  constructor(base?: Series) {
    this.#base = base;
  }

  get length(): number {
    return this.#baseLength + this.#run.length;
  }

  /** Adds an instant; the value may be left out of series that are only counted. */
  add(at: number, value?: number): void {
    if (this.#base && at < this.#base.timeAt(this.#baseLength - 1)) this.#detach();
    this.#run.add(at, value);
  }

  /** First and past-the-end position of the instants in a window. */
  range(from: number, until: number): [first: number, end: number] {
    const first = this.lowerBound(from);
    return [first, Math.max(first, this.lowerBound(until))];
  }

  count(from: number, until: number): number {
    const [first, end] = this.range(from, until);
    return end - first;
  }

  sum(from: number, until: number): number {
    const [first, end] = this.range(from, until);
    return this.sumBefore(end) - this.sumBefore(first);
  }

  timeAt(position: number): number {
    const own = position - this.#baseLength;
    return own < 0 ? (this.#base?.timeAt(position) ?? Number.NaN) : this.#run.timeAt(own);
  }

  valueAt(position: number): number {
    const own = position - this.#baseLength;
    return own < 0 ? (this.#base?.valueAt(position) ?? 0) : this.#run.valueAt(own);
  }

  /** Position of the first instant that is not before `at`. */
  lowerBound(at: number): number {
    const own = this.#run.bound((time) => time < at);
    // What was added comes after what was forked, so a hit in it settles the matter.
    return own > 0 || !this.#base ? this.#baseLength + own : this.#base.lowerBound(at);
  }

  /** Sum of the values before a position. */
  sumBefore(position: number): number {
    const own = position - this.#baseLength;
    if (!this.#base) return this.#run.sumBefore(own);
    return own <= 0
      ? this.#base.sumBefore(position)
      : this.#base.sumBefore(this.#baseLength) + this.#run.sumBefore(own);
  }

  /** A series that starts with the same instants. This one must not be added to afterwards. */
  fork(): Series {
    return new Series(this.length === 0 ? undefined : this);
  }

  get #baseLength(): number {
    return this.#base?.length ?? 0;
  }

  /** Takes in what was forked, so that it can be added to. */
  #detach(): void {
    const run = new Run();
    for (let position = 0; position < this.length; position++) run.add(this.timeAt(position), this.valueAt(position));
    this.#run = run;
    this.#base = undefined;
  }
}

/** A sorted run of instants in two growing arrays. */
class Run {
  length = 0;
  #times = new Float64Array(16);
  #values: Float64Array | undefined;
  #prefix: Float64Array | undefined;
  /** How many prefix sums are up to date. */
  #summed = 0;

  add(at: number, value: number | undefined): void {
    const inOrder = this.length === 0 || at >= this.timeAt(this.length - 1);
    const position = inOrder ? this.length : this.bound((time) => time <= at);
    this.#reserve(value !== undefined);
    if (!inOrder) {
      this.#times.copyWithin(position + 1, position, this.length);
      this.#values?.copyWithin(position + 1, position, this.length);
    }
    this.#times[position] = at;
    if (this.#values) this.#values[position] = value ?? 0;
    this.#summed = Math.min(this.#summed, position);
    this.length += 1;
  }

  timeAt(position: number): number {
    return this.#times[position] ?? Number.NaN;
  }

  valueAt(position: number): number {
    return this.#values?.[position] ?? 0;
  }

  bound(isBefore: (time: number) => boolean): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#times[middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  sumBefore(position: number): number {
    if (!this.#prefix || this.#prefix.length <= this.length) {
      const larger = new Float64Array(this.#times.length + 1);
      larger.set(this.#prefix?.subarray(0, this.#summed + 1) ?? []);
      this.#prefix = larger;
    }
    // prefix[i] is the sum of the first i values.
    for (let i = this.#summed; i < this.length; i++) this.#prefix[i + 1] = (this.#prefix[i] ?? 0) + this.valueAt(i);
    this.#summed = this.length;
    return this.#prefix[position] ?? 0;
  }

  #reserve(withValues: boolean): void {
    const size = this.#times.length;
    if (withValues) this.#values ??= new Float64Array(size);
    if (this.length < size) return;
    this.#times = grown(this.#times);
    if (this.#values) this.#values = grown(this.#values);
  }
}

function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
