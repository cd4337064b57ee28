import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';

type EventOf<Type extends RocketChatEvent['type']> = Extract<RocketChatEvent, { type: Type }>;

const day = 86_400_000;
const hour = 3_600_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const shift = (at: number, days: number) => at + days * day;

/** A workspace told again by arrays alone: every figure is counted anew, from the first event to the last. */
export function tellAgain(events: readonly RocketChatEvent[]) {
  const ofType = <Type extends RocketChatEvent['type']>(type: Type) =>
    events.filter((event): event is EventOf<Type> => event.type === type);
  const rooms = ofType('room.created');
  const sent = ofType('message.sent');
  const users = ofType('user.created');
  const deletedMessages = new Set(ofType('message.deleted').map(({ message }) => message));
  const deletedRooms = new Set(ofType('room.deleted').map(({ room }) => room));
  const active = [...sent, ...ofType('user.logged_in')].map(({ at, user }) => ({ at, user }));

  /** Records by date, those of 0 included: a date on which all were deleted is still one on which some were sent. */
  function record(of: (message: EventOf<'message.sent'>) => boolean): Map<string, number> {
    const counts = new Map<string, number>();
    for (const message of sent.filter(of)) {
      const here = counts.get(dateOf(message.at)) ?? 0;
      counts.set(dateOf(message.at), here + (deletedMessages.has(message.message) ? 0 : 1));
    }
    return counts;
  }

  const within = (records: Map<string, number>, from: number, until: number) =>
    [...records].filter(([date]) => date >= dateOf(from) && date <= dateOf(until));
  const sum = (records: [string, number][]) => records.reduce((all, [, count]) => all + count, 0);
  const lengthOf = (start: number, end: number) => Math.floor((end - start) / day) + 1;

  function toDaily(records: Map<string, number>, field: string, start: number, end: number) {
    const newest = (from: number, until: number) =>
      within(records, from, until)
        .sort(([one], [other]) => (one < other ? 1 : -1))
        .slice(0, lengthOf(start, end));
    const days = newest(start, end);
    const countOn = (at: number) => days.find(([date]) => date === dateOf(at))?.[1] ?? 0;
    const before = newest(shift(start, -1 - lengthOf(start, end)), shift(start, -1));
    return {
      days: days.map(([date, count]) => ({ day: `${date}T00:00:00.000Z`, [field]: count })),
      period: { count: sum(days), variation: sum(days) - sum(before) },
      yesterday: { count: countOn(shift(end, -1)), variation: countOn(end) - countOn(shift(end, -1)) },
      success: true,
    };
  }

  const inRoom = (id: string) => record(({ room }) => room === id);
  const toDate = (date: string) => {
    const [year, month, number] = date.split('-').map(Number);
    return { day: number, month, year };
  };
  /** Members as they are now: those who were there at first, and whoever wrote or joined. */
  function membersOf({ room, usernames }: EventOf<'room.created'>): string[] {
    const names = [...usernames];
    for (const event of events) {
      if ((event.type !== 'message.sent' && event.type !== 'room.joined') || event.room !== room) continue;
      const name = users.find(({ user }) => user === event.user)?.username ?? '';
      if (!names.includes(name)) names.push(name);
    }
    return names;
  }

  function activeOn(from: string, until: string) {
    const byDate = new Map<string, Set<string>>();
    for (const { at, user } of active) {
      const date = dateOf(at);
      if (date < from || date > until) continue;
      byDate.set(date, (byDate.get(date) ?? new Set()).add(user));
    }
    return [...byDate].sort(([one], [other]) => (one < other ? 1 : -1));
  }

  return {
    messagesSent: (start: number, end: number) =>
      toDaily(
        record(() => true),
        'messages',
        start,
        end,
      ),
    newUsers(start: number, end: number) {
      const records = new Map<string, number>();
      for (const { at } of users) records.set(dateOf(at), (records.get(dateOf(at)) ?? 0) + 1);
      return toDaily(records, 'users', start, end);
    },
    origin: (start: number, end: number) => ({
      origins: ['c', 'p', 'd'].map((t) => {
        const ofThisType = rooms.filter((room) => room.t === t);
        return { t, messages: ofThisType.reduce((all, { room }) => all + sum(within(inRoom(room), start, end)), 0) };
      }),
      success: true,
    }),
    topFive(start: number, end: number) {
      const merged: { t: string; name?: string; usernames?: string[]; messages: number }[] = [];
      for (const room of rooms) {
        const records = within(inRoom(room.room), start, end);
        if (records.length === 0) continue;
        const looks = { t: room.t, name: room.name, usernames: room.t === 'd' ? membersOf(room) : undefined };
        const same = merged.find(({ messages: _, ...rest }) => JSON.stringify(rest) === JSON.stringify(looks));
        if (same) same.messages += sum(records);
        else merged.push({ ...looks, messages: sum(records) });
      }
      merged.sort((one, other) => other.messages - one.messages);
      return { channels: merged.slice(0, 5), success: true };
    },
    rooms(start: number, end: number, hide: boolean) {
      const from = shift(start, -1 - lengthOf(start, end));
      return rooms
        .filter(({ room }) => !deletedRooms.has(room))
        .map(({ room }) => {
          const now = within(inRoom(room), start, end);
          const before = within(inRoom(room), from, shift(start, -1));
          return { room, records: now.length + before.length, messages: sum(now), before: sum(before) };
        })
        .filter(({ records }) => !hide || records > 0)
        .map(({ room, messages, before }) => [room, messages, before, messages - before] as const)
        .sort((one, other) => other[1] - one[1]);
    },
    activeUsers(start: number, end: number) {
      const order = users.map(({ user }) => user);
      return {
        month: activeOn(dateOf(start), dateOf(end)).map(([date, ids]) => ({
          usersList: [...ids].sort((one, other) => order.indexOf(one) - order.indexOf(other)),
          users: ids.size,
          ...toDate(date),
        })),
        success: true,
      };
    },
    byTimeOfDay(start: number, end: number) {
      const hours = new Map<string, Set<string>>();
      for (const { at, user } of active) {
        const text = new Date(at).toISOString().slice(0, 13);
        if (text.slice(0, 10) < dateOf(start) || text.slice(0, 10) > dateOf(end)) continue;
        hours.set(text, (hours.get(text) ?? new Set()).add(user));
      }
      const week = [...hours].sort(([one], [other]) => (one < other ? 1 : -1));
      return {
        week: week.map(([text, ids]) => ({
          users: ids.size,
          hour: Number(text.slice(11)),
          ...toDate(text.slice(0, 10)),
        })),
        success: true,
      };
    },
    busyHours(start: number) {
      const groups = new Map<number, Set<string>>();
      for (const { at, user } of active) {
        const begins = at - (((at % hour) + hour) % hour);
        if (begins < start - day || begins >= start) continue;
        const group = new Date(at).getUTCHours() - (new Date(at).getUTCHours() % 2);
        groups.set(group, (groups.get(group) ?? new Set()).add(user));
      }
      const all = [22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0];
      const hours = all.map((group) => ({ hour: group, users: groups.get(group)?.size ?? 0 }));
      return { hours: groups.size === 0 ? [] : hours, success: true };
    },
    busyWeek: (start: number) => ({
      month: activeOn(dateOf(shift(start, -7)), dateOf(start)).map(([date, ids]) => ({
        users: ids.size,
        ...toDate(date),
      })),
      success: true,
    }),
  };
}
