import type { RocketChatBody } from '../../../../specs/bodies.ts';
import { day } from '../../../time/zone.ts';
import type { RocketChatHandler } from '../handler.ts';
import { reportMessagesSent } from '../reports/messages-sent.ts';

export const engagementDashboard: Record<string, RocketChatHandler> = {
  'get-api-v1-engagement-dashboard-messages-messages-sent'({ tables, values }) {
    const start = Date.parse(String(values.start));
    const end = Date.parse(String(values.end));
    const { days, period, yesterday } = reportMessagesSent(tables.messagesByDay, start, end);
    const body: RocketChatBody<'get-api-v1-engagement-dashboard-messages-messages-sent'> = {
      days: days.map(({ day: number, count }) => ({ day: new Date(number * day).toISOString(), messages: count })),
      period,
      yesterday,
      success: true,
    };
    return body;
  },
};
