import { countOf } from '../../words.ts';
import { listDays, type Period, toPreviousPeriod } from '../previous-period.ts';
import { defineReport, type ReportDefinition, type ReportParameters } from '../report.ts';

const dashboard = '/api/v1/engagement-dashboard';

function toPath({ since, until }: ReportParameters, report: string): string {
  const window = { start: new Date(since).toISOString(), end: new Date(until).toISOString() };
  return `${dashboard}/${report}?${new URLSearchParams(window)}`;
}

interface DaysBody {
  days: { day: string; messages?: number; users?: number }[];
  period: { count: number; variation: number };
  yesterday: { count: number; variation: number };
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** Rocket.Chat's engagement dashboard. */
export const rocketchatReports: readonly ReportDefinition[] = [
  defineReport<DaysBody>({
    id: 'messages-sent',
    vendor: 'rocketchat',
    title: 'Messages per day',
    note: 'Each day beside the same weekday of an earlier period. The response omits days without messages.',
    isWide: true,
    controls: [],
    path: (choice) => toPath({ ...choice, since: toPreviousPeriod(choice).since }, 'messages/messages-sent'),
    read({ days }, choice) {
      const toSeries = (label: string, window: Period) => {
        const found = listDays(window).map((date) => days.findIndex((each) => each.day.startsWith(date)));
        return {
          label,
          values: found.map((index) => days[index]?.messages ?? 0),
          pointers: found.map((index) => (index < 0 ? '' : `/days/${index}/messages`)),
        };
      };
      const previous = toPreviousPeriod(choice);
      return {
        kind: 'bars',
        unit: 'count',
        labels: listDays(choice).map((date) => date.slice(5)),
        series: [toSeries('This period', choice), toSeries(`${countOf(previous.weeks, 'week')} earlier`, previous)],
      };
    },
  }),
  defineReport<DaysBody>({
    id: 'messages-period',
    vendor: 'rocketchat',
    title: 'Messages in this period',
    note: 'Compared with the previous period. The field variation of the response is a difference, not a percentage.',
    isWide: true,
    controls: [],
    path: (choice) => toPath(choice, 'messages/messages-sent'),
    read: ({ period, yesterday }) => ({
      kind: 'tiles',
      tiles: [
        {
          label: 'In this period',
          value: period.count,
          previous: period.count - period.variation,
          unit: 'count',
          pointer: '/period/count',
        },
        {
          label: 'Yesterday',
          value: yesterday.count,
          previous: yesterday.count - yesterday.variation,
          unit: 'count',
          pointer: '/yesterday/count',
        },
      ],
    }),
  }),
  defineReport<{ week: { users: number; hour: number; day: number; month: number; year: number }[] }>({
    id: 'users-by-hour',
    vendor: 'rocketchat',
    title: 'Users by hour of the week',
    note: 'Highest number of active users for each weekday and hour (UTC).',
    isWide: true,
    controls: [],
    path: (choice) => toPath(choice, 'users/users-by-time-of-the-day-in-a-week'),
    read({ week }) {
      const values = weekdays.map(() => hours.map(() => 0));
      for (const { users, hour, day: date, month, year } of week) {
        const row = values[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
        if (row) row[hour] = Math.max(row[hour] ?? 0, users);
      }
      return { kind: 'heat', unit: 'count', rows: weekdays, columns: hours, values };
    },
  }),
  defineReport<{ channels: { name: string; messages: number }[] }>({
    id: 'popular-channels',
    vendor: 'rocketchat',
    title: 'Most popular channels',
    note: 'The five channels with the most messages.',
    controls: [],
    path: (choice) => toPath(choice, 'messages/top-five-popular-channels'),
    read: ({ channels }) => ({
      kind: 'bars',
      unit: 'count',
      isSideways: true,
      labels: channels.map(({ name }) => name),
      series: [{ label: 'Messages', values: channels.map(({ messages }) => messages) }],
    }),
  }),
  defineReport<{ origins: { t: string; messages: number }[] }>({
    id: 'origins',
    vendor: 'rocketchat',
    title: 'Messages by room type',
    note: 'Messages in public channels, private channels and direct messages.',
    controls: [],
    path: (choice) => toPath(choice, 'messages/origin'),
    read({ origins }) {
      const names: Record<string, string> = { c: 'Public channels', p: 'Private channels', d: 'Direct messages' };
      return {
        kind: 'bars',
        unit: 'count',
        isSideways: true,
        labels: origins.map(({ t }) => names[t] ?? t),
        series: [{ label: 'Messages', values: origins.map(({ messages }) => messages) }],
      };
    },
  }),
];
