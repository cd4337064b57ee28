import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { type Answer, ask, headersOf, startMock } from './start-mock.ts';
import { callAdmin } from './workspaces/admin-call.ts';

// Two mocks of one seed: one keeps answers until something changes, the other computes each anew. Nobody can tell them apart.

let keeping: Mock;
let fresh: Mock;
beforeAll(async () => {
  keeping = await startMock({ scale: 0.05 });
  fresh = await startMock({ scale: 0.05, keepAnswers: false });
});

const month = 'since=1767139200&until=1769731200';
const paths = [
  `/api/v2/accounts/1/summary_reports/channel?${month}`,
  `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${month}`,
  `/api/v2/accounts/1/reports?metric=outgoing_messages_count&type=account&${month}`,
  '/api/v2/accounts/1/reports/conversations?type=account',
  `/api/v1/accounts/1/reporting_events?${month}`,
  '/api/v1/accounts/1/conversations/1',
  '/api/v2/accounts/1/reports?metric=nothing&type=account',
  '/api/v2/nothing',
  '/api',
];
const roles = ['administrator', 'agent', 'nobody'] as const;
const prefixes = ['', '/@one'];

type Act = (mock: Mock) => Promise<unknown>;

const read = fc
  .record({
    path: fc.constantFrom(...paths),
    role: fc.constantFrom(...roles),
    prefix: fc.constantFrom(...prefixes),
    extra: fc.constantFrom<Record<string, string>>({}, {}, {}, { prefer: 'code=403' }, { 'x-chatpact-explain': '1' }),
    isConditional: fc.boolean(),
  })
  .map(({ path, role, prefix, extra, isConditional }) => async (mock: Mock) => {
    const headers = { ...(role === 'nobody' ? {} : headersOf(mock, 'chatwoot', role, 1)), ...extra };
    const first = show(await ask(mock, prefix + path, { headers }));
    if (!isConditional || !first.headers.etag) return first;
    const condition = { 'if-none-match': first.headers.etag };
    return [first, show(await ask(mock, prefix + path, { headers: { ...headers, ...condition } }))];
  });

const post = (path: string, body: object) => (prefix: string) => async (mock: Mock) => {
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return show(await ask(mock, `${prefix}/api/v1/accounts/1/conversations/1/${path}`, init));
};
const admin = (path: string, body?: object, method?: string) => (prefix: string) => async (mock: Mock) =>
  show(await callAdmin(mock, path, { workspace: prefix === '' ? undefined : prefix.slice(2), body, method }));

const rereads: Act[] = prefixes.flatMap((prefix) =>
  paths.slice(2, 6).map((path) => async (mock: Mock) => {
    return show(await ask(mock, prefix + path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) }));
  }),
);

const change = fc
  .record({
    prefix: fc.constantFrom(...prefixes),
    what: fc.constantFrom(
      post('messages', { content: 'a' }),
      post('toggle_status', { status: 'resolved' }),
      post('toggle_status', { status: 'snoozed', snoozed_until: 1769785300 }),
      post('toggle_status', { status: 'nothing' }),
      admin('/clock', { advance: 'PT1H' }),
      admin('/clock', { set: '2026-01-30T15:00:00Z' }),
      admin('/faults', { effect: { type: 'status', status: 503 }, count: 1 }),
      admin('/events', [
        { vendor: 'chatwoot', type: 'conversation.created', at: '2026-01-28T10:00:00Z', account: 1, inbox: 2 },
      ]),
      admin('/snapshots', { name: 'a' }),
      admin('/snapshots/a/restore', undefined, 'POST'),
      admin('/reset', undefined, 'POST'),
      admin('/scenarios/two-labels', undefined, 'POST'),
    ),
  })
  .map(({ prefix, what }): Act => what(prefix));

function show({ status, headers, text }: Answer) {
  return { status, text, headers: Object.fromEntries(headers) as Record<string, string | undefined> };
}

test('with and without kept answers, random reads and writes get the same bytes', async () => {
  const act: fc.Arbitrary<Act> = fc.oneof(read, change);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
      for (const mock of [keeping, fresh]) {
        for (const workspace of [undefined, 'one']) await callAdmin(mock, '/reset', { workspace, method: 'POST' });
      }
      for (const each of acts) {
        expect(await each(keeping)).toEqual(await each(fresh));
        // What was answered before the change is asked again after it.
        for (const again of rereads) expect(await again(keeping)).toEqual(await again(fresh));
      }
      const journals = await Promise.all([keeping, fresh].map((mock) => callAdmin(mock, '/requests')));
      const [one, other] = journals.map(({ body }) =>
        (body as { duration: number }[]).map((entry) => ({ ...entry, duration: 0 })),
      );
      expect(one).toEqual(other);
    }),
    { numRuns: process.env.CI ? 100 : 25, seed: 20261121 },
  );
}, 120_000);

test('a kept answer is not given to whoever may not see it', async () => {
  const [path = ''] = paths;
  const administrator = headersOf(keeping, 'chatwoot', 'administrator', 1);
  for (let time = 0; time < 2; time++) expect((await ask(keeping, path, { headers: administrator })).status).toBe(200);
  expect((await ask(keeping, path)).status).toBe(401);
  expect((await ask(keeping, path, { headers: headersOf(keeping, 'chatwoot', 'agent', 1) })).status).toBe(403);
  expect((await ask(keeping, path, { headers: headersOf(keeping, 'chatwoot', 'administrator', 2) })).status).toBe(403);
});

test('nothing is kept while the clock ticks', async () => {
  const mock = await startMock({ scale: 0 });
  await callAdmin(mock, '/clock', { body: { tick: true } });
  const read = async () => (await ask(mock, '/api')).headers.get('date');
  const first = await read();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(await read()).not.toBe(first);
});
