import { createRefusal, Refusal } from '../refusal.ts';

/** Default and maximum number of items on a page. */
const defaultCount = 50;
const maxCount = 100;

/** A page of a list. */
export interface Page<Item> {
  items: Item[];
  offset: number;
  /** Number of items on this page. */
  count: number;
  total: number;
}

/**
 * Selects the page of `offset` and `count`. A count of 0, or one that is not a number, returns all items.
 *
 * @param query How the server queries its database: a pipeline rejects negative values, a search treats them as 0
 * (Rocket.Chat 6.14, server/models/raw; executed, the messages are MongoDB's).
 * @throws Refusal for negative values in a pipeline.
 */
export function toPage<Item>(
  all: readonly Item[],
  { offset: offsetValue, count }: { offset?: unknown; count?: unknown },
  query: 'pipeline' | 'search' = 'search',
): Page<Item> {
  const offset = Number(offsetValue ?? 0);
  const limit = Math.min(maxCount, Number(count ?? defaultCount));
  if (query === 'pipeline') {
    if (offset < 0) throw new Refusal('invalid', toStageError('$skip', offset));
    if (limit < 0) throw new Refusal('invalid', toStageError('$limit', limit));
  }
  const start = Math.max(0, offset || 0);
  const items = limit > 0 ? all.slice(start, start + limit) : all.slice(start);
  return { items, offset, count: items.length, total: all.length };
}

/** MongoDB's error for a negative number in a pipeline stage. */
export function toStageError(stage: '$limit' | '$skip', number: number) {
  return { error: `invalid argument to ${stage} stage: Expected a non-negative number in: ${stage}: ${number}` };
}

/** Sorts items by `sort`, such as `{"name":1,"ts":-1}`. The sort is stable. `usually` is the default field. */
export function sortBy<Item extends object>(items: readonly Item[], sort: unknown, usually: string): Item[] {
  const orders = Object.entries(parseSort(sort) ?? { [usually]: 1 });
  return [...items].sort((one, other) => {
    for (const [field, direction] of orders) {
      const difference = compare(fieldOf(one, field), fieldOf(other, field));
      if (difference !== 0) return direction * difference;
    }
    return 0;
  });
}

/** Parses the `sort` parameter. Throws a Refusal if it is invalid. */
export function parseSort(sort: unknown): Record<string, 1 | -1> | undefined {
  if (sort === undefined || sort === '') return undefined;
  const parsed = tryParse(String(sort));
  const isOrder = (value: unknown) => value === 1 || value === -1;
  if (typeof parsed === 'object' && parsed !== null && Object.values(parsed).every(isOrder)) {
    return parsed as Record<string, 1 | -1>;
  }
  throw createRefusal('invalid', `Invalid sort parameter provided: "${String(sort)}"`, 'error-invalid-sort', {
    helperMethod: 'parseJsonQuery',
  });
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldOf(item: object, field: string): unknown {
  return Object.hasOwn(item, field) ? (item as Record<string, unknown>)[field] : undefined;
}

// Compares by code units, which do not depend on the machine's locale.
function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [String(one ?? ''), String(other ?? '')];
  return a < b ? -1 : Number(a > b);
}
