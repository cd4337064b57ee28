import type { NumberedPages, OffsetPages, Pagination } from '../../specs/behaviour.ts';
import { findAt, type Json } from '../../specs/json.ts';
import { idAt } from '../exact.ts';
import { type FindingDraft, shapeOf } from '../finding.ts';

/** The bodies of a walk through all pages. */
export interface Walk {
  /** Pages in order, from the first; the numbers that were asked for, from 1. */
  pages: { number: number; body: unknown }[];
  /** The page after the last. */
  beyond: { number: number; body: unknown };
  /** Items that were asked for on each page. */
  size: number;
  /** False when there were too many pages to fetch them all. */
  isComplete: boolean;
  /** True where the list changes all the time: only what each page says of itself is judged. Default: it stands still. */
  isMoving?: boolean;
}

/** What each page says of itself. Everything else compares pages, which a list that moves explains. */
const ofOnePage: readonly string[] = ['current', 'length'];

type Report = (keyword: string, pointer: string, message: string, expected: Json, actual: Json) => void;

/** The pages together are the list: right sizes, nothing twice, nothing lost, in order, and nothing after the last. */
export function judgeWalk(walk: Walk, pagination: Pagination): FindingDraft[] {
  const [first] = walk.pages;
  if (!first) return [];
  const drafts: FindingDraft[] = [];
  const report: Report = (keyword, pointer, message, expected, actual) =>
    drafts.push({ check: 'pagination', pointer, keyword, message, expected, actual, severity: 'violation' });
  if (pagination.kind === 'page') judgeNumbers(walk, pagination, first.body, report);
  else judgeOffsets(walk, pagination, first.body, report);
  judgeItems(walk, pagination, Number(findAt(first.body, pagination.total)), report);
  return walk.isMoving ? drafts.filter(({ keyword }) => ofOnePage.includes(keyword)) : drafts;
}

/** What each page says of itself and of the whole. */
function judgeNumbers({ pages, beyond, size }: Walk, pagination: NumberedPages, first: unknown, report: Report): void {
  const total = Number(findAt(first, pagination.total));
  const pageCount = Math.ceil(total / size);
  const saidPages = Number(findAt(first, pagination.pages));
  if (saidPages !== pageCount) {
    const message = `${total} items at ${size} a page are ${pageCount} pages; the first page says ${saidPages}.`;
    report('pages', pagination.pages, message, pageCount, saidPages);
  }
  for (const { number, body } of [...pages, beyond]) {
    const current = findAt(body, pagination.current);
    if (Number(current) !== number) {
      report('current', pagination.current, `Page ${number} says that it is another.`, number, shapeOf(current));
    }
    for (const pointer of [pagination.total, pagination.pages]) compareMeta(number, body, first, pointer, report);
  }
}

/** Where each page says that it begins, and how many items it says that it holds. */
function judgeOffsets({ pages, beyond, size }: Walk, pagination: OffsetPages, first: unknown, report: Report): void {
  for (const { number, body } of [...pages, beyond]) {
    const due = (number - 1) * size;
    const start = findAt(body, pagination.start);
    if (Number(start) !== due) {
      report('current', pagination.start, `The page from ${due} says that it begins elsewhere.`, due, shapeOf(start));
    }
    const held = listAt(body, pagination.items).length;
    const length = Number(findAt(body, pagination.length));
    if (length !== held) {
      report('length', pagination.length, `The page from ${due} holds ${held} items and says ${length}.`, held, length);
    }
    compareMeta(number, body, first, pagination.total, report);
  }
}

function compareMeta(number: number, body: unknown, first: unknown, pointer: string, report: Report): void {
  if (String(findAt(body, pointer)) === String(findAt(first, pointer))) return;
  report('meta', pointer, `Page ${number} and page 1 differ in ${pointer}.`, 'the same', 'another');
}

function judgeItems({ pages, beyond, size, isComplete }: Walk, pagination: Pagination, total: number, report: Report) {
  const { items: pointer, key, order } = pagination;
  const lists = pages.map(({ number, body }) => ({ number, list: listAt(body, pointer) }));
  for (const { number, list } of lists) {
    const left = Math.min(size, Math.max(0, total - (number - 1) * size));
    if (list.length === left) continue;
    const isLast = list.length < left && number === Math.ceil(total / size);
    const message = `Page ${number} holds ${list.length} items, where ${left} are due.`;
    report(isLast ? 'last-page' : 'page-size', pointer, message, left, list.length);
  }

  const all = lists.flatMap(({ list }) => list);
  const keys = all.map((item) => idAt(item, `/${key}`) ?? 'none');
  const distinct = new Set(keys).size;
  if (distinct < keys.length) {
    const message = `${keys.length - distinct} of ${keys.length} items come twice on the pages, by their ${key}.`;
    report('duplicate', pointer, message, keys.length, distinct);
  }
  if (isComplete && distinct !== total) {
    const message = `The pages together hold ${distinct} items, and say there are ${total}.`;
    report('union', pagination.total, message, total, distinct);
  }
  if (order && !isOrdered(all, order)) {
    report('order', pointer, `The items are not ${order.direction} by ${order.by}.`, order.direction, 'unordered');
  }
  const after = listAt(beyond.body, pointer);
  if (after.length > 0) {
    const message = `Page ${beyond.number}, past the end, holds ${after.length} items.`;
    report('past-the-end', pointer, message, 0, after.length);
  }
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
