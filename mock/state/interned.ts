import { Column } from './columns.ts';

/**
 * A growing column of values that often repeat, such as lists of labels. Each distinct value is stored once, and rows
 * store its number. Values with the same JSON are equal; they must not be changed in place.
 */
export class InternedColumn<Value> {
  readonly #numbers: Column;
  readonly #known: Known<Value>;

  /** @param unset The value of rows that were never set. */
  constructor(unset: Value, numbers = new Column('u32'), known = createKnown(unset)) {
    this.#numbers = numbers;
    this.#known = known;
  }

  get(row: number): Value {
    return this.#known.values[this.#numbers.get(row)] as Value;
  }

  set(row: number, value: Value): void {
    const { values, numbers } = this.#known;
    const key = JSON.stringify(value);
    const number = numbers.get(key) ?? values.push(value) - 1;
    numbers.set(key, number);
    this.#numbers.set(row, number);
  }

  /**
   * Returns a column with the same rows. The original must not be changed afterwards. Forks share the list of values,
   * but not the numbers of their rows.
   */
  fork(): InternedColumn<Value> {
    return new InternedColumn(this.#known.values[0] as Value, this.#numbers.fork(), this.#known);
  }

  toParts(): InternedParts<Value> {
    return { numbers: this.#numbers, values: this.#known.values };
  }

  static fromParts<Value>({ numbers, values }: InternedParts<Value>): InternedColumn<Value> {
    const known = { values, numbers: new Map(values.map((value, number) => [JSON.stringify(value), number])) };
    return new InternedColumn(values[0] as Value, numbers, known);
  }
}

/** The serializable parts of an interned column. */
interface InternedParts<Value> {
  numbers: Column;
  values: Value[];
}

interface Known<Value> {
  values: Value[];
  numbers: Map<string, number>;
}

function createKnown<Value>(unset: Value): Known<Value> {
  return { values: [unset], numbers: new Map([[JSON.stringify(unset), 0]]) };
}
