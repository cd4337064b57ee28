import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';
import { listThere, type Monitored, monitor } from '../rocketchat/session-monitor.ts';

type EventOf<Type extends RocketChatEvent['type']> = Extract<RocketChatEvent, { type: Type }>;

const day = 86_400_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const hoursDown = Array.from({ length: 24 }, (_, index) => 23 - index);
const ofDate = (rows: readonly Monitored['rows'][number][], date: string) => rows.filter((row) => row.date === date);
const shift = (at: number, days: number) => at + days * day;

/** An independent implementation with plain arrays: computes every figure from all events, as of now. */
export function computeDashboard(events: readonly RocketChatEvent[], now: number) {
  const ofType = <Type extends RocketChatEvent['type']>(type: Type) =>
    events.filter((event): event is EventOf<Type> => event.type === type);
  const rooms = ofType('room.created');
  const sent = ofType('message.sent');
  const users = ofType('user.created');
  const deletedRooms = new Set(ofType('room.deleted').map(({ room }) => room));
  const closes = new Map(ofType('session.closed').map(({ session, at }) => [session, at]));
  const { rows, daily } = monitor(
    [
      ...ofType('user.logged_in').map(({ at, user }) => ({ user, loginAt: at, hasUserAgent: true })),
      ...ofType('session').map(({ at, session, user, closedAt = closes.get(session), userAgent }) => {
        return { user, loginAt: at, closedAt, hasUserAgent: userAgent !== null };
      }),
    ],
    now,
  );

  /** Records by date. Deleted messages still count. */
  function record(of: (message: EventOf<'message.sent'>) => boolean): Map<string, number> {
    const counts = new Map<string, number>();
    for (const message of sent.filter(of)) {
      const here = counts.get(dateOf(message.at)) ?? 0;
      counts.set(dateOf(message.at), here + 1);
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

  const recordsOf = (t: string, start: number, end: number) =>
    rooms.filter((room) => room.t === t).flatMap(({ room }) => within(inRoom(room), start, end));
  const isUsed = (start: number, end: number) => (t: string) => recordsOf(t, start, end).length > 0;
  const not = (is: (t: string) => boolean) => (t: string) => !is(t);
  const inRoom = (id: string) => record(({ room }) => room === id);
  const toDate = (date: string) => {
    const [year, month, number] = date.split('-').map(Number);
    return { day: number, month, year };
  };
  /** The current members: the initial ones, and all users who wrote or joined. */
  function membersOf({ room, usernames }: EventOf<'room.created'>): string[] {
    const names = [...usernames];
    for (const event of events) {
      if ((event.type !== 'message.sent' && event.type !== 'room.joined') || event.room !== room) continue;
      const name = users.find(({ user }) => user === event.user)?.username ?? '';
      if (!names.includes(name)) names.push(name);
    }
    return names;
  }

  const activeOn = (from: string, until: string) =>
    [...daily].filter(([date]) => date >= from && date <= until).sort(([one], [other]) => (one < other ? 1 : -1));
  const between = (start: number, end: number) => rows.filter(({ loginAt }) => loginAt >= start && loginAt <= end);

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
      // Types without records come last.
      origins: [...['c', 'p', 'd'].filter(isUsed(start, end)), ...['d', 'p', 'c'].filter(not(isUsed(start, end)))].map(
        (t) => ({ t, messages: sum(recordsOf(t, start, end)) }),
      ),
      success: true,
    }),
    topFive(start: number, end: number) {
      const merged: { t: string; name?: string; usernames?: string[]; messages: number }[] = [];
      for (const room of rooms) {
        const records = within(inRoom(room.room), start, end);
        if (records.length === 0) continue;
        const looks = { t: room.t, name: room.name, usernames: room.t === 'd' ? membersOf(room) : [] };
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
      const wanted = between(start, end);
      const dates = [...new Set(wanted.map(({ date }) => date))].sort().reverse();
      const week = dates.flatMap((date) =>
        hoursDown.flatMap((hour) => {
          const users = listThere(ofDate(wanted, date), hour).size;
          return users === 0 ? [] : [{ users, hour, ...toDate(date) }];
        }),
      );
      return { week, success: true };
    },
    busyHours(start: number) {
      const wanted = between(start - day, start);
      const hours = hoursDown
        .filter((hour) => hour % 2 === 0)
        .map((hour) => ({ hour, users: listThere(wanted, hour).size }));
      return { hours: wanted.length === 0 ? [] : hours, success: true };
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
