import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { defaultHistory } from '../../../mock/seed/company.ts';
import type { Mock } from '../../../mock/server.ts';
import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';
import { listRocketChatEvents } from '../seed/history.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const day = 86_400_000;
let mock: Mock;
let seeded: RocketChatEvent[];

beforeAll(async () => {
  mock = await startMock();
  seeded = listRocketChatEvents({ scale: 0.1 });
});

/** Counts messages by date from the events. A day keeps its record of 0 if all its messages were deleted. */
function countByDate(events: readonly RocketChatEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    // Deleted messages still count.
    if (event.type !== 'message.sent') continue;
    const date = new Date(event.at).toISOString().slice(0, 10);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return counts;
}

/** The records of the dates between two instants, newest first. */
function listRecords(counts: Map<string, number>, from: number, until: number) {
  const [first, last] = [from, until].map((at) => new Date(at).toISOString().slice(0, 10));
  return [...counts]
    .filter(([date]) => date >= (first ?? '') && date <= (last ?? ''))
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([date, messages]) => ({ day: `${date}T00:00:00.000Z`, messages }));
}

function expectMessagesSent(counts: Map<string, number>, start: number, end: number) {
  const length = Math.floor((end - start) / day) + 1;
  const days = listRecords(counts, start, end).slice(0, length);
  const previous = listRecords(counts, start - day - length * day, start - day).slice(0, length);
  const sum = (list: { messages: number }[]) => list.reduce((all, { messages }) => all + messages, 0);
  const onDayOf = (at: number) =>
    days.find((each) => each.day.slice(0, 10) === new Date(at).toISOString().slice(0, 10))?.messages ?? 0;
  return {
    days,
    period: { count: sum(days), variation: sum(days) - sum(previous) },
    yesterday: { count: onDayOf(end - day), variation: onDayOf(end) - onDayOf(end - day) },
    success: true,
  };
}

async function askForMessagesSent(start: number, end: number): Promise<unknown> {
  const query = `start=${new Date(start).toISOString()}&end=${new Date(end).toISOString()}`;
  const path = `/api/v1/engagement-dashboard/messages/messages-sent?${query}`;
  const answer = await ask(mock, path, { headers: headersOf(mock, 'rocketchat', 'admin') });
  expect(answer.status).toBe(200);
  return answer.body;
}

const instant = fc.integer({ min: defaultHistory.now - 200 * day, max: defaultHistory.now + 20 * day });

test('messages sent equal a count of the history by date', async () => {
  expect(seeded.some(({ type }) => type === 'message.deleted')).toBe(true);
  const counts = countByDate(seeded);
  await fc.assert(
    fc.asyncProperty(instant, instant, async (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      expect(await askForMessagesSent(start, end)).toEqual(expectMessagesSent(counts, start, end));
    }),
    { numRuns: 150 },
  );
});

test('messages sent stay correct after messages are sent and deleted, also on past and distant days', async () => {
  const events = [...seeded];
  const happen = (event: RocketChatEvent) => {
    events.push(event);
    mock.append('rocketchat', event);
  };
  const user = headersOf(mock, 'rocketchat', 'admin')['X-User-Id'] ?? '';
  const room = 'a-room';
  happen({ type: 'room.created', at: defaultHistory.now, room, t: 'c', name: 'a-room', usernames: [], creator: user });
  let last = seeded.filter(({ type }) => type === 'message.sent').length;
  const deleted = new Set(seeded.flatMap((event) => (event.type === 'message.deleted' ? [event.message] : [])));

  await fc.assert(
    fc.asyncProperty(instant, instant, fc.array(instant, { maxLength: 5 }), fc.nat(), async (a, b, sent, victim) => {
      for (const at of sent) happen({ type: 'message.sent', at, message: ++last, room, user });
      const message = 1 + (victim % last);
      if (!deleted.has(message)) happen({ type: 'message.deleted', at: defaultHistory.now, message });
      deleted.add(message);
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      expect(await askForMessagesSent(start, end)).toEqual(expectMessagesSent(countByDate(events), start, end));
    }),
    { numRuns: 60 },
  );
});
