import type { NumberedPages } from '../../specs/behaviour.ts';
import { findAt, type Json } from '../../specs/json.ts';
import { type FindingDraft, shapeOf } from '../finding.ts';

/** The bodies of a walk through all pages. */
export interface Walk {
  /** Pages in order, from the first; the numbers that were asked for. */
  pages: { number: number; body: unknown }[];
  /** The page after the last. */
  beyond: { number: number; body: unknown };
  /** False when there were too many pages to fetch them all. */
  isComplete: boolean;
}

/** The pages together are the list: right sizes, nothing twice, nothing lost, in order, and nothing after the last. */
export function judgeWalk(walk: Walk, pagination: NumberedPages): FindingDraft[] {
  const [first] = walk.pages;
  if (!first) return [];
  const { size, key, order } = pagination;
  const drafts: FindingDraft[] = [];
  const report = (keyword: string, pointer: string, message: string, expected: Json, actual: Json) =>
    drafts.push({ check: 'pagination', pointer, keyword, message, expected, actual, severity: 'violation' });

  const total = Number(findAt(first.body, pagination.total));
  const pageCount = Math.ceil(total / size);
  const saidPages = Number(findAt(first.body, pagination.pages));
  if (saidPages !== pageCount) {
    const message = `${total} items at ${size} a page are ${pageCount} pages; the first page says ${saidPages}.`;
    report('pages', pagination.pages, message, pageCount, saidPages);
  }

  for (const { number, body } of [...walk.pages, walk.beyond]) {
    const current = findAt(body, pagination.current);
    if (Number(current) !== number) {
      report('current', pagination.current, `Page ${number} says that it is another.`, number, shapeOf(current));
    }
    for (const pointer of [pagination.total, pagination.pages]) {
      const [here, there] = [findAt(body, pointer), findAt(first.body, pointer)];
      if (String(here) === String(there)) continue;
      report('meta', pointer, `Page ${number} and page ${first.number} differ in ${pointer}.`, 'the same', 'another');
    }
  }

  const items = walk.pages.map(({ number, body }) => ({ number, list: listAt(body, pagination.items) }));
  for (const { number, list } of items) {
    const left = Math.min(size, Math.max(0, total - (number - 1) * size));
    if (list.length === left) continue;
    const message = `Page ${number} holds ${list.length} items, where ${left} are due.`;
    report(
      list.length < left && number === pageCount ? 'last-page' : 'page-size',
      pagination.items,
      message,
      left,
      list.length,
    );
  }

  const all = items.flatMap(({ list }) => list);
  const keys = all.map((item) => String(findAt(item, `/${key}`)));
  const distinct = new Set(keys).size;
  if (distinct < keys.length) {
    const message = `${keys.length - distinct} of ${keys.length} items come twice on the pages, by their ${key}.`;
    report('duplicate', pagination.items, message, keys.length, distinct);
  }
  if (walk.isComplete && distinct !== total) {
    const message = `The pages together hold ${distinct} items, and say there are ${total}.`;
    report('union', pagination.total, message, total, distinct);
  }
  if (!isOrdered(all, order)) {
    report(
      'order',
      pagination.items,
      `The items are not ${order.direction} by ${order.by}.`,
      order.direction,
      'unordered',
    );
  }
  const beyond = listAt(walk.beyond.body, pagination.items);
  if (beyond.length > 0) {
    const message = `Page ${walk.beyond.number}, past the end, holds ${beyond.length} items.`;
    report('past-the-end', pagination.items, message, 0, beyond.length);
  }
  return drafts;
}

function listAt(body: unknown, pointer: string): unknown[] {
  const list = findAt(body, pointer);
  return Array.isArray(list) ? list : [];
}

function isOrdered(items: readonly unknown[], { by, direction }: NumberedPages['order']): boolean {
  const sign = direction === 'ascending' ? 1 : -1;
  const values = items.map((item) => {
    const value = findAt(item, `/${by}`);
    return typeof value === 'string' ? Date.parse(value) : Number(value);
  });
  return values.every((value, index) => {
    const before = values[index - 1];
    // What is no date or number is the schema's affair.
    return before === undefined || Number.isNaN(value - before) || sign * (value - before) >= 0;
  });
}
