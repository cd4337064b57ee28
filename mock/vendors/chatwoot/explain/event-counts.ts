import { unboundedWindow } from '../input/window.ts';
import { codesOf, toEventFilter } from '../reports/event-list.ts';
import { type ReportingEventName, reportingEventNames } from '../tables.ts';
import type { Explainer } from './explainer.ts';
import { explainFigures, type Figure } from './figures.ts';

const firstResponse = reportingEventNames.indexOf('first_response' satisfies ReportingEventName);

/** Explains the number of first responses by channel and by response time. */
export const explainDistribution: Explainer<'get-first-response-time-distribution'> = (call, body) =>
  explainFigures(call, unboundedWindow, ({ events, conversations, inboxes }) =>
    Object.entries(body).flatMap(([channel, classes]) =>
      Object.entries(classes).map(([name, value]): Figure => {
        const { from, below } = toHours(name);
        const isOf = (row: number) =>
          inboxes.get(conversations.inbox.get(events.conversation.get(row)))?.channel === channel;
        return {
          pointer: `/${channel}/${name}`,
          value,
          rule: `Every first_response event recorded in the window counts once if its inbox has the channel ${channel} and its duration is at least ${from} hours${below === Number.POSITIVE_INFINITY ? '' : ` and less than ${below}`}.`,
          excluded: [
            'Durations in business hours: nights and weekends count in full.',
            'Replies after the first response.',
          ],
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

/** Explains the total number of reporting events, which the report lists page by page. */
export const explainEventCount: Explainer<'get-account-reporting-events'> = (call, body) =>
  explainFigures(call, unboundedWindow, (account, window) => {
    const { events, conversations } = account;
    const { names, users, inboxes } = toEventFilter(call.tables, account, call.request, window);
    const codes = names && codesOf(names);
    const isWanted = (wanted: readonly number[] | undefined, value: number) => wanted?.includes(value) ?? true;
    return [
      {
        pointer: '/meta/count',
        value: body.meta.count,
        rule: 'Every reporting event recorded in the window that matches name, user_id and inbox_id counts once, on all pages together.',
        excluded: ['Events recorded outside the window, even if their conversation was created in it.'],
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
