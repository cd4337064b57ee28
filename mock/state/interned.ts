import { Column } from './columns.ts';

/**
 * A growing column of values of which many are alike, such as lists of labels: each is kept once, and a row holds its
 * number. Values are told apart by their JSON, and must not be changed in place.
 */
export class Interned<Value> {
  readonly #numbers: Column;
  /** The first stands in rows that were never set. */
  #values: Value[];
  #known: Map<string, number>;
  /** Forks share the values until one finds a new one. */
  #isShared = false;

  constructor(unset: Value, numbers = new Column('u32')) {
    this.#numbers = numbers;
    this.#values = [unset];
    this.#known = new Map([[JSON.stringify(unset), 0]]);
  }

  get(row: number): Value {
    return this.#values[this.#numbers.get(row)] as Value;
  }

  set(row: number, value: Value): void {
    const key = JSON.stringify(value);
    this.#numbers.set(row, this.#known.get(key) ?? this.#add(key, value));
  }

  /** A column that starts with the same rows. This one must not be written to afterwards. */
  fork(): Interned<Value> {
    const fork = new Interned(this.#values[0] as Value, this.#numbers.fork());
    fork.#values = this.#values;
    fork.#known = this.#known;
    fork.#isShared = true;
    return fork;
  }

  #add(key: string, value: Value): number {
    if (this.#isShared) {
      this.#values = [...this.#values];
      this.#known = new Map(this.#known);
      this.#isShared = false;
    }
    const number = this.#values.push(value) - 1;
    this.#known.set(key, number);
    return number;
  }
}
