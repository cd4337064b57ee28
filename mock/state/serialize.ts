import { parse, stringify } from 'devalue';
import { Column, type ColumnKind, type ColumnParts, type Page, pageConstructors, References } from './columns.ts';
import { DayCounts } from './day-counts.ts';
import { Interned } from './interned.ts';
import { Series } from './series.ts';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

/** A class whose instances are put together from what they are made of, since their fields can't be reached. */
interface Assembled {
  readonly prototype: { toParts(): unknown };
  fromParts(parts: never): object;
}

/** Classes of plain fields that stand in some tables, by name. */
export type PlainClasses = Readonly<Record<string, { readonly prototype: object }>>;

const assembled: Readonly<Record<string, Assembled>> = { DayCounts, Interned, References, Series, Tally };

/** Kinds of numbers in which a page can be stored, the smallest first: most columns hold small ones. */
const stored = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type StoredKind = keyof typeof stored;

/** A column whose pages stand in the bytes after the text. */
interface StoredColumn extends Omit<ColumnParts, 'pages'> {
  /** For each page where it begins, how many rows it has up to the last that is not 0, and the kind of its numbers. */
  pages: [offset: number, length: number, kind: StoredKind][];
}

/** The first number of all serialized tables, which another byte order would read as another one. */
const mark = 0x63_70_73_31;
/** Bytes of the two numbers before the text: the mark, and how long the text is. */
const headLength = 8;
/** Where pages may begin: what the largest kind of number needs. */
const alignment = 8;

/**
 * Tables as bytes: what {@link deserializeTables} makes equal tables of.
 *
 * @param classes Those that stand in the tables, other than the ones of this folder.
 * @throws Error for an instance of a class that is not named, and for a function.
 */
export function serializeTables(tables: unknown, classes: PlainClasses = {}): Uint8Array {
  const pages: (Page | Uint16Array<ArrayBuffer>)[] = [];
  let length = 0;
  const store = (page: Page): StoredColumn['pages'][number] => {
    const used = page.subarray(0, page.findLastIndex((value) => value !== 0) + 1);
    const kind = findKind(used);
    const narrow = new stored[kind](used);
    const offset = length;
    pages.push(narrow);
    length = align(offset + narrow.byteLength);
    return [offset, narrow.length, kind];
  };
  const text = new TextEncoder().encode(
    stringify(tables, {
      Column(value) {
        if (!(value instanceof Column)) return undefined;
        const parts = value.toParts();
        return { ...parts, pages: parts.pages.map(store) } satisfies StoredColumn;
      },
      ...map(
        assembled,
        ({ prototype }) =>
          (value: unknown) =>
            isOf(prototype, value) && value.toParts(),
      ),
      ...map(
        { ...classes, Timeline },
        ({ prototype }) =>
          (value: unknown) =>
            isOf(prototype, value) && { ...value },
      ),
    }),
  );

  const start = align(headLength + text.length);
  const bytes = new Uint8Array(start + length);
  new Uint32Array(bytes.buffer, 0, 2).set([mark, text.length]);
  bytes.set(text, headLength);
  let offset = start;
  for (const page of pages) {
    bytes.set(new Uint8Array(page.buffer), offset);
    offset = align(offset + page.byteLength);
  }
  return bytes;
}

/**
 * The tables that {@link serializeTables} was given. Their columns may read the bytes in place, and copy what they write
 * to: the bytes stay as they are, and must.
 *
 * @param bytes Must begin at a multiple of 8 of their buffer.
 * @returns Undefined when they were written on a machine of another byte order.
 */
export function deserializeTables<Tables>(
  bytes: Uint8Array<ArrayBuffer>,
  classes: PlainClasses = {},
): Tables | undefined {
  const { buffer, byteOffset } = bytes;
  const [foundMark, textLength = 0] = new Uint32Array(buffer, byteOffset, 2);
  if (foundMark !== mark) return undefined;
  const start = byteOffset + align(headLength + textLength);
  const view = (kind: ColumnKind, [offset, length, storedKind]: StoredColumn['pages'][number]): Page => {
    const numbers = new stored[storedKind](buffer, start + offset, length);
    return storedKind === kind ? (numbers as Page) : new pageConstructors[kind](numbers);
  };
  return parse(new TextDecoder().decode(bytes.subarray(headLength, headLength + textLength)), {
    Column: ({ pages, ...parts }: StoredColumn) =>
      Column.fromParts({ ...parts, pages: pages.map((page) => view(parts.kind, page)) }),
    ...map(assembled, (made) => (parts) => made.fromParts(parts as never)),
    ...map(
      { ...classes, Timeline },
      ({ prototype }) =>
        (fields) =>
          Object.assign(Object.create(prototype), fields),
    ),
  }) as Tables;
}

/** The smallest kind that holds all numbers of a page. */
function findKind(page: Page): StoredKind {
  const kinds = Object.keys(stored) as StoredKind[];
  return kinds.find((kind) => new stored[kind](page).every((value, row) => Object.is(value, page[row]))) ?? 'f64';
}

const align = (offset: number) => Math.ceil(offset / alignment) * alignment;

function isOf<Prototype extends object>(prototype: Prototype, value: unknown): value is Prototype {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === prototype;
}

function map<Value, Mapped>(
  values: Readonly<Record<string, Value>>,
  toMapped: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toMapped(value)]));
}
