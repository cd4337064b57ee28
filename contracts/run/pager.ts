import type { Pagination } from '../../specs/behaviour.ts';
import { findAt } from '../../specs/json.ts';

/** How the pages of a list are asked for. */
export interface Pager {
  /** Items on each page. */
  size: number;
  /** The query parameters of a page, numbered from 1. */
  ask(number: number): Record<string, string>;
  /** Pages that there are, by the body of the first; undefined when it does not say. */
  count(first: unknown): number | undefined;
}

/** How many pages a list is cut into that lets the client choose: enough to see whether they fit together. */
const wantedPages = 3;

/** @param total Items in the whole list, where the client may choose how many make a page. */
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
