import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { addsUp } from '../../relations/comparisons/adds-up.ts';
import { sameAnswer } from '../../relations/comparisons/same-answer.ts';
import { filterNarrows } from '../../relations/lists/filter-narrows.ts';
import { measuredSpan, orderedTimes } from '../../relations/lists/spans.ts';
import type { Relation } from '../../relations/relation.ts';
import { insideWindow } from '../../relations/windows/inside-window.ts';
import { events } from './operations.ts';
import { eventsNamed } from './terms.ts';

const eventFilter = (parameter: string, entity: string): Relation<ChatwootOperationId> =>
  filterNarrows({
    id: `filter-narrows:${parameter}`,
    statement: `Filtered by ${parameter}, the list has only events of that ${entity}, and no more than without the filter.`,
    operation: events,
    parameter,
    value: { entity },
    field: parameter,
    items: '/payload',
    total: '/meta/count',
  });

const names = [
  'first_response',
  'reply_time',
  'conversation_resolved',
  'conversation_bot_resolved',
  'conversation_bot_handoff',
];

const eventTimes = (earlier: string, later: string) => ({
  read: { operation: events },
  items: '/payload',
  earlier,
  later,
});

const isNamed =
  (...wanted: string[]) =>
  (event: unknown) =>
    wanted.includes(String(findAt(event, '/name')));

/** Relations of the list of reporting events. */
export const eventRelations: Relation<ChatwootOperationId>[] = [
  eventFilter('name', 'event name'),
  eventFilter('inbox_id', 'inbox'),
  eventFilter('user_id', 'user'),
  insideWindow({
    id: 'events-inside-window',
    statement: 'Every reporting event was created inside the requested window.',
    operation: events,
    items: '/payload',
    field: 'created_at',
  }),
  // A reply may be older than the reopening that its first response is measured from, since servers measure it later.
  orderedTimes({
    id: 'events-end-after-start',
    statement: 'A reporting event does not end before it starts, except for first responses.',
    ...eventTimes('event_start_time', 'event_end_time'),
    isExempt: isNamed('first_response'),
  }),
  orderedTimes({
    id: 'events-recorded-after-end',
    statement: 'A reporting event is recorded after it ends.',
    ...eventTimes('event_end_time', 'created_at'),
  }),
  orderedTimes({
    id: 'events-updated-after-created',
    statement: 'A reporting event was not updated before it was created.',
    ...eventTimes('created_at', 'updated_at'),
  }),
  // Only the known names are measured: conversation_opened has the value 0 for a conversation that was never resolved
  // before (Chatwoot 4.13.0, app/listeners/reporting_event_listener.rb; from the source code).
  measuredSpan({
    id: 'events-measure-their-span',
    statement: 'The value of a reporting event is the number of seconds from its start to its end.',
    read: { operation: events },
    items: '/payload',
    from: 'event_start_time',
    to: 'event_end_time',
    value: 'value',
    isExempt: (event) => !isNamed(...names)(event),
  }),
  sameAnswer({
    id: 'event-filters-commute',
    statement: 'The order of two filters does not matter.',
    one: { operation: events, query: { name: 'conversation_resolved', inbox_id: { entity: 'inbox' } } },
    other: { operation: events, query: { inbox_id: { entity: 'inbox' }, name: 'conversation_resolved' } },
  }),
  addsUp({
    id: 'event-filters-intersect',
    statement: 'Two filters together return no more events than one of them.',
    tolerance: 'At most.',
    comparison: 'at most',
    whole: eventsNamed('conversation_resolved'),
    parts: [
      [
        {
          operation: events,
          query: { name: 'conversation_resolved', inbox_id: { entity: 'inbox' } },
          sum: '/meta/count',
        },
      ],
    ],
  }),
  addsUp({
    id: 'event-names-are-disjoint',
    statement: 'The events of all known names are no more than all events.',
    tolerance: 'Servers may have events with other names.',
    comparison: 'at most',
    whole: { operation: events, sum: '/meta/count' },
    parts: [names.map(eventsNamed)],
  }),
  addsUp({
    id: 'event-names-within-inbox',
    statement: 'The events of all known names in one inbox are no more than all events of that inbox.',
    tolerance: 'Servers may have events with other names.',
    comparison: 'at most',
    whole: { operation: events, query: { inbox_id: { entity: 'inbox' } }, sum: '/meta/count' },
    parts: [
      names.map((name) => ({
        ...eventsNamed(name),
        query: { name, inbox_id: { entity: 'inbox' } },
      })),
    ],
  }),
  sameAnswer({
    id: 'events-stable-under-rereading',
    statement: 'The second page of events is the same when it is read again.',
    one: { operation: events, query: { page: '2' } },
    other: { operation: events, query: { page: '2' } },
  }),
];
