import { once } from '../../../../once.ts';
import type { Explainable } from '../../../explanation.ts';
import type { RocketChatCall } from '../handler.ts';
import type { Days } from '../reports/period.ts';
import { periodOf } from '../routes/engagement-dashboard.ts';
import type { RocketChatTables } from '../tables.ts';
import { collectRows, dayOf, type EvidenceRows, listNewUsers, listSentMessages, toShownWindow } from './evidence.ts';

interface Variation {
  count: number;
  variation: number;
}

type Body = { period: Variation; yesterday: Variation } & { days: ({ day: string } & Record<string, unknown>)[] };

/** A kind of rows that is counted by day. */
interface Subject {
  field: string;
  rowsOf(tables: RocketChatTables): EvidenceRows;
  what: string;
  excluded: string[];
}

const subjects: Record<'messages' | 'users', Subject> = {
  messages: {
    field: 'messages',
    rowsOf: listSentMessages,
    what: 'Messages sent in channels, private groups and direct conversations (including messages deleted later)',
    excluded: [],
  },
  users: {
    field: 'users',
    rowsOf: listNewUsers,
    what: 'User accounts created',
    excluded: ['Activations and first logins of existing accounts.', 'Anonymous users.'],
  },
};

/** The newest `maxDays` days of a period that have rows. 0: no limit. */
function listDays(tables: RocketChatTables, rows: EvidenceRows, { first, last }: Days, maxDays: number): Set<number> {
  const days = new Set<number>();
  for (let row = 0; row < rows.length; row++) {
    if (!rows.isCounted(row)) continue;
    const number = dayOf(tables, rows.at(row));
    if (number >= first && number <= last) days.add(number);
  }
  const newest = [...days].sort((one, other) => other - one);
  return new Set(maxDays === 0 ? newest : newest.slice(0, maxDays));
}

const beyondLimit = (maxDays: number) =>
  `Days with records beyond the newest ${maxDays}, which is the length of the period in days.`;
const notInPeriod = 'Days that the period does not count, even its last day and the day before.';

/** Explains the counts of each day, of the period and of `yesterday`, and their variations. */
const explainDaily =
  ({ field, rowsOf, what, excluded }: Subject) =>
  ({ tables, values }: RocketChatCall, { days, period, yesterday }: Body) => {
    const rows = rowsOf(tables);
    const requested = periodOf(tables, values);
    const { last, length, previous } = requested;
    const eve = { first: last - 1, last: last - 1 };
    const end = { first: last, last };
    const listRequestedDays = once(() => listDays(tables, rows, requested, length));
    const collectOn = (chosen: Days, within: Days) => {
      const counted = within === requested ? listRequestedDays() : listDays(tables, rows, within, length);
      const isChosen = (number: number) => number >= chosen.first && number <= chosen.last && counted.has(number);
      return {
        window: toShownWindow(tables, chosen),
        ...collectRows(rows, (row) => isChosen(dayOf(tables, rows.at(row)))),
      };
    };
    const explainOn = (pointer: string, value: number, rule: string, chosen: Days, more: string[]): Explainable => ({
      pointer,
      explain() {
        const { window, ...contributing } = collectOn(chosen, requested);
        const zone = tables.timezone;
        return { value, rule, excluded: [...excluded, ...more], window, zone, contributing };
      },
    });
    const subtract = (explainable: Explainable, chosen: Days, within: Days): Explainable => ({
      ...explainable,
      explainSubtracted: () => collectOn(chosen, within),
    });
    return [
      ...days.map((each, index) => {
        const number = dayOf(tables, Date.parse(each.day));
        const on = { first: number, last: number };
        return explainOn(`/days/${index}/${field}`, Number(each[field]), `${what} on that day.`, on, []);
      }),
      explainOn('/period/count', period.count, `${what} on the days of the period.`, requested, [beyondLimit(length)]),
      subtract(
        explainOn(
          '/period/variation',
          period.variation,
          `${what} on the days of the period, minus those of the previous period, which is one day longer.`,
          requested,
          [beyondLimit(length)],
        ),
        previous,
        previous,
      ),
      explainOn('/yesterday/count', yesterday.count, `${what} on the day before the last day of the period.`, eve, [
        notInPeriod,
      ]),
      subtract(
        explainOn(
          '/yesterday/variation',
          yesterday.variation,
          `${what} on the last day of the period, minus those on the day before.`,
          end,
          [notInPeriod],
        ),
        eve,
        requested,
      ),
    ];
  };

export const explainMessagesSent = explainDaily(subjects.messages);
export const explainNewUsers = explainDaily(subjects.users);
