import type { Explainable } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import type { Days } from '../reports/period.ts';
import { periodOf } from '../routes/engagement-dashboard.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { isInDays, toContributing, toShownWindow } from './evidence.ts';
import type { Explainer } from './explainer.ts';
import { collectIn, explainMessages, messageRule } from './room-messages.ts';

/** Explains the numbers of rooms, and for each room its messages in this and the previous period and the difference. */
export const explainRooms: Explainer<'get-api-v1-engagement-dashboard-channels-list'> = ({ tables, values }, body) => {
  const period = periodOf(tables, values);
  const hidesIdle = values.hideRoomsWithNoActivity === true;
  // With `hideRoomsWithNoActivity`, the server ignores days after the end of the period.
  const previous = hidesIdle
    ? { ...period.previous, last: Math.min(period.previous.last, period.last) }
    : period.previous;
  const shown = new Set(body.channels.map(({ room }) => room._id));
  const explainCount = (
    pointer: string,
    value: number,
    totalRule: string,
    isOf: (room: Room) => boolean,
  ): Explainable => ({
    pointer,
    explain: () => ({
      value,
      rule: totalRule,
      excluded: ['Deleted rooms.'],
      contributing: listRooms(tables, isOf),
    }),
  });
  const isWanted = hidesIdle
    ? findActiveRooms(tables, { first: period.previous.first, last: period.last })
    : () => true;
  return [
    explainCount('/total', body.total, describeRooms(hidesIdle), isWanted),
    explainCount('/count', body.count, 'The rooms on this page.', ({ id }) => shown.has(id)),
    ...body.channels.flatMap(({ room: { _id }, ...figures }, index) => {
      const isOf = ({ id }: Room) => id === _id;
      const explain = (name: keyof typeof figures, days: Days, figureRule: string) =>
        explainMessages(tables, {
          pointer: `/channels/${index}/${name}`,
          value: figures[name],
          rule: figureRule,
          days,
          isOf,
        });
      const before =
        'Messages sent in that room in the previous period (including messages deleted later). It is one day longer than this period, and rarely a week.';
      const change = explain(
        'diffFromLastWeek',
        period,
        `${messageRule} in that room, minus those of the previous period.`,
      );
      return [
        explain('messages', period, `${messageRule} in that room.`),
        explain('lastWeekMessages', previous, before),
        {
          ...change,
          explainSubtracted: () => ({
            window: toShownWindow(tables, previous),
            ...collectIn(tables, previous, isOf),
          }),
        },
      ];
    }),
  ];
};

const describeRooms = (hidesIdle: boolean) =>
  hidesIdle
    ? 'Rooms that exist and had a message in this or the previous period (including messages deleted later).'
    : 'All rooms that exist, with or without messages.';

function findActiveRooms(tables: RocketChatTables, days: Days): (room: Room) => boolean {
  const { messages } = tables;
  const active = new Set<number>();
  for (let row = 0; row < messages.length; row++) {
    if (isInDays(tables, days, messages.sentAt.get(row))) active.add(messages.room.get(row));
  }
  return ({ index }) => active.has(index);
}

/** Lists the included rooms that are not deleted. */
export function listRooms({ roomOrder }: RocketChatTables, isOf: (room: Room) => boolean) {
  const rooms = roomOrder.filter((room) => room.deletedAt === undefined && isOf(room));
  return toContributing(
    rooms.map(({ id, t, name, createdAt }) => ({ _id: id, t, name: name ?? null, ts: toIso(createdAt) })),
  );
}
