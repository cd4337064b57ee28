import type { Explainable } from '../../../explanation.ts';
import type { Days } from '../reports/period.ts';
import { periodOf } from '../routes/engagement-dashboard.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { listUsernames } from '../views/room.ts';
import { collectRows, isInDays, listSentMessages, toShownWindow } from './evidence.ts';
import type { Explainer } from './explainer.ts';

export const messageRule = 'Messages sent on the days of the period (including messages deleted later)';

interface MessageFigure {
  pointer: string;
  value: number;
  rule: string;
  excluded?: string[];
  days: Days;
  isOf(room: Room): boolean;
}

/** Explains a number of messages by days and rooms. */
export function explainMessages(tables: RocketChatTables, figure: MessageFigure): Explainable {
  const { pointer, value, days, isOf } = figure;
  return {
    pointer,
    explain: () => ({
      value,
      rule: figure.rule,
      excluded: figure.excluded ?? [],
      window: toShownWindow(tables, days),
      zone: tables.timezone,
      contributing: collectIn(tables, days, isOf),
    }),
  };
}

export function collectIn(tables: RocketChatTables, days: Days, isOf: (room: Room) => boolean) {
  const rows = listSentMessages(tables);
  const wanted = new Set(tables.roomOrder.filter(isOf).map(({ index }) => index));
  return collectRows(rows, (row) => wanted.has(tables.messages.room.get(row)) && isInDays(tables, days, rows.at(row)));
}

export const explainOrigins: Explainer<'get-api-v1-engagement-dashboard-messages-origin'> = (
  { tables, values },
  body,
) =>
  body.origins.map(({ t, messages: value }, index) =>
    explainMessages(tables, {
      pointer: `/origins/${index}/messages`,
      value,
      rule: `${messageRule} in rooms of type ${t}, including deleted rooms.`,
      days: periodOf(tables, values),
      isOf: (room) => room.t === t,
    }),
  );

interface RoomKey {
  t: string;
  name?: string;
  usernames?: string[];
}

/** The key by which servers group rooms in this report. */
const toKey = ({ t, name, usernames }: RoomKey) => JSON.stringify([t, name, usernames]);

export const explainPopularRooms: Explainer<'get-api-v1-engagement-dashboard-messages-top-five-popular-channels'> = (
  { tables, values },
  body,
) =>
  body.channels.map((channel, index) =>
    explainMessages(tables, {
      pointer: `/channels/${index}/messages`,
      value: channel.messages,
      rule: `${messageRule} in rooms of that type and name, including deleted rooms. Direct rooms are matched by their current members.`,
      excluded: ['Rooms beyond the five with the most messages.'],
      days: periodOf(tables, values),
      isOf: (room) =>
        toKey({ ...room, usernames: room.t === 'd' ? listUsernames(tables, room) : [] }) === toKey(channel),
    }),
  );
