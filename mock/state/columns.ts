/** Rows of a page, as a power of two. A fork copies only the pages that it writes to. */
const usualPageBits = 12;

/** Rows side by side; what lies beyond the end of a page that is shorter than others is 0. */
export type Page = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
export type ColumnKind = 'f64' | 'u32' | 'u8';

export const pageConstructors = { f64: Float64Array, u32: Uint32Array, u8: Uint8Array } as const;

/** What a column is made of. */
export interface ColumnParts {
  kind: ColumnKind;
  pageBits: number;
  pages: Page[];
}

/** A growing column of numbers, 0 where nothing was set: a few bytes a row where an object would take a hundred. */
export class Column {
  readonly #kind: ColumnKind;
  readonly #pageBits: number;
  readonly #pageMask: number;
  readonly #pages: Page[];
  /** Pages below this number belong to the column that this one was forked from, unless they are in `#own`. */
  readonly #shared: number;
  readonly #own = new Set<number>();
  /** The page that was written to last, as history goes on where it was: it needs no looking up. */
  #latest: Page | undefined;
  #latestNumber = -1;

  /** @param pageBits Rows of a page, as a power of two: fewer where there are few, or where forks write here and there. */
  constructor(kind: ColumnKind, pageBits = usualPageBits, pages: Page[] = []) {
    this.#kind = kind;
    this.#pageBits = pageBits;
    this.#pageMask = (1 << pageBits) - 1;
    this.#pages = pages;
    this.#shared = pages.length;
  }

  get(row: number): number {
    return this.#pages[row >>> this.#pageBits]?.[row & this.#pageMask] ?? 0;
  }

  set(row: number, value: number): void {
    const number = row >>> this.#pageBits;
    let page = this.#latest;
    if (!page || number !== this.#latestNumber) {
      page = this.#pages[number];
      if (!page || (number < this.#shared && !this.#own.has(number))) page = this.#claim(number);
      this.#latest = page;
      this.#latestNumber = number;
    }
    page[row & this.#pageMask] = value;
  }

  /** A column that starts with the same rows. This one must not be written to afterwards. */
  fork(): Column {
    return new Column(this.#kind, this.#pageBits, [...this.#pages]);
  }

  toParts(): ColumnParts {
    return { kind: this.#kind, pageBits: this.#pageBits, pages: this.#pages };
  }

  /** A column of the same rows. It copies the pages that it writes to, as a fork does. */
  static fromParts({ kind, pageBits, pages }: ColumnParts): Column {
    return new Column(kind, pageBits, pages);
  }

  /** Makes a page of its own, a copy of the shared one where there is one. */
  #claim(number: number): Page {
    const PageArray = pageConstructors[this.#kind];
    const pageSize = 1 << this.#pageBits;
    while (this.#pages.length < number) this.#pages.push(new PageArray(pageSize));
    const page = new PageArray(pageSize);
    const shared = this.#pages[number];
    if (shared) page.set(shared);
    this.#pages[number] = page;
    this.#own.add(number);
    return page;
  }
}

/** A growing column of anything that is not a number; values are shared by forks and must not be changed in place. */
export class References<Value> {
  /** What was written before each fork, oldest first; only the last is still written to. */
  readonly #layers: Map<number, Value>[];

  constructor(layers: Map<number, Value>[] = [new Map()]) {
    this.#layers = layers;
  }

  get(row: number): Value | undefined {
    for (let layer = this.#layers.length - 1; layer >= 0; layer--) {
      const value = this.#layers[layer]?.get(row);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  set(row: number, value: Value): void {
    this.#layers.at(-1)?.set(row, value);
  }

  /**
   * A column that starts with the same rows. This one must not be written to afterwards. A layer is poured into the one
   * below when it is half its size, so that a fork of a fork of a fork has few to look through, and copies little.
   */
  fork(): References<Value> {
    const layers = this.#layers.filter(({ size }) => size > 0);
    for (;;) {
      const [below, top] = layers.slice(-2);
      if (!below || !top || top.size * 2 < below.size) break;
      layers.splice(-2, 2, new Map([...below, ...top]));
    }
    return new References([...layers, new Map()]);
  }

  /** All that was written, by row. */
  toParts(): Map<number, Value> {
    return new Map(this.#layers.flatMap((layer) => [...layer]));
  }

  static fromParts<Value>(written: Map<number, Value>): References<Value> {
    return new References([written, new Map()]);
  }
}
