import { codesOf, toEventFilter } from '../reports/event-list.ts';
import { type ReportingEventName, reportingEventNames } from '../tables.ts';
import { ever } from '../window.ts';
import type { Explainer } from './explainer.ts';
import { explainFigures, type Figure } from './figures.ts';

const firstResponse = reportingEventNames.indexOf('first_response' satisfies ReportingEventName);

/** First responses by channel and by how long they took. */
export const explainDistribution: Explainer = (call, body: Record<string, Record<string, number>>) =>
  explainFigures(call, ever, ({ events, conversations, inboxes }) =>
    Object.entries(body).flatMap(([channel, classes]) =>
      Object.entries(classes).map(([name, value]): Figure => {
        const { from, below } = toHours(name);
        const isOf = (row: number) =>
          inboxes.get(conversations.inbox.get(events.conversation.get(row)))?.channel === channel;
        return {
          pointer: `/${channel}/${name}`,
          value,
          rule: `Every first_response event recorded in the window in an inbox whose channel is ${channel} counts once, by the hours that it took: at least ${from}${below === Number.POSITIVE_INFINITY ? '' : `, less than ${below}`}.`,
          excluded: ['Business hours: a night in between counts in full.', 'Replies after the first.'],
          evidence: {
            table: 'events',
            includes: (row) => {
              const hours = events.value.get(row) / 3600;
              return events.name.get(row) === firstResponse && isOf(row) && hours >= from && hours < below;
            },
          },
        };
      }),
    ),
  );

/** Reads "4-8h" or "24h+". */
function toHours(name: string): { from: number; below: number } {
  const [from = '0', below] = name.match(/\d+/g) ?? [];
  return { from: Number(from), below: below === undefined ? Number.POSITIVE_INFINITY : Number(below) };
}

/** How many reporting events there are in all; the pages show them one by one. */
export const explainEventCount: Explainer = (call, body: { meta: { count: number } }) =>
  explainFigures(call, ever, (account, window) => {
    const { events, conversations } = account;
    const { names, users, inboxes } = toEventFilter(call.tables, account, call.request, window);
    const codes = names && codesOf(names);
    const isWanted = (wanted: readonly number[] | undefined, value: number) => wanted?.includes(value) ?? true;
    return [
      {
        pointer: '/meta/count',
        value: body.meta.count,
        rule: 'Every reporting event recorded in the window that name, user_id and inbox_id let through counts once, whatever page it is on.',
        excluded: ['Events of conversations in the window that were recorded outside of it.'],
        evidence: {
          table: 'events',
          includes: (row) =>
            isWanted(codes, events.name.get(row)) &&
            isWanted(users, events.user.get(row)) &&
            isWanted(inboxes, conversations.inbox.get(events.conversation.get(row))),
        },
      },
    ];
  });
