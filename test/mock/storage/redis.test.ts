import fc from 'fast-check';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../../mock/server.ts';
import { UsageError } from '../../../usage-error.ts';
import { type Redis, startRedis, testWithRedis } from '../../redis.ts';
import { act, paths, prefixes, type show } from '../random-acts.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin, logIn } from '../workspaces/admin-call.ts';

const version = 'x-chatpact-version';
const small = { scale: 0.05 };

async function startReplicas(redis: Redis, count: number): Promise<Mock[]> {
  const options = { ...small, log: redis.log(), logger: pino({ level: 'silent' }) };
  const mocks = await Promise.all(Array.from({ length: count }, () => createMock(options)));
  onTestFinished(() => Promise.all(mocks.map((mock) => mock.close())).then(() => undefined));
  return mocks;
}

const say = (mock: Mock, content: string, workspace = '') =>
  ask(mock, `${workspace}/api/v1/accounts/1/conversations/1/messages`, {
    method: 'POST',
    headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  });

/** Sends a request that waits until the server has reached another response's log position. */
const askAfter = (mock: Mock, path: string, { headers }: Pick<Answer, 'headers'>) =>
  ask(mock, path, {
    headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), [version]: headers.get(version) ?? '' },
  });

const messages = '/api/v1/accounts/1/conversations/1/messages';
const contentsOf = ({ body }: Answer) =>
  (body as { payload: { content: string }[] }).payload.map((each) => each.content);

/** Reads everything that distinguishes states, of every workspace. */
async function lookAt(mock: Mock): Promise<unknown[]> {
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  const requests = prefixes.flatMap((prefix) =>
    [...paths, messages].map((path) => ask(mock, prefix + path, { headers })),
  );
  return (await Promise.all(requests)).map(({ status, text }) => ({ status, text }));
}

/** Waits until every server has reached the latest log position. */
async function catchUp(mocks: readonly Mock[]): Promise<void> {
  for (const mock of mocks) {
    const last = await callAdmin(mock, '/clock', { body: { advance: 'PT0S' } });
    const headers = { [version]: last.headers.get(version) ?? '' };
    // A request to which no injected fault applies.
    for (const other of mocks) await ask(other, '/__admin/clock', { headers });
  }
}

testWithRedis('a write on one server is visible on every other one', async () => {
  const [one, two, three] = (await startReplicas(await startRedis(), 3)) as [Mock, Mock, Mock];
  const written = await say(one, 'Written on one.');
  expect(written.status).toBe(200);
  for (const mock of [two, three])
    expect(contentsOf(await askAfter(mock, messages, written))).toContain('Written on one.');
  const answered = await say(two, 'Written on two.', '/@w');
  expect(contentsOf(await askAfter(three, `/@w${messages}`, answered))).toContain('Written on two.');
  expect(contentsOf(await askAfter(three, messages, answered))).not.toContain('Written on two.');
});

testWithRedis('a server reads its own writes while others write too', async () => {
  const mocks = await startReplicas(await startRedis(), 3);
  const ids = await Promise.all(
    mocks.flatMap((mock, server) =>
      Array.from({ length: 40 }, async (_, index) => {
        const content = `${server} ${index}`;
        const { status, body } = await say(mock, content);
        expect(status).toBe(200);
        const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
        const after = `${messages}?after=${(body as { id: number }).id - 1}`;
        expect(contentsOf(await ask(mock, after, { headers }))).toContain(content);
        return (body as { id: number }).id;
      }),
    ),
  );
  expect(new Set(ids).size).toBe(120);
  await catchUp(mocks);
  const [first, ...others] = await Promise.all(mocks.map(lookAt));
  for (const other of others) expect(other).toEqual(first);
});

testWithRedis(
  'servers that share a log respond like one server, whichever gets a request',
  async () => {
    const redis = await startRedis();
    const mocks = await startReplicas(redis, 2);
    const alone = await startMock(small);
    const act1 = fc.tuple(fc.nat({ max: 1 }), act);
    await fc.assert(
      fc.asyncProperty(fc.array(act1, { minLength: 3, maxLength: 10 }), async (acts) => {
        for (const mock of [...mocks, alone]) {
          for (const workspace of [undefined, 'one']) await callAdmin(mock, '/reset', { workspace, method: 'POST' });
        }
        for (const [index, each] of acts) {
          await catchUp(mocks);
          expect(withoutVersion(await each(mocks[index] as Mock))).toEqual(withoutVersion(await each(alone)));
        }
        // Reading would use up injected faults.
        for (const mock of [...mocks.slice(1), alone]) {
          for (const workspace of [undefined, 'one']) await callAdmin(mock, '/faults', { workspace, method: 'DELETE' });
        }
        await catchUp(mocks);
        const expected = await lookAt(alone);
        for (const mock of mocks) expect(await lookAt(mock)).toEqual(expected);
      }),
      { numRuns: process.env.CI ? 60 : 20, seed: 20261121 },
    );
    // A server that is started later performs the complete log.
    const [late] = (await startReplicas(redis, 1)) as [Mock];
    await catchUp([...mocks, late]);
    expect(await lookAt(late)).toEqual(await lookAt(alone));
  },
  600_000,
);

function withoutVersion(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutVersion);
  const { headers, ...rest } = answer as ReturnType<typeof show>;
  const { [version]: _, ...others } = headers;
  return { ...rest, headers: others };
}

testWithRedis(
  'answers reads and refuses writes while Redis is down, and catches up afterwards',
  async () => {
    const redis = await startRedis({ keeps: true });
    const mocks = (await startReplicas(redis, 2)) as [Mock, Mock];
    const [one, two] = mocks;
    expect((await say(one, 'Before.')).status).toBe(200);
    await catchUp(mocks);
    await redis.kill();

    const headers = headersOf(one, 'chatwoot', 'administrator', 1);
    for (const mock of mocks) expect(contentsOf(await ask(mock, messages, { headers }))).toContain('Before.');
    const refused = await say(two, 'Lost.');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(refused.body).toMatchObject({ description: 'The service is unavailable' });
    expect((await callAdmin(one, '/reset', { method: 'POST' })).status).toBe(503);
    expect((await logIn(two, { user: 'nobody', password: 'nothing' })).status).toBe(503);

    await redis.start();
    const written = await untilWritten(() => say(two, 'After.'));
    for (const mock of mocks) {
      const contents = contentsOf(await askAfter(mock, messages, written));
      expect(contents).toEqual(expect.arrayContaining(['Before.', 'After.']));
      expect(contents).not.toContain('Lost.');
    }
  },
  600_000,
);

testWithRedis(
  'every server restarts from the initial state if Redis has lost everything',
  async () => {
    const redis = await startRedis();
    const mocks = (await startReplicas(redis, 2)) as [Mock, Mock];
    const untouched = await lookAt(mocks[0]);
    await say(mocks[0], 'Gone.');
    await redis.kill();
    await redis.start();
    await untilWritten(() => callAdmin(mocks[1], '/clock', { body: { advance: 'PT0S' } }));
    await catchUp(mocks);
    for (const mock of mocks) expect(await lookAt(mock)).toEqual(untouched);
    const written = await say(mocks[0], 'Anew.');
    expect(contentsOf(await askAfter(mocks[1], messages, written))).toContain('Anew.');
  },
  600_000,
);

/** Repeats a write while the mock answers 503. */
function untilWritten(write: () => Promise<Answer>): Promise<Answer> {
  return vi.waitFor(
    async () => {
      const answer = await write();
      expect(answer.status).not.toBe(503);
      return answer;
    },
    { timeout: 120_000 },
  );
}

testWithRedis("all servers' writes share one ticking clock", async () => {
  const redis = await startRedis();
  const mocks = (await startReplicas(redis, 2)) as [Mock, Mock];
  await callAdmin(mocks[0], '/clock', { body: { tick: true } });
  await catchUp(mocks);
  for (let count = 0; count < 3; count++) for (const mock of mocks) await say(mock, `At ${count}`);
  const [late] = (await startReplicas(redis, 1)) as [Mock];
  await catchUp([...mocks, late]);
  const headers = headersOf(late, 'chatwoot', 'administrator', 1);
  const [first, ...others] = await Promise.all([...mocks, late].map((mock) => ask(mock, messages, { headers })));
  for (const other of others) expect(other.text).toBe(first?.text);
});

testWithRedis('an injected fault applies once, on any server', async () => {
  const mocks = (await startReplicas(await startRedis(), 2)) as [Mock, Mock];
  const set = await callAdmin(mocks[0], '/faults', { body: { effect: { type: 'status', status: 503 }, count: 1 } });
  const met = await askAfter(mocks[1], messages, set);
  expect(met.status).toBe(503);
  expect((await askAfter(mocks[0], messages, met)).status).toBe(200);
});

testWithRedis('refuses servers with other options', async () => {
  const redis = await startRedis();
  await startReplicas(redis, 1);
  const begin = (options: MockOptions) => createMock({ ...small, log: redis.log(), ...options });
  await expect(begin({ seed: 2 })).rejects.toThrow(
    'The log was created with other options: seed 1, now 2. Start with the same',
  );
  await expect(begin({ tokens: { CHATPACT_CHATWOOT_TOKEN: 'a-secret' } })).rejects.toThrow(/^(?!.*a-secret).*tokens/);
});

test('throws a UsageError for an address that is not a log', async () => {
  for (const log of [
    'redis://localhost:6379',
    'redis://',
    'http://localhost/key',
    'nonsense',
    'redis://h/k?database=x',
  ]) {
    await expect(createMock({ scale: 0, log }), log).rejects.toThrow(UsageError);
  }
  await expect(createMock({ scale: 0, log: 'redis://:a-secret@127.0.0.1:1/key' })).rejects.toThrow(
    /^Cannot open the log at 127\.0\.0\.1:1(?!.*a-secret)/,
  );
});
