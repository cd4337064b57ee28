import { once } from '../../../../once.ts';
import type { Explainable } from '../../../explanation.ts';
import type { Days } from '../reports/period.ts';
import { periodOf } from '../routes/engagement-dashboard.ts';
import type { RocketChatTables } from '../tables.ts';
import {
  collect,
  dayOf,
  type Explainer,
  listNewUsers,
  listSentMessages,
  type Rows,
  toShownWindow,
} from './evidence.ts';

interface Variation {
  count: number;
  variation: number;
}

type Body = { period: Variation; yesterday: Variation } & { days: ({ day: string } & Record<string, unknown>)[] };

/** What is counted by day. */
interface Subject {
  field: string;
  rowsOf(tables: RocketChatTables): Rows;
  what: string;
  excluded: string[];
}

const subjects: Record<'messages' | 'users', Subject> = {
  messages: {
    field: 'messages',
    rowsOf: listSentMessages,
    what: 'Every message sent in a channel, a private group or a direct conversation, deleted since or not',
    excluded: [],
  },
  users: {
    field: 'users',
    rowsOf: listNewUsers,
    what: 'Every user whose account was created',
    excluded: ['Users who were only activated, or who logged in for the first time.', 'Users who are anonymous.'],
  },
};

/** Which days count of a span: those on which anything came, the newest `most` of them; 0 for all. */
function listDays(tables: RocketChatTables, rows: Rows, { first, last }: Days, most: number): Set<number> {
  const days = new Set<number>();
  for (let row = 0; row < rows.length; row++) {
    if (!rows.isLeft(row)) continue;
    const number = dayOf(tables, rows.at(row));
    if (number >= first && number <= last) days.add(number);
  }
  const newest = [...days].sort((one, other) => other - one);
  return new Set(most === 0 ? newest : newest.slice(0, most));
}

const tooMany = (most: number) =>
  `Days beyond the newest ${most} on which anything came, which is how long the period is.`;
const outside = 'Days that do not count for the period, even where they come before or at its end.';

/** What was counted on each day, in the period and on the day before its end, with what it is compared with. */
const explainDaily =
  ({ field, rowsOf, what, excluded }: Subject): Explainer =>
  ({ tables, values }, { days, period, yesterday }: Body) => {
    const rows = rowsOf(tables);
    const asked = periodOf(tables, values);
    const { last, length, previous } = asked;
    const eve = { first: last - 1, last: last - 1 };
    const end = { first: last, last };
    const listAsked = once(() => listDays(tables, rows, asked, length));
    const collectOn = (chosen: Days, within: Days) => {
      const counted = within === asked ? listAsked() : listDays(tables, rows, within, length);
      const isChosen = (number: number) => number >= chosen.first && number <= chosen.last && counted.has(number);
      return {
        window: toShownWindow(tables, chosen),
        ...collect(rows, (row) => isChosen(dayOf(tables, rows.at(row)))),
      };
    };
    const explainOn = (pointer: string, value: number, rule: string, chosen: Days, more: string[]): Explainable => ({
      pointer,
      explain() {
        const { window, ...contributing } = collectOn(chosen, asked);
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
      explainOn('/period/count', period.count, `${what} on the days of the period.`, asked, [tooMany(length)]),
      subtract(
        explainOn(
          '/period/variation',
          period.variation,
          `${what} on the days of the period, less those of the period before, which begins a day earlier than it is long.`,
          asked,
          [tooMany(length)],
        ),
        previous,
        previous,
      ),
      explainOn('/yesterday/count', yesterday.count, `${what} on the day before that of the end.`, eve, [outside]),
      subtract(
        explainOn(
          '/yesterday/variation',
          yesterday.variation,
          `${what} on the day of the end, less those of the day before.`,
          end,
          [outside],
        ),
        eve,
        asked,
      ),
    ];
  };

export const explainMessagesSent = explainDaily(subjects.messages);
export const explainNewUsers = explainDaily(subjects.users);
