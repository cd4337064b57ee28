import { explainActiveDays, explainActiveHours, explainBusyHours } from './activity.ts';
import { explainMessagesSent, explainNewUsers } from './daily.ts';
import type { Explainers } from './explainer.ts';
import { explainRooms } from './room-list.ts';
import { explainOrigins, explainPopularRooms } from './room-messages.ts';
import { explainStatistics } from './statistics.ts';

/** Explainers of reports, by operationId. */
export const explainers: Explainers = {
  'get-api-v1-engagement-dashboard-messages-messages-sent': explainMessagesSent,
  'get-api-v1-engagement-dashboard-messages-origin': explainOrigins,
  'get-api-v1-engagement-dashboard-messages-top-five-popular-channels': explainPopularRooms,
  'get-api-v1-engagement-dashboard-channels-list': explainRooms,
  'get-api-v1-engagement-dashboard-users-new-users': explainNewUsers,
  'get-api-v1-engagement-dashboard-users-active-users': explainActiveDays,
  'get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week': explainActiveHours,
  'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data': explainBusyHours,
  'get-api-v1-engagement-dashboard-users-chat-busier-weekly-data': explainActiveDays,
  'get-api-v1-statistics': explainStatistics,
};
