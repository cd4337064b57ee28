import type { RocketChatHandlers } from '../handler.ts';
import { reportActiveDays, reportActiveHours, reportBusyHours } from '../reports/active-users.ts';
import { reportDailyFigures } from '../reports/daily-figures.ts';
import { toLocalDay } from '../reports/local-days.ts';
import { toDate } from '../reports/period.ts';
import { periodOf, toInstant, toMidnight } from './engagement-dashboard.ts';

/** The engagement dashboard's reports about users. */
export const engagementUsers = {
  'get-api-v1-engagement-dashboard-users-new-users'({ tables, values }) {
    const { days, period, yesterday } = reportDailyFigures(tables.usersByDay, periodOf(tables, values));
    return {
      days: days.map(({ day: number, count }) => ({ day: toMidnight(tables, number), users: count })),
      period,
      yesterday,
      success: true,
    };
  },

  'get-api-v1-engagement-dashboard-users-active-users'({ tables, values, now }) {
    const days = reportActiveDays(tables, periodOf(tables, values), now);
    return {
      month: days.map(({ day: number, users }) => ({ usersList: users, users: users.length, ...toDate(number) })),
      success: true,
    };
  },

  'get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week'({ tables, values, now }) {
    const hours = reportActiveHours(tables, toInstant(values.start), toInstant(values.end), now);
    return {
      week: hours.map(({ day: number, hour, users }) => ({ users, hour, ...toDate(number) })),
      success: true,
    };
  },

  'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data'({ tables, values, now }) {
    return {
      hours: reportBusyHours(tables, toInstant(values.start), now),
      success: true,
    };
  },

  /** Reports eight days, as servers do: from a week before `start` to the day of `start`, both inclusive. */
  'get-api-v1-engagement-dashboard-users-chat-busier-weekly-data'({ tables, values, now }) {
    const last = toLocalDay(tables.timezone, toInstant(values.start));
    const days = reportActiveDays(tables, { first: last - 7, last }, now);
    return {
      month: days.map(({ day: number, users }) => ({ users: users.length, ...toDate(number) })),
      success: true,
    };
  },
} satisfies Partial<RocketChatHandlers>;
