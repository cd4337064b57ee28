import { toIso } from '../../../time/iso.ts';
import type { RocketChatHandlers } from '../handler.ts';
import { reportDailyFigures } from '../reports/daily-figures.ts';
import { toLocalInstant } from '../reports/local-days.ts';
import { type Period, toPeriod } from '../reports/period.ts';
import { reportOrigins, reportPopularRooms, reportRooms } from '../reports/room-figures.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { toPage } from '../views/page.ts';
import { listUsernames } from '../views/room.ts';

/** Reads the period from the parameters `start` and `end`. */
export function periodOf({ timezone }: RocketChatTables, { start, end }: { start?: unknown; end?: unknown }): Period {
  return toPeriod(timezone, toInstant(start), toInstant(end));
}

/** Parses a date parameter to milliseconds since 1970. */
export const toInstant = (value: unknown) => Date.parse(String(value));

/** The start of a day in the server's time zone, as ISO 8601. */
export const toMidnight = ({ timezone }: RocketChatTables, number: number) => toIso(toLocalInstant(timezone, number));

/** The engagement dashboard's reports about messages and rooms. */
export const engagementDashboard = {
  'get-api-v1-engagement-dashboard-messages-messages-sent'({ tables, values }) {
    const { days, period, yesterday } = reportDailyFigures(tables.messagesByDay, periodOf(tables, values));
    return {
      days: days.map(({ day: number, count }) => ({ day: toMidnight(tables, number), messages: count })),
      period,
      yesterday,
      success: true,
    };
  },

  'get-api-v1-engagement-dashboard-messages-origin'({ tables, values }) {
    return {
      origins: reportOrigins(tables, periodOf(tables, values)),
      success: true,
    };
  },

  'get-api-v1-engagement-dashboard-messages-top-five-popular-channels'({ tables, values }) {
    return {
      channels: reportPopularRooms(tables, periodOf(tables, values)),
      success: true,
    };
  },

  'get-api-v1-engagement-dashboard-channels-list'({ tables, values, appliesDeviation }) {
    const rooms = reportRooms(tables, periodOf(tables, values), values.hideRoomsWithNoActivity === true);
    const { items, ...page } = toPage(rooms, values, 'pipeline');
    return {
      channels: items.map(({ room, messages, lastWeekMessages }) => ({
        room: toEngagedRoom(tables, room, appliesDeviation),
        messages,
        lastWeekMessages,
        diffFromLastWeek: messages - lastWeekMessages,
      })),
      ...page,
      success: true,
    };
  },
} satisfies Partial<RocketChatHandlers>;

function toEngagedRoom(tables: RocketChatTables, room: Room, deviates: (id: string) => boolean) {
  const { id, name, t, createdAt, updatedAt } = room;
  const common = { _id: id, ts: toIso(createdAt), t, _updatedAt: toIso(updatedAt) };
  if (t !== 'd') return { ...common, name: name ?? '' };
  const usernames = listUsernames(tables, room);
  if (deviates('rocketchat-dashboard-direct-room-has-usernames')) return { ...common, usernames };
  // The document requires a name for every room. A direct room has none, so its members' usernames take its place.
  return { ...common, name: usernames.join(', ') };
}
