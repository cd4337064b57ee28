import { at, type EventPage, eventList, type FaultyServer } from './fault.ts';
import type { Ask, Fault, ReferenceRequest } from './reference-server.ts';

type Change = (page: EventPage, number: number, all: EventPage['payload']) => EventPage;

/** A fault in successes of the event list. It gets the complete list of events. */
function onPages(change: Change): Fault {
  return at(eventList, (request, answer, ask) => {
    if (answer.status !== 200) return answer;
    const page = structuredClone(answer.body) as EventPage;
    return { ...answer, body: change(page, Number(request.query.page ?? 1), listAll(request, ask)) };
  });
}

function listAll(request: ReferenceRequest, ask: Ask): EventPage['payload'] {
  const all: EventPage['payload'] = [];
  for (let page = 1; ; page++) {
    const { payload } = ask({ query: { ...request.query, page: String(page) } }).body as EventPage;
    if (payload.length === 0) return all;
    all.push(...payload);
  }
}

/** Pages that are inconsistent with the list. */
export const paginationFaults: FaultyServer[] = [
  {
    name: 'pages of twenty',
    vendor: 'chatwoot',
    fault: onPages(({ meta }, number, all) => ({
      meta: { ...meta, total_pages: Math.ceil(all.length / 20) },
      payload: all.slice((number - 1) * 20, number * 20),
    })),
    expect: { operation: eventList, check: 'pagination', keyword: 'page-size' },
  },
  {
    name: 'the last item of a page is repeated on the next',
    vendor: 'chatwoot',
    fault: onPages((page, number, all) => {
      const before = all[(number - 1) * 25 - 1];
      return before && page.payload.length > 0
        ? { ...page, payload: [before, ...page.payload].slice(0, page.payload.length) }
        : page;
    }),
    expect: { operation: eventList, check: 'pagination', keyword: 'duplicate' },
  },
  {
    name: 'an item is lost between two pages',
    vendor: 'chatwoot',
    fault: onPages((page, number) => (number === 2 ? { ...page, payload: page.payload.slice(1) } : page)),
    expect: { operation: eventList, check: 'pagination', keyword: 'union' },
  },
  {
    name: 'pages in ascending order',
    vendor: 'chatwoot',
    fault: onPages((page) => ({ ...page, payload: page.payload.reverse() })),
    expect: { operation: eventList, check: 'pagination', keyword: 'order' },
  },
  {
    name: 'a count that is stale',
    vendor: 'chatwoot',
    fault: onPages((page) => ({ ...page, meta: { ...page.meta, count: page.meta.count - 2 } })),
    expect: { operation: eventList, check: 'pagination', keyword: 'union' },
  },
  {
    name: 'a count of the page, not of the list',
    vendor: 'chatwoot',
    fault: onPages((page) => ({ ...page, meta: { ...page.meta, count: page.payload.length } })),
    expect: { operation: eventList, check: 'pagination', keyword: 'meta' },
  },
  {
    name: 'a number of pages that is one too many',
    vendor: 'chatwoot',
    fault: onPages((page) => ({ ...page, meta: { ...page.meta, total_pages: page.meta.total_pages + 1 } })),
    expect: { operation: eventList, check: 'pagination', keyword: 'pages' },
  },
  {
    name: 'a current page that is always the first',
    vendor: 'chatwoot',
    fault: onPages((page) => ({ ...page, meta: { ...page.meta, current_page: 1 } })),
    expect: { operation: eventList, check: 'pagination', keyword: 'current' },
  },
  {
    name: 'the page past the end repeats the last',
    vendor: 'chatwoot',
    fault: onPages((page, _, all) => (page.payload.length === 0 ? { ...page, payload: all.slice(-5) } : page)),
    expect: { operation: eventList, check: 'pagination', keyword: 'past-the-end' },
  },
];
