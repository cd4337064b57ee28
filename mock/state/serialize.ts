import { parse, stringify } from 'devalue';
import { Aggregate } from './aggregate.ts';
import { Column, type ColumnKind, type ColumnParts, type Page, pageConstructors, ReferenceColumn } from './columns.ts';
import { DayCounts } from './day-counts.ts';
import { InternedColumn } from './interned.ts';
import { Series } from './series.ts';
import { Timeline } from './timeline.ts';

/** A class with private fields, whose instances are serialized and restored by their parts. */
interface PartsClass {
  readonly prototype: { toParts(): unknown };
  fromParts(parts: never): object;
}

/** Classes with public fields only whose instances occur in tables, by name. */
export type PlainClasses = Readonly<Record<string, { readonly prototype: object }>>;

const partsClasses: Readonly<Record<string, PartsClass>> = {
  DayCounts,
  Interned: InternedColumn,
  References: ReferenceColumn,
  Series,
  Tally: Aggregate,
};

/** Number types in which a page can be stored, smallest first, because most columns hold small numbers. */
const stored = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type StoredKind = keyof typeof stored;

/** A column whose pages are stored in the bytes after the text. */
interface StoredColumn extends Omit<ColumnParts, 'pages'> {
  /** For each page: its offset, its number of rows up to the last non-zero row, and its number type. */
  pages: [offset: number, length: number, kind: StoredKind][];
}

/** The first number of serialized tables. A machine with another byte order reads a different number. */
const mark = 0x63_70_73_31;
/** Bytes of the two numbers before the text: the mark and the length of the text. */
const headLength = 8;
/** Pages start at multiples of this, as the largest number type requires. */
const alignment = 8;

/**
 * Serializes tables to bytes that {@link deserializeTables} restores.
 *
 * @param classes The classes that occur in the tables, besides the ones of this folder.
 * @throws Error for an instance of any other class, and for a function.
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
        partsClasses,
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
 * Restores tables from the bytes that {@link serializeTables} returned. Columns may read the bytes in place and copy a
 * page before they write to it, so the bytes must not be changed afterwards.
 *
 * @param bytes Must start at a multiple of 8 in their buffer.
 * @returns Undefined if the bytes were written on a machine with another byte order.
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
    // The parts are those that `toParts` of the same class returned.
    ...map(partsClasses, (each) => (parts) => each.fromParts(parts as never)),
    ...map(
      { ...classes, Timeline },
      ({ prototype }) =>
        (fields) =>
          Object.assign(Object.create(prototype), fields),
    ),
  }) as Tables;
}

/** Returns the smallest number type that holds all numbers of a page exactly. */
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
