/** Rows of a page. A fork copies only the pages that it writes to. */
const pageBits = 12;
const pageSize = 1 << pageBits;
const pageMask = pageSize - 1;

type Page = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
type ColumnKind = 'f64' | 'u32' | 'u8';

const pageConstructors: Record<ColumnKind, new (source: number | Page) => Page> = {
  f64: Float64Array,
  u32: Uint32Array,
  u8: Uint8Array,
};

/** A growing column of numbers, 0 where nothing was set: a few bytes a row where an object would take a hundred. */
export class Column {
  readonly #kind: ColumnKind;
  readonly #pages: Page[];
  /** Pages below this number belong to the column that this one was forked from, unless they are in `#own`. */
  readonly #shared: number;
  readonly #own = new Set<number>();

  constructor(kind: ColumnKind, pages: Page[] = []) {
    this.#kind = kind;
    this.#pages = pages;
    this.#shared = pages.length;
  }

  get(row: number): number {
    return this.#pages[row >>> pageBits]?.[row & pageMask] ?? 0;
  }

  set(row: number, value: number): void {
    const number = row >>> pageBits;
    let page = this.#pages[number];
    if (!page || (number < this.#shared && !this.#own.has(number))) page = this.#claim(number);
    page[row & pageMask] = value;
  }

  /** A column that starts with the same rows. This one must not be written to afterwards. */
  fork(): Column {
    return new Column(this.#kind, [...this.#pages]);
  }

  /** Makes a page of its own, a copy of the shared one where there is one. */
  #claim(number: number): Page {
    const PageArray = pageConstructors[this.#kind];
    while (this.#pages.length < number) this.#pages.push(new PageArray(pageSize));
    const shared = this.#pages[number];
    const page = new PageArray(shared ?? pageSize);
    this.#pages[number] = page;
    this.#own.add(number);
    return page;
  }
}

/** A growing column of anything that is not a number; values are shared by forks and must not be changed in place. */
export class References<Value> {
  readonly #own = new Map<number, Value>();
  readonly #base: References<Value> | undefined;

  constructor(base?: References<Value>) {
    this.#base = base;
  }

  get(row: number): Value | undefined {
    return this.#own.get(row) ?? this.#base?.get(row);
  }

  set(row: number, value: Value): void {
    this.#own.set(row, value);
  }

  /** A column that starts with the same rows. This one must not be written to afterwards. */
  fork(): References<Value> {
    return new References(this);
  }
}
