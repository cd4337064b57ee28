import { type Contacts, identityOf, nameOf } from '../contacts.ts';

type Key = string | number | null;

/** A field that contacts can be sorted by. */
interface SortField {
  read(contacts: Contacts): (row: number) => Key;
  /** Whether contacts without a value come first in descending order; otherwise they come last in both. */
  isNullLarge?: boolean;
}

const additional = (name: string): SortField => ({
  read: ({ details }) => {
    return (row) => {
      const value = details.get(row)?.additional?.[name] ?? null;
      return value === null || typeof value === 'string' ? value : JSON.stringify(value);
    };
  },
});

/** Source: Chatwoot 4.13.0, contacts_controller.rb and contact.rb (executed). */
const fields: Readonly<Record<string, SortField>> = {
  name: { read: (contacts) => readNames(contacts) },
  email: { read: (contacts) => (row) => identityOf(contacts, row).email, isNullLarge: true },
  phone_number: { read: (contacts) => (row) => identityOf(contacts, row).phone, isNullLarge: true },
  last_activity_at: { read: (contacts) => (row) => contacts.lastActivityAt.get(row) || null },
  created_at: { read: (contacts) => (row) => contacts.createdAt.get(row) },
  company_name: additional('company_name'),
  city: additional('city'),
  country: additional('country'),
};

/** Reads names in lower case. There are few distinct names, so each is built once. */
export function readNames(contacts: Contacts): (row: number) => string {
  const known = new Map<number, string>();
  const { firstWord, otherWords } = contacts;
  return (row) => {
    const words = firstWord.get(row) * 2 ** 24 + otherWords.get(row);
    const name = known.get(words) ?? nameOf(contacts, row).toLowerCase();
    known.set(words, name);
    return name;
  };
}

/** Compares the keys of two rows. */
type CompareKeys = (a: readonly Key[], b: readonly Key[]) => number;

/** Which rows of a list to return. */
export interface Page {
  first: number;
  size: number;
}

/**
 * Returns one page of the rows that are listed, and how many are listed, in a single pass. Unknown sort fields are ignored;
 * without any, rows are in the order of their creation.
 *
 * @param sort Field names, separated by commas; a minus reverses the order.
 */
export function selectPage(
  contacts: Contacts,
  isListed: (row: number) => boolean,
  sort: string | undefined,
  { first, size }: Page,
): { rows: number[]; count: number } {
  const order = toOrder(contacts, sort);
  const best = new BestRows(order?.compare, first + size);
  let count = 0;
  for (let row = 0; row < contacts.length; row++) {
    if (!isListed(row)) continue;
    if (order) best.add(row, order.read(row));
    else if (count >= first && count < first + size) best.add(row, []);
    count++;
  }
  return { rows: order ? best.rows().slice(first, first + size) : best.rows(), count };
}

function toOrder(contacts: Contacts, sort: string | undefined) {
  const parsed = (sort ?? '').split(',').flatMap((text) => {
    const name = text.trim().replace(/^-/, '');
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field ? { ...field, sign: text.trim().startsWith('-') ? -1 : 1, of: field.read(contacts) } : [];
  });
  if (parsed.length === 0) return undefined;
  const compare: CompareKeys = (a, b) => {
    for (const [index, { sign, isNullLarge }] of parsed.entries()) {
      const [left = null, right = null] = [a[index], b[index]];
      if (left === right) continue;
      if (left === null || right === null) return (left === null ? 1 : -1) * (isNullLarge ? sign : 1);
      return left < right ? -sign : sign;
    }
    return 0;
  };
  return { compare, read: (row: number): Key[] => parsed.map(({ of }) => of(row)) };
}

/** The first rows in an order, of rows that are added by ascending number. */
class BestRows {
  #kept: { row: number; keys: readonly Key[] }[] = [];
  /** The last of the best rows. Later rows that are not before it are dropped. */
  #last: readonly Key[] | undefined;
  readonly #compare: CompareKeys | undefined;
  readonly #max: number;

  constructor(compare: CompareKeys | undefined, max: number) {
    this.#compare = compare;
    this.#max = max;
  }

  add(row: number, keys: readonly Key[]): void {
    if (this.#last && this.#compare && this.#compare(keys, this.#last) >= 0) return;
    this.#kept.push({ row, keys });
    if (this.#kept.length >= 2 * this.#max + 64) this.#cut();
  }

  rows(): number[] {
    this.#cut();
    return this.#kept.map(({ row }) => row);
  }

  #cut(): void {
    const compare = this.#compare;
    if (!compare) return;
    this.#kept.sort((a, b) => compare(a.keys, b.keys) || a.row - b.row);
    this.#kept.length = Math.min(this.#kept.length, this.#max);
    if (this.#kept.length === this.#max) this.#last = this.#kept.at(-1)?.keys;
  }
}
