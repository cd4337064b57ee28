/** Default number of rows per page, as a power of two. A fork copies only the pages that it writes to. */
const defaultPageBits = 12;

/** The values of consecutive rows. A page may be shorter than others: the missing values are 0. */
export type Page = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
export type ColumnKind = 'f64' | 'u32' | 'u8';

export const pageConstructors = { f64: Float64Array, u32: Uint32Array, u8: Uint8Array } as const;

/** The serializable parts of a column. */
export interface ColumnParts {
  kind: ColumnKind;
  pageBits: number;
  pages: Page[];
}

/** A growing column of numbers. Rows that were never set are 0. It needs a few bytes per row instead of a hundred. */
export class Column {
  readonly #kind: ColumnKind;
  readonly #pageBits: number;
  readonly #pageMask: number;
  readonly #pages: Page[];
  /** Pages below this number belong to the column that this one was forked from, unless they are in `#ownPages`. */
  readonly #sharedPageCount: number;
  readonly #ownPages = new Set<number>();
  /** The page of the last write, cached because most writes append rows. */
  #latestPage: Page | undefined;
  #latestPageNumber = -1;

  /** @param pageBits Rows per page, as a power of two. Use small pages for short columns and for scattered writes in forks. */
  constructor(kind: ColumnKind, pageBits = defaultPageBits, pages: Page[] = []) {
    this.#kind = kind;
    this.#pageBits = pageBits;
    this.#pageMask = (1 << pageBits) - 1;
    this.#pages = pages;
    this.#sharedPageCount = pages.length;
  }

  get(row: number): number {
    return this.#pages[row >>> this.#pageBits]?.[row & this.#pageMask] ?? 0;
  }

  set(row: number, value: number): void {
    const number = row >>> this.#pageBits;
    let page = this.#latestPage;
    if (!page || number !== this.#latestPageNumber) {
      page = this.#pages[number];
      if (!page || (number < this.#sharedPageCount && !this.#ownPages.has(number))) page = this.#claim(number);
      this.#latestPage = page;
      this.#latestPageNumber = number;
    }
    page[row & this.#pageMask] = value;
  }

  /** Returns a column with the same rows. The original must not be changed afterwards. */
  fork(): Column {
    return new Column(this.#kind, this.#pageBits, [...this.#pages]);
  }

  toParts(): ColumnParts {
    return { kind: this.#kind, pageBits: this.#pageBits, pages: this.#pages };
  }

  /** Creates a column from its parts. It copies a page before it writes to it, as a fork does. */
  static fromParts({ kind, pageBits, pages }: ColumnParts): Column {
    return new Column(kind, pageBits, pages);
  }

  /** Creates a page that this column may write to: a copy of the shared page, or an empty page. */
  #claim(number: number): Page {
    const PageArray = pageConstructors[this.#kind];
    const pageSize = 1 << this.#pageBits;
    while (this.#pages.length < number) this.#pages.push(new PageArray(pageSize));
    const page = new PageArray(pageSize);
    const shared = this.#pages[number];
    if (shared) page.set(shared);
    this.#pages[number] = page;
    this.#ownPages.add(number);
    return page;
  }
}

/** A growing column of values other than numbers. Forks share the values, which must not be changed in place. */
export class ReferenceColumn<Value> {
  /** The values written before each fork, oldest first. Only the last layer is written to. */
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
   * Returns a column with the same rows. The original must not be changed afterwards. A layer is merged into the layer
   * below when it has at least half its size: repeated forks then have few layers to search, and copy little.
   */
  fork(): ReferenceColumn<Value> {
    const layers = this.#layers.filter(({ size }) => size > 0);
    for (;;) {
      const [below, top] = layers.slice(-2);
      if (!below || !top || top.size * 2 < below.size) break;
      layers.splice(-2, 2, new Map([...below, ...top]));
    }
    return new ReferenceColumn([...layers, new Map()]);
  }

  /** Returns all values by row. */
  toParts(): Map<number, Value> {
    return new Map(this.#layers.flatMap((layer) => [...layer]));
  }

  static fromParts<Value>(written: Map<number, Value>): ReferenceColumn<Value> {
    return new ReferenceColumn([written, new Map()]);
  }
}
