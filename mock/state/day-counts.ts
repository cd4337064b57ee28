/** A calendar day and its count. `day` is the number of days since 1970-01-01. */
export interface DayCount {
  day: number;
  count: number;
}

/** Counts by day. Only days that were ever counted have a record; a day whose count is 0 again keeps its record. */
export class DayCounts {
  readonly #records: DayCount[];

  constructor(records: DayCount[] = []) {
    this.#records = records;
  }

  add(day: number, change: number): void {
    const position = this.#find(day);
    const record = this.#records[position];
    if (record?.day === day) record.count += change;
    else this.#records.splice(position, 0, { day, count: change });
  }

  /** Returns the records from one day to another (both included), newest first. */
  newestFirst(from: number, to: number): DayCount[] {
    const first = this.#find(from);
    return this.#records.slice(first, Math.max(first, this.#find(to + 1))).reverse();
  }

  /** Returns an independent copy. */
  fork(): DayCounts {
    return new DayCounts(this.#records.map((record) => ({ ...record })));
  }

  /** Serializes the records as the text `DAY:COUNT,…`, because thousands of objects are slow to parse. */
  toParts(): { records: string } {
    return { records: this.#records.map(({ day, count }) => `${day}:${count}`).join(',') };
  }

  static fromParts({ records: text }: { records: string }): DayCounts {
    const records = text === '' ? [] : text.split(',').map((record) => record.split(':').map(Number));
    return new DayCounts(records.map(([day = 0, count = 0]) => ({ day, count })));
  }

  /** Returns the position of the first record on or after a day. Checks the end first, because most days are appended. */
  #find(day: number): number {
    const records = this.#records;
    const last = records.at(-1);
    if (!last || last.day < day) return records.length;
    if (last.day === day) return records.length - 1;
    let low = 0;
    let high = records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((records[middle]?.day ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
