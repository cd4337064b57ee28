import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import type { FigurePlaces, ListPlace } from '../../vendor.ts';
import {
  activeUsers,
  channelList,
  hourlyData,
  messagesSent,
  newUsers,
  origin,
  topFive,
  usersByHour,
  weeklyData,
} from './operations.ts';

const totals = ['/period/count', '/period/variation', '/yesterday/count', '/yesterday/variation'];

/** Pointers to the figures and times in the reports of the dashboard. */
export const figures: FigurePlaces<RocketChatOperationId>[] = [
  { operation: messagesSent, counts: ['/days/*/messages', ...totals], times: ['/days/*/day'] },
  { operation: newUsers, counts: ['/days/*/users', ...totals], times: ['/days/*/day'] },
  { operation: origin, counts: ['/origins/*/messages'] },
  { operation: topFive, counts: ['/channels/*/messages'] },
  {
    operation: channelList,
    counts: ['messages', 'lastWeekMessages', 'diffFromLastWeek'].map((name) => `/channels/*/${name}`),
  },
  { operation: activeUsers, counts: ['/month/*/users'] },
  { operation: usersByHour, counts: ['/week/*/users'] },
  { operation: hourlyData, counts: ['/hours/*/users'] },
  { operation: weeklyData, counts: ['/month/*/users'] },
];

/** The lists in the reports. */
export const lists: ListPlace<RocketChatOperationId>[] = [
  { operation: messagesSent, pointer: '/days' },
  { operation: newUsers, pointer: '/days' },
  { operation: origin, pointer: '/origins' },
  { operation: topFive, pointer: '/channels' },
  { operation: channelList, pointer: '/channels' },
  { operation: activeUsers, pointer: '/month' },
  { operation: usersByHour, pointer: '/week' },
  { operation: hourlyData, pointer: '/hours' },
  { operation: weeklyData, pointer: '/month' },
];
