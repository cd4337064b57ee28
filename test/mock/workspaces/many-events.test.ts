import { expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../../mock/server.ts';
import { readNewContact } from '../chatwoot/new-contact.ts';

// Tens of thousands of events in one request take seconds. All or none of them are added, and they do not block other
// requests.

const count = 3000;
const now = '2026-01-30T15:00:00Z';

/** The parts of responses that are used here. */
interface Body {
  events: { event: { contact: number } }[];
  meta: { count: number };
  problems: { field: string }[];
}

async function start() {
  const mock = await createMock({ scale: 0.1, now, vendors: ['chatwoot'] });
  onTestFinished(() => mock.close());
  const ask = async (path: string, body?: unknown) => {
    const headers = { api_access_token: mock.credentials.CHATPACT_CHATWOOT_TOKEN ?? '' };
    const answer = await mock.handle(
      new Request(`http://localhost${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return { status: answer.status, body: (await answer.json()) as Body };
  };
  return { ask };
}

const contacts = (own: object = {}) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ vendor: 'chatwoot', type: 'contact.created', at: now, account: 1, name: `Contact ${index}` },
    ...(index === count - 1 && own),
  }));

/** Counts the rounds of the event loop while a function runs. */
async function countRounds<Result>(act: () => Promise<Result>): Promise<{ result: Result; rounds: number }> {
  let rounds = 0;
  let isDone = false;
  const turn = () => {
    rounds += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await act();
  isDone = true;
  return { result, rounds };
}

async function countContacts(ask: Awaited<ReturnType<typeof start>>['ask']): Promise<number> {
  const { body } = await ask('/api/v1/accounts/1/contacts');
  return body.meta.count;
}

test('answers other requests while many events are applied', async () => {
  const { ask } = await start();
  await ask('/__admin/events', contacts().slice(0, 1));
  const { result, rounds } = await countRounds(() => ask('/__admin/events', contacts()));
  expect([result.status, result.body.events.length]).toEqual([200, count]);
  expect(rounds).toBeGreaterThan(10);
});

test('applies many events again if something changes meanwhile, and loses nothing', async () => {
  const { ask } = await start();
  const before = await countContacts(ask);
  const posted = ask('/__admin/events', contacts());
  const others = [];
  for (let index = 0; index < 20; index++) {
    others.push(
      await ask('/api/v1/accounts/1/contacts', { name: 'Other', email: `other${index}@example.org`, inbox_id: 1 }),
    );
    await new Promise((resolve) => setImmediate(resolve));
  }
  const again = ask('/__admin/events', contacts());
  const answers = await Promise.all([posted, again]);
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
  expect(await countContacts(ask)).toBe(before + 2 * count + others.length);
  const ids = [
    ...answers.flatMap(({ body }) => body.events.map(({ event }) => event.contact)),
    ...others.map(({ body }) => readNewContact(body).id),
  ];
  expect(new Set(ids).size).toBe(2 * count + others.length);
});

test('many events with an invalid last one change nothing', async () => {
  const { ask } = await start();
  const before = await countContacts(ask);
  const refused = await ask('/__admin/events', contacts({ account: 4711 }));
  expect(refused.status).toBe(404);
  expect(refused.body.problems).toMatchObject([{ field: `${count - 1}.account` }]);
  expect(await countContacts(ask)).toBe(before);
});
