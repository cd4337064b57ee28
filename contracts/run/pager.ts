import type { Pagination } from '../../specs/behaviour.ts';
import { findAt } from '../../specs/json/json.ts';

/** Builds the requests for the pages of a list. */
export interface Pager {
  /** Items on each page. */
  size: number;
  /** The query parameters of a page, numbered from 1. */
  ask(number: number): Record<string, string>;
  /** Number of pages according to the body of the first; undefined if the body does not say. */
  count(first: unknown): number | undefined;
}

/** Number of pages to request if the client may choose the page size: enough to compare pages. */
const wantedPages = 3;

/** @param total Number of items in the whole list, if the client may choose the page size. */
export function createPager(pagination: Pagination, total = 0): Pager {
  const pagesOf = (first: unknown, size: number) => {
    const items = Number(findAt(first, pagination.total));
    return Number.isFinite(items) ? Math.max(1, Math.ceil(items / size)) : undefined;
  };
  if (pagination.kind === 'page') {
    const { size, parameter, pages } = pagination;
    return {
      size,
      ask: (number) => ({ [parameter]: String(number) }),
      count(first) {
        const [counted, said] = [pagesOf(first, size), Number(findAt(first, pages))];
        return counted === undefined || !Number.isFinite(said) ? undefined : Math.max(counted, said);
      },
    };
  }
  const size = Math.min(pagination.size, Math.max(1, Math.ceil(total / wantedPages)));
  return {
    size,
    ask: (number) => ({ [pagination.offset]: String((number - 1) * size), [pagination.count]: String(size) }),
    count: (first) => pagesOf(first, size),
  };
}
