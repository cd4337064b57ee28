import type { NumberedPages, OffsetPages, Pagination } from '../../specs/behaviour.ts';
import { findAt, type Json } from '../../specs/json/json.ts';
import { describeShape, withArticle } from '../../specs/schemas/sentence.ts';
import { idAt } from '../exchanges/exact-numbers.ts';
import type { FindingDraft } from '../results/finding.ts';
import { findBeyondCause, findPagesCause } from './pagination-causes.ts';

/** One page of a list. */
interface WalkedPage {
  number: number;
  body: unknown;
  /** The curl command that requests the page again. */
  curl?: string;
}

/** All pages of a list, as one pagination case requested them. */
export interface PaginationRun {
  /** The pages in order. Their numbers start at 1. */
  pages: WalkedPage[];
  /** The page after the last one. */
  beyond: WalkedPage;
  /** The requested number of items per page. */
  size: number;
  /** False if there were too many pages to fetch them all. */
  isComplete: boolean;
  /** True if the list changes constantly. Then only the metadata of each single page is judged. Default: false. */
  isChanging?: boolean;
}

/** If more pages have a problem, the finding shows only the first and the last. */
const maxShown = 4;

/** Findings about a single page. The others compare pages, and a list that changes explains the differences. */
const singlePageKeywords: readonly string[] = ['current', 'length'];

/** @param pages The pages that have the problem. */
type Report = (
  keyword: string,
  pointer: string,
  problem: { message: string; expected: Json; actual: Json; cause?: string },
  pages: readonly WalkedPage[],
) => void;

/** Judges all pages of a list: page sizes, duplicates, missing items, order, and no items after the last page. */
export function judgePages(run: PaginationRun, pagination: Pagination): FindingDraft[] {
  const [first] = run.pages;
  if (!first) return [];
  const drafts: FindingDraft[] = [];
  const report: Report = (keyword, pointer, problem, pages) => {
    const curls = new Set(pages.flatMap(({ curl }) => curl ?? []));
    const curl = curls.size === 0 ? undefined : [...curls].join('\n');
    drafts.push({ check: 'pagination', pointer, keyword, ...problem, severity: 'violation', curl });
  };
  if (pagination.kind === 'page') judgeNumbers(run, pagination, first, report);
  else judgeOffsets(run, pagination, first, report);
  judgeItems(run, pagination, Number(findAt(first.body, pagination.total)), report);
  return run.isChanging ? drafts.filter(({ keyword }) => singlePageKeywords.includes(keyword)) : drafts;
}

/** Judges the page number and the totals of each page. */
function judgeNumbers(
  { pages, beyond, size }: PaginationRun,
  pagination: NumberedPages,
  first: WalkedPage,
  report: Report,
): void {
  const total = Number(findAt(first.body, pagination.total));
  const expected = Math.ceil(total / size);
  const actual = Number(findAt(first.body, pagination.pages));
  if (actual !== expected) {
    const message = `Expected ${count(expected, 'page')} for ${count(total, 'item')} at ${size} a page. Got ${actual}.`;
    const cause =
      actual === Math.floor(total / size) ? 'The server does not count the last page, which is not full.' : undefined;
    report('pages', pagination.pages, { message, expected, actual, cause }, [first]);
  }
  for (const page of [...pages, beyond]) {
    const { number, body } = page;
    const current = findAt(body, pagination.current);
    if (Number(current) !== number) {
      const message = `Expected the page number ${number} at ${pagination.current} of page ${number}. Got ${show(current)}.`;
      report('current', pagination.current, { message, expected: number, actual: describeShape(current) }, [page]);
    }
    for (const pointer of [pagination.total, pagination.pages]) compareMeta(page, first, pointer, report);
  }
}

/** Judges the offset and the number of items of each page. */
function judgeOffsets(
  { pages, beyond, size }: PaginationRun,
  pagination: OffsetPages,
  first: WalkedPage,
  report: Report,
): void {
  for (const page of [...pages, beyond]) {
    const { number, body } = page;
    const offset = (number - 1) * size;
    const start = findAt(body, pagination.start);
    if (Number(start) !== offset) {
      const message = `Expected the offset ${offset} at ${pagination.start} of the page from ${offset}. Got ${show(start)}.`;
      report('current', pagination.start, { message, expected: offset, actual: describeShape(start) }, [page]);
    }
    const itemCount = listAt(body, pagination.items).length;
    const length = Number(findAt(body, pagination.length));
    if (length !== itemCount) {
      const message = `Expected ${itemCount}, the number of items on the page from ${offset}. Got ${length}.`;
      report('length', pagination.length, { message, expected: itemCount, actual: length }, [page]);
    }
    compareMeta(page, first, pagination.total, report);
  }
}

function compareMeta(page: WalkedPage, first: WalkedPage, pointer: string, report: Report): void {
  const [expected, actual] = [findAt(first.body, pointer), findAt(page.body, pointer)];
  if (String(actual) === String(expected)) return;
  const message = `Expected ${show(expected)} at ${pointer} of page ${page.number}, as on page 1. Got ${show(actual)}.`;
  report('meta', pointer, { message, expected: 'the same', actual: 'another' }, [first, page]);
}

function judgeItems(
  { pages, beyond, size, isComplete }: PaginationRun,
  pagination: Pagination,
  total: number,
  report: Report,
): void {
  const { items: pointer, key, order } = pagination;
  const lists = pages.map((page) => {
    const list = listAt(page.body, pointer);
    return { page, list, keys: list.map((item) => idAt(item, `/${key}`) ?? 'none') };
  });
  for (const { page, list } of lists) {
    const { number } = page;
    const expected = Math.min(size, Math.max(0, total - (number - 1) * size));
    if (list.length === expected) continue;
    const isLast = list.length < expected && number === Math.ceil(total / size);
    const message = `Expected ${count(expected, 'item')} on page ${number}. Got ${list.length}.`;
    const problem = { message, expected, actual: list.length };
    report(isLast ? 'last-page' : 'page-size', pointer, problem, [page]);
  }

  const whole = { keys: lists.map(({ keys }) => keys), parameter: toParameter(pagination), total };
  const keys = whole.keys.flat();
  const distinct = new Set(keys).size;
  const cause = findPagesCause(whole);
  if (distinct < keys.length) {
    const message = `Expected ${keys.length} different items on all pages, by their ${key}. Got ${distinct}.`;
    const repeated = keys.find((each, index) => keys.indexOf(each) !== index);
    const shown = lists.filter((each) => repeated !== undefined && each.keys.includes(repeated));
    const problem = { message, expected: keys.length, actual: distinct, cause };
    report(
      'duplicate',
      pointer,
      problem,
      shown.map(({ page }) => page),
    );
  }
  if (isComplete && distinct !== total) {
    const message = `Expected ${count(total, 'item')} on all pages together. Got ${distinct}.`;
    const ends = pages.length > maxShown ? [pages[0], pages.at(-1)] : pages;
    const shown = ends.filter((page) => page !== undefined);
    report('union', pagination.total, { message, expected: total, actual: distinct, cause }, shown);
  }
  const placed = lists.flatMap(({ page, list }) => list.map((item) => ({ page, item })));
  const wrong =
    order &&
    findUnordered(
      placed.map(({ item }) => item),
      order,
    );
  if (order && wrong !== undefined) {
    const message = `Expected the items ${order.direction} by ${order.by}. Got item ${wrong + 1} of all pages out of order.`;
    const shown = placed.slice(wrong - 1, wrong + 1).map(({ page }) => page);
    report('order', pointer, { message, expected: order.direction, actual: 'unordered' }, shown);
  }
  const after = listAt(beyond.body, pointer);
  if (after.length > 0) {
    const message = `Expected no items on page ${beyond.number}, past the end. Got ${after.length}.`;
    const own = after.map((item) => idAt(item, `/${key}`) ?? 'none');
    const problem = { message, expected: 0, actual: after.length, cause: findBeyondCause(own, whole) };
    report('past-the-end', pointer, problem, [beyond]);
  }
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** A number as it is in the response; of any other value, its type. */
function show(value: unknown): string {
  const isFigure = typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,9}$/.test(value));
  return isFigure ? JSON.stringify(value) : withArticle(describeShape(value));
}

const toParameter = (pagination: Pagination) => (pagination.kind === 'page' ? pagination.parameter : pagination.offset);

function listAt(body: unknown, pointer: string): unknown[] {
  const list = findAt(body, pointer);
  return Array.isArray(list) ? list : [];
}

/** The index of the first item that is out of order. */
function findUnordered(items: readonly unknown[], { by, direction }: NumberedPages['order']): number | undefined {
  const sign = direction === 'ascending' ? 1 : -1;
  const values = items.map((item) => {
    const value = findAt(item, `/${by}`);
    return typeof value === 'string' ? Date.parse(value) : Number(value);
  });
  const wrong = values.findIndex((value, index) => {
    const before = values[index - 1];
    // A value that is not a date or a number gives NaN, which compares as false. The schema check reports it.
    return before !== undefined && sign * (value - before) < 0;
  });
  return wrong < 0 ? undefined : wrong;
}
