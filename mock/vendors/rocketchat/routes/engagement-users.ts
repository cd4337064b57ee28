import type { RocketChatBody } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import { day } from '../../../time/zone.ts';
import type { RocketChatHandler } from '../handler.ts';
import { reportActiveDays, reportActiveHours, reportBusyHours } from '../reports/active-users.ts';
import { reportDailyFigures } from '../reports/daily-figures.ts';
import { toDate, toPeriod } from '../reports/period.ts';
import { periodOf } from './engagement-dashboard.ts';

/** What the engagement dashboard says about users. */
export const engagementUsers: Record<string, RocketChatHandler> = {
  'get-api-v1-engagement-dashboard-users-new-users'({ tables, values }) {
    const { days, period, yesterday } = reportDailyFigures(tables.usersByDay, periodOf(values));
    const body: RocketChatBody<'get-api-v1-engagement-dashboard-users-new-users'> = {
      days: days.map(({ day: number, count }) => ({ day: toIso(number * day), users: count })),
      period,
      yesterday,
      success: true,
    };
    return body;
  },

  'get-api-v1-engagement-dashboard-users-active-users'({ tables, values }) {
    const days = reportActiveDays(tables, periodOf(values));
    const body: RocketChatBody<'get-api-v1-engagement-dashboard-users-active-users'> = {
      month: days.map(({ day: number, users }) => ({ usersList: users, users: users.length, ...toDate(number) })),
      success: true,
    };
    return body;
  },

  'get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week'({ tables, values }) {
    const hours = reportActiveHours(tables, periodOf(values));
    const body: RocketChatBody<'get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week'> = {
      week: hours.map(({ day: number, hour, users }) => ({ users, hour, ...toDate(number) })),
      success: true,
    };
    return body;
  },

  'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data'({ tables, values }) {
    const body: RocketChatBody<'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data'> = {
      hours: reportBusyHours(tables, Date.parse(String(values.start))),
      success: true,
    };
    return body;
  },

  /** From the day a week before `start` to the day of `start`, both included: eight days, as servers count them. */
  'get-api-v1-engagement-dashboard-users-chat-busier-weekly-data'({ tables, values }) {
    const start = Date.parse(String(values.start));
    const days = reportActiveDays(tables, toPeriod(start - 7 * day, start));
    const body: RocketChatBody<'get-api-v1-engagement-dashboard-users-chat-busier-weekly-data'> = {
      month: days.map(({ day: number, users }) => ({ users: users.length, ...toDate(number) })),
      success: true,
    };
    return body;
  },
};
