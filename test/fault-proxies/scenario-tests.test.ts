import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CheckOptions, checkContract } from '../../contracts/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { type ProxyFault, startFaultProxy } from './fault-proxy.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ scale: 0.1 });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const writeOptions = { allowWrites: true, only: ['scenario-test/*'] };

async function runScenarioTest(vendor: string, options: Partial<CheckOptions> = {}) {
  const report = await checkContract({
    url: mock.url,
    vendor,
    credentials: mock.credentials,
    ...writeOptions,
    ...options,
  });
  const [result] = report.cases;
  if (!result) throw new Error('The vendor has no scenario test.');
  return { report, result };
}

/** Runs a scenario test against a server with a fault. */
async function runWithFault(vendor: string, path: string, fault: ProxyFault, status?: number) {
  const proxy = await startFaultProxy(mock, { path, fault, status });
  try {
    return await runScenarioTest(vendor, { url: proxy.url, retries: 0 });
  } finally {
    await proxy.close();
  }
}

async function listTagged(): Promise<string[]> {
  const { CHATPACT_ROCKETCHAT_TOKEN: token = '', CHATPACT_ROCKETCHAT_USER_ID: user = '' } = mock.credentials;
  const headers = { 'X-Auth-Token': token, 'X-User-Id': user };
  const answer = await fetch(`${mock.url}/api/v1/channels.list?count=100`, { headers });
  const { channels } = (await answer.json()) as { channels: { name: string }[] };
  return channels.map(({ name }) => name).filter((name) => name.startsWith('chatpact-'));
}

test.each(vendorNames)('the scenario test of %s passes if the reports count its writes', async (vendor) => {
  const { report, result } = await runScenarioTest(vendor);
  expect(result).toMatchObject({ kind: 'scenario-test', verdict: 'pass', findings: [] });
  expect(report.exitCode).toBe(0);
});

test.each(vendorNames)('skips the scenario test of %s and writes nothing unless writes are allowed', async (vendor) => {
  const sent: string[] = [];
  const note: ProxyFault = (body, { path }) => {
    sent.push(path);
    return body;
  };
  const proxy = await startFaultProxy(mock, { path: '', fault: note });
  const { result } = await runScenarioTest(vendor, { url: proxy.url, allowWrites: false });
  await proxy.close();
  expect(result).toMatchObject({ verdict: 'skipped', reason: 'it changes data, and --allow-writes is not set' });
  expect(sent.filter((path) => /create|post|delete/i.test(path))).toEqual([]);
});

test('lists leftovers that no documented operation can delete, with a recognisable name', async () => {
  const { result } = await runScenarioTest('chatwoot');
  expect(result.leftovers).toEqual([
    expect.stringMatching(/^contact \d+ \(chatpact-[0-9a-f]{8}\)$/),
    expect.stringMatching(/^conversation \d+ \(chatpact-[0-9a-f]{8}\), resolved$/),
  ]);
});

test('a scenario test cleans up after itself', async () => {
  const { result } = await runScenarioTest('rocketchat');
  expect(result.leftovers).toEqual([]);
  expect(await listTagged()).toEqual([]);
});

/** Repeats the first response for every query. */
function freeze(): ProxyFault {
  const first = new Map<string, unknown>();
  return (body, { query }) => {
    const key = JSON.stringify(query);
    if (!first.has(key)) first.set(key, body);
    return first.get(key);
  };
}

test.each([
  ['chatwoot', '/reports', 'a report that is stale', freeze()],
  ['rocketchat', '/messages-sent', 'a report that is stale', freeze()],
  [
    'rocketchat',
    '/channels/list',
    'a message that is not counted for its room',
    ((body: { channels: { messages: number; room: { name: string } }[] }) => ({
      ...body,
      channels: body.channels.map((row) => (row.room.name.startsWith('chatpact-') ? { ...row, messages: 0 } : row)),
    })) as ProxyFault,
  ],
] as const)('the scenario test of %s detects at %s %s', async (vendor, path, _, fault) => {
  const { report, result } = await runWithFault(vendor, path, fault);
  expect(result.findings).toContainEqual(
    expect.objectContaining({
      check: 'relation',
      keyword: expect.stringMatching(/^scenario-test\//),
      severity: 'violation',
    }),
  );
  expect(report.exitCode).toBe(1);
});

test('a scenario test that fails is cleaned up', async () => {
  const { report, result } = await runWithFault('rocketchat', '/chat.postMessage', () => ({ success: false }), 500);
  expect(result).toMatchObject({ verdict: 'violation', leftovers: [] });
  expect(report.exitCode).toBe(1);
  expect(await listTagged()).toEqual([]);
});

test('lists resources that the cleanup could not delete', async () => {
  const { result } = await runWithFault('rocketchat', '/channels.delete', () => ({ success: false }), 500);
  expect(result.leftovers).toEqual([expect.stringMatching(/^channel chatpact-[0-9a-f]{8}$/)]);
});

test.each([
  '/chat.postMessage',
  // A request that is open when the check is stopped may still succeed.
  '/channels.create',
])('a check that is stopped during a scenario test, at %s, still cleans up', async (path) => {
  const stop = new AbortController();
  const proxy = await startFaultProxy(mock, {
    path,
    fault: async (body) => {
      stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return body;
    },
  });
  const { result } = await runScenarioTest('rocketchat', { url: proxy.url, signal: stop.signal });
  await proxy.close();
  expect(result).toMatchObject({ verdict: 'inconclusive', leftovers: [] });
  expect(await listTagged()).toEqual([]);
});

test.each([false, true])(
  'lists a resource that was possibly created by a request without a response; stopped: %s',
  async (isStopped) => {
    const stop = new AbortController();
    const fault: ProxyFault = () => {
      if (isStopped) stop.abort();
      return new Promise(() => undefined);
    };
    const proxy = await startFaultProxy(mock, { path: '/channels.create', fault });
    const { result } = await runScenarioTest('rocketchat', {
      url: proxy.url,
      requestTimeoutMs: 2000,
      signal: stop.signal,
    });
    await proxy.close();
    const leftover = expect.stringMatching(
      /^perhaps what post-api-v1-channels\.create makes \(chatpact-[0-9a-f]{8}\)$/,
    );
    expect(result).toMatchObject({ verdict: 'inconclusive', leftovers: [leftover] });
    expect(await listTagged()).toHaveLength(1);
  },
);
