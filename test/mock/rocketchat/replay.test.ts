import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fork } from '../../../mock/state/fork.ts';
import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';
import { reducers } from '../../../mock/vendors/rocketchat/reducers.ts';
import { createTables, type RocketChatTables } from '../../../mock/vendors/rocketchat/tables.ts';
import { createFold } from '../fold.ts';
import { listRocketChatEvents } from '../seed/history.ts';
import { deed, happen } from './write-operations.ts';

const fold = createFold<RocketChatTables, RocketChatEvent>(reducers);

/** All tables as text. */
function dump({ messages, sessions, logins, messagesByDay, usersByDay, ...tables }: RocketChatTables): string {
  const { length, sentAt, room, user, isDeleted, before, text } = messages;
  const rows = Array.from({ length }, (_, row) => [
    ...[sentAt, room, user, isDeleted, before].map((column) => column.get(row)),
    text.get(row),
  ]);
  const visits = Array.from({ length: sessions.length }, (_, row) => [
    ...[sessions.user, sessions.loginAt, sessions.closedAt, sessions.logoutAt].map((column) => column.get(row)),
    sessions.userAgent.get(row),
  ]);
  const order = Array.from({ length: logins.length }, (_, at) => [logins.timeAt(at), logins.valueAt(at)]);
  const days = [messagesByDay, usersByDay];
  return JSON.stringify({ ...tables, days, rows, visits, order }, (_, value: unknown) => {
    if (value instanceof Map) return [...value];
    return isDayCounts(value) ? value.newestFirst(-1e6, 1e6) : value;
  });
}

interface DayRecords {
  newestFirst(from: number, to: number): unknown;
}

function isDayCounts(value: unknown): value is DayRecords {
  return typeof value === 'object' && value !== null && 'newestFirst' in value;
}

const people = listRocketChatEvents({ scale: 0 });

test('rebuilds the same tables from any prefix of a log, and isolates forks from each other', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 50 }), (deeds) => {
      const events = [...people];
      happen(events, deeds);
      const live = createTables(1);
      for (const event of people) fold(live, event);
      let tables = live;
      const prefixes: [number, RocketChatTables][] = [];
      for (const [index, event] of events.entries()) {
        if (index < people.length) continue;
        prefixes.push([index, tables]);
        // A forked workspace must not change after the fork.
        tables = fork(tables);
        fold(tables, event);
      }
      prefixes.push([events.length, tables]);
      for (const [length, then] of prefixes) {
        const again = createTables(1);
        for (const event of events.slice(0, length)) fold(again, event);
        expect(dump(again)).toBe(dump(then));
      }
    }),
    { numRuns: 30 },
  );
});

test.each<[what: string, event: RocketChatEvent]>([
  ['a message in an unknown room', { type: 'message.sent', at: 0, message: 1, room: 'none', user: 'none' }],
  ['a message with a wrong number', { type: 'message.sent', at: 0, message: 7, room: '*', user: '*' }],
  ['the deletion of an unknown message', { type: 'message.deleted', at: 0, message: 1 }],
  ['the deletion of an unknown room', { type: 'room.deleted', at: 0, room: 'none' }],
  [
    'a room of an unknown user',
    { type: 'room.created', at: 0, room: 'new', t: 'c', usernames: ['none'], creator: '*' },
  ],
  ['a token of an unknown user', { type: 'token.issued', at: 0, user: 'none', token: 'new' }],
  ['a session of an unknown user', { type: 'session', at: 0, session: 1, user: 'none' }],
  ['a session with a wrong number', { type: 'session', at: 0, session: 7, user: '*' }],
  ['the end of an unknown session', { type: 'session.closed', at: 0, session: 1 }],
  ['a logout from an unknown session', { type: 'session.logged_out', at: 0, session: 1 }],
  ['a login of an unknown user', { type: 'user.logged_in', at: 0, user: 'none' }],
])('throws for %s', (_, event) => {
  const tables = createTables(1);
  for (const each of people) fold(tables, each);
  const known = { user: tables.userOrder[0]?.id, creator: tables.userOrder[0]?.id, room: tables.roomOrder[0]?.id };
  const real = Object.fromEntries(
    Object.entries(event).map(([key, value]) => [key, value === '*' ? known[key as keyof typeof known] : value]),
  );
  const before = dump(tables);
  expect(() => fold(tables, real as RocketChatEvent)).toThrow(/^(there is no|the next (message|session) is) /);
  expect(dump(tables)).toBe(before);
});
