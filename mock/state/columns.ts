type ColumnArray = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
type ColumnKind = 'f64' | 'u32' | 'u8';

const constructors: Record<ColumnKind, new (length: number) => ColumnArray> = {
  f64: Float64Array,
  u32: Uint32Array,
  u8: Uint8Array,
};

/** A growing column of numbers: a few bytes a row where an object would take a hundred. */
export class Column {
  readonly #kind: ColumnKind;
  #values: ColumnArray;

  constructor(kind: ColumnKind) {
    this.#kind = kind;
    this.#values = new constructors[kind](64);
  }

  get(row: number): number {
    return this.#values[row] ?? 0;
  }

  set(row: number, value: number): void {
    if (row >= this.#values.length) this.#grow(row);
    this.#values[row] = value;
  }

  #grow(row: number): void {
    const larger = new constructors[this.#kind](Math.max(row + 1, this.#values.length * 2));
    larger.set(this.#values);
    this.#values = larger;
  }
}
