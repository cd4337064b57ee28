import { createRefusal, Refusal } from '../refusal.ts';

/** How many come to those who do not say how many, and at most. */
const usual = 50;
const most = 100;

/** A list as the vendor cuts it. */
export interface Page<Item> {
  items: Item[];
  offset: number;
  /** How many there are on this page. */
  count: number;
  total: number;
}

/**
 * The page that `offset` and `count` ask for. A count of 0, and one that is no number, asks for all.
 *
 * @param query How a server asks its database: a pipeline refuses what is below 0, a search takes it for nothing
 * (Rocket.Chat 6.14, server/models/raw; executed, the sentences are MongoDB's).
 * @throws Refusal for a page that a pipeline refuses.
 */
export function toPage<Item>(
  all: readonly Item[],
  { offset: asked, count }: Record<string, unknown>,
  query: 'pipeline' | 'search' = 'search',
): Page<Item> {
  const offset = Number(asked ?? 0);
  const limit = Math.min(most, Number(count ?? usual));
  if (query === 'pipeline') {
    if (offset < 0) throw new Refusal('invalid', refuseStage('$skip', offset));
    if (limit < 0) throw new Refusal('invalid', refuseStage('$limit', limit));
  }
  const start = Math.max(0, offset || 0);
  const items = limit > 0 ? all.slice(start, start + limit) : all.slice(start);
  return { items, offset, count: items.length, total: all.length };
}

/** What MongoDB says of a number that a stage of a pipeline can't take. */
export function refuseStage(stage: '$limit' | '$skip', number: number) {
  return { error: `invalid argument to ${stage} stage: Expected a non-negative number in: ${stage}: ${number}` };
}

/** Items as `sort` orders them, `{"name":1,"ts":-1}` for one; those that it calls equal stay as they were. */
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

/** Throws Refusal for an order that is none. */
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

// By code points, which no machine's locale changes.
function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [String(one ?? ''), String(other ?? '')];
  return a < b ? -1 : Number(a > b);
}
