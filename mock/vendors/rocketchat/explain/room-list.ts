import type { Explainable } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import type { Days } from '../reports/period.ts';
import { periodOf } from '../routes/engagement-dashboard.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { type Explainer, isOn, list, toShownWindow } from './evidence.ts';
import { collectIn, explainMessages, rule } from './rooms.ts';

interface Listed {
  room: { _id: string };
  messages: number;
  lastWeekMessages: number;
  diffFromLastWeek: number;
}

/** How many rooms there are and are shown, and of each its messages: of the period, of the one before, and the change. */
export const explainRooms: Explainer = (
  { tables, values },
  body: { channels: Listed[]; total: number; count: number },
) => {
  const period = periodOf(tables, values);
  const hidesIdle = values.hideRoomsWithNoActivity === true;
  // Where idle rooms are hidden, nothing after the end counts.
  const previous = hidesIdle
    ? { ...period.previous, last: Math.min(period.previous.last, period.last) }
    : period.previous;
  const shown = new Set(body.channels.map(({ room }) => room._id));
  const explainCount = (pointer: string, value: number, said: string, isOf: (room: Room) => boolean): Explainable => ({
    pointer,
    explain: () => ({
      value,
      rule: said,
      excluded: ['Rooms that were deleted.'],
      contributing: listRooms(tables, isOf),
    }),
  });
  const isWanted = hidesIdle ? findUsedRooms(tables, { first: period.previous.first, last: period.last }) : () => true;
  return [
    explainCount('/total', body.total, sayRooms(hidesIdle), isWanted),
    explainCount('/count', body.count, 'Every room on this page.', ({ id }) => shown.has(id)),
    ...body.channels.flatMap(({ room: { _id }, ...figures }, index) => {
      const isOf = ({ id }: Room) => id === _id;
      const explain = (name: keyof typeof figures, days: Days, said: string) =>
        explainMessages(tables, {
          pointer: `/channels/${index}/${name}`,
          value: figures[name],
          rule: said,
          days,
          isOf,
        });
      const before =
        'Every message sent in that room in the whole period before, a day longer than this one and seldom a week, deleted since or not.';
      const change = explain(
        'diffFromLastWeek',
        period,
        `${rule} in that room, less those of the whole period before.`,
      );
      return [
        explain('messages', period, `${rule} in that room.`),
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

const sayRooms = (hidesIdle: boolean) =>
  hidesIdle
    ? 'Every room that exists and in which a message was sent in the period or in the one before, deleted since or not.'
    : 'Every room that exists, whether anybody wrote in it or not.';

function findUsedRooms(tables: RocketChatTables, days: Days): (room: Room) => boolean {
  const { messages } = tables;
  const used = new Set<number>();
  for (let row = 0; row < messages.length; row++) {
    if (isOn(tables, days, messages.sentAt.get(row))) used.add(messages.room.get(row));
  }
  return ({ index }) => used.has(index);
}

/** Rooms that are there and included. */
export function listRooms({ roomOrder }: RocketChatTables, isOf: (room: Room) => boolean) {
  const rooms = roomOrder.filter((room) => room.deletedAt === undefined && isOf(room));
  return list(rooms.map(({ id, t, name, createdAt }) => ({ _id: id, t, name: name ?? null, ts: toIso(createdAt) })));
}
