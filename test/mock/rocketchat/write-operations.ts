import fc from 'fast-check';
import { defaultHistory } from '../../../mock/seed/company.ts';
import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';

const day = 86_400_000;

/** A random instant in or near the half year of the history. */
export const instant = fc.integer({ min: defaultHistory.now - 200 * day, max: defaultHistory.now + 20 * day });

/** Few hours of few days, so that events often coincide, also at the ends of days. */
export const nearby = fc
  .record({
    day: fc.nat(9),
    hour: fc.constantFrom(0, 0, 1, 12, 23, 23),
    ms: fc.constantFrom(0, 1, 1_800_000, 3_599_999),
  })
  .map(({ day: number, hour, ms }) => Math.floor(defaultHistory.now / day - number) * day + hour * 3_600_000 + ms);

const kinds = [
  'send',
  'log in',
  'visit',
  'leave',
  'join',
  'delete message',
  'make room',
  'delete room',
  'hire',
  'issue',
  'permit',
] as const;

/** A random event. Its numbers are indexes of the user, the object and the time. */
export interface Deed {
  what: (typeof kinds)[number];
  who: number;
  where: number;
  when: number;
}

export const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom(...kinds, 'send', 'send', 'send'),
  who: fc.nat(1000),
  where: fc.nat(1000),
  when: nearby,
});

/** Converts a deed to an event that fits the previous ones, or to undefined if it is impossible. */
export function toEvent(
  { what, who, where, when: at }: Deed,
  events: readonly RocketChatEvent[],
): RocketChatEvent | undefined {
  // Only a few users and the latest rooms, so that the same ones are affected repeatedly.
  const users = events.flatMap((event) => (event.type === 'user.created' ? [event.user] : [])).slice(-4);
  const gone = new Set(events.flatMap((event) => (event.type === 'room.deleted' ? [event.room] : [])));
  const there = events.flatMap((event) => (event.type === 'room.created' && !gone.has(event.room) ? [event] : []));
  const rooms = there.slice(-5);
  const sent = events.flatMap((event) => (event.type === 'message.sent' ? [event] : []));
  const deleted = new Set(events.flatMap((event) => (event.type === 'message.deleted' ? [event.message] : [])));
  const readable = sent.filter((each) => !gone.has(each.room) && !deleted.has(each.message));
  const old = readable[where % readable.length];
  const user = users[who % users.length] ?? '';
  const { room, t } = rooms[where % rooms.length] ?? {};
  const fresh = `x${events.length}`;
  const again = `again-${who % 2}`;
  const named = { username: fresh, name: fresh, email: `${fresh}@x.example`, roles: ['user'], password: fresh };
  const sessions = events.flatMap((event) => (event.type === 'session' ? [event] : []));
  const logins = events.filter(({ type }) => type === 'user.logged_in').length;
  const left = new Set(events.flatMap((event) => (event.type === 'session.closed' ? [event.session] : [])));
  const open = sessions.filter(({ session, at: since, closedAt }) => {
    return closedAt === undefined && since <= at && !left.has(session);
  });
  const visited = open[where % open.length];
  // A pause of seconds, hours, or a night.
  const closedAt = at + ([500, 1000, 5_400_000, 30_000_000, 90_000_000][who % 5] ?? 0);
  const userAgent = where % 5 === 0 ? null : 'Mozilla/5.0';
  const visit = { type: 'session', at, session: logins + sessions.length + 1, user, userAgent } as const;
  const possible: Record<Deed['what'], RocketChatEvent | false> = {
    visit: where % 3 === 0 ? visit : { ...visit, closedAt },
    leave: visited !== undefined && { type: 'session.closed', at, session: visited.session },
    'log in': { type: 'user.logged_in', at, user },
    hire: { type: 'user.created', at, user: fresh, ...named, utcOffset: 0 },
    issue: { type: 'token.issued', at, user, token: fresh, expiresAt: at + where * 3_600_000 },
    permit: { type: 'permission.updated', at, permission: 'create-p', roles: where % 2 ? ['admin'] : [] },
    // Only two names, so that rooms with the names of deleted ones are created.
    'make room': !there.some((each) => each.name === again) && {
      type: 'room.created',
      at,
      room: fresh,
      t: 'c',
      name: again,
      usernames: [],
      creator: user,
    },
    join: room !== undefined && t !== 'd' && { type: 'room.joined', at, room, user },
    'delete room': room !== undefined && where % 3 === 0 && { type: 'room.deleted', at, room },
    'delete message': old !== undefined && { type: 'message.deleted', at, message: old.message },
    send: room !== undefined && { type: 'message.sent', at, message: sent.length + 1, room, user, text: fresh },
  };
  return possible[what] || undefined;
}

/** Appends the possible deeds to a history, and calls back with each event. */
export function happen(
  events: RocketChatEvent[],
  deeds: readonly Deed[],
  onEvent: (event: RocketChatEvent) => void = () => {},
): void {
  for (const each of deeds) {
    const event = toEvent(each, events);
    if (!event) continue;
    onEvent(event);
    events.push(event);
  }
}
