import { beforeEach, expect, test } from 'vitest';
import type { UnservedList } from '../../../mock/admin/responses.ts';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const hintOf = ({ headers }: { headers: Headers }) => headers.get('x-chatpact-hint') ?? '';

const mocks = {
  documented: await startMock({ port: null }),
  observed: await startMock({ port: null, profile: 'observed' }),
  old: await startMock({ port: null, versions: { chatwoot: '4.9.2' }, edition: 'community' }),
};

beforeEach(async () => {
  for (const mock of Object.values(mocks)) await mock.reset();
});

const listUnserved = async (mock: Mock) => ((await ask(mock, '/__admin/unserved')).body as UnservedList).unserved;

const chatwoot = (mock: Mock) => ({ headers: headersOf(mock, 'chatwoot', 'administrator') });
const rocketchat = (mock: Mock) => ({ headers: headersOf(mock, 'rocketchat', 'admin') });

test.each([
  '/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVk',
  '/of/jim@secret.example',
  '/say/My%20secret%20text',
])('shows no secret and no text of the path %s', async (path) => {
  const answer = await ask(mocks.documented, path);
  const shown = JSON.stringify([hintOf(answer), await listUnserved(mocks.documented)]);
  expect(shown).toContain('…');
  expect(shown).not.toMatch(/secret|eyJ/);
});

test.each([
  '/foo/bar',
  '/health/live',
  '/static/app.js',
  '/.well-known/openid-configuration',
  '/api/v1/accounts/1/foo',
  '/socket.io/1',
])('suggests nothing for %s, which resembles no path', async (path) => {
  expect(hintOf(await ask(mocks.documented, path))).toMatch(/has such a path\.$/);
});

test.each<[what: string, method: string, path: string, reason: string, shown: string, hint: RegExp]>([
  [
    'nothing has the path',
    'GET',
    '/nothing',
    'unknown',
    '/nothing',
    /^Neither Chatwoot nor Rocket\.Chat has such a path\.$/,
  ],
  [
    'a misspelt path',
    'GET',
    '/api/v1/account/1/conversations',
    'unknown',
    '/api/v1/account/1/conversations',
    /^\S+ ?.*Did you mean \/api\/v1\/accounts\/1\/conversations\?$/,
  ],
  [
    'a base URL twice',
    'GET',
    '/api/v1/api/v1/profile',
    'unknown',
    '/api/v1/api/v1/profile',
    /Did you mean \/api\/v1\/profile\?$/,
  ],
  [
    'two slashes',
    'GET',
    '//api/v1/accounts/1/agents',
    'unknown',
    '//api/v1/accounts/1/agents',
    /Did you mean \/api\/v1\/accounts\/1\/agents\?$/,
  ],
  [
    'a published operation',
    'GET',
    '/api/v1/accounts/7/portals?page=1',
    'not-computed',
    '/api/v1/accounts/{account_id}/portals',
    /^Chatwoot has this operation \(\S+\), but .* npx chatpact mock --spec chatwoot=https:\S+\/swagger\.json$/,
  ],
  [
    'a published operation of one of several documents',
    'GET',
    '/api/v1/livechat/rooms',
    'not-computed',
    '/api/v1/livechat/rooms',
    /^Rocket\.Chat has .* --spec rocketchat=https:\S+\/omnichannel\.yaml$/,
  ],
  [
    'an operation that is not published',
    'GET',
    '/api/v1/accounts/1/campaigns',
    'not-computed',
    '/api/v1/accounts/{account_id}/campaigns',
    /No published document describes it\. .*--spec chatwoot=FILE\.$/,
  ],
  [
    'a wrong method',
    'DELETE',
    '/api/v1/accounts/1/conversations/3/labels',
    'method',
    '/api/v1/accounts/{account_id}/conversations/{conversation_id}/labels',
    /^Chatwoot has this path, but not the method DELETE\. The mock serves GET, POST\.$/,
  ],
])('explains %s', async (_, method, path, reason, shown, hint) => {
  for (const mock of [mocks.documented, mocks.observed]) {
    const answer = await ask(mock, path, { method });
    expect(answer.status).toBe(404);
    expect(hintOf(answer)).toMatch(hint);
    const [call, ...others] = await listUnserved(mock);
    expect(others).toEqual([]);
    expect(call).toMatchObject({ method, path: shown, reason, count: 1, lastAt: new Date(mock.now()).toISOString() });
    expect(call?.hint).toMatch(hint);
    const [entry] = (await ask(mock, '/__admin/requests')).body as object[];
    expect(entry).toMatchObject({ unserved: reason, hints: [call?.hint], status: 404 });
  }
});

test('a wrong method keeps the 405 of Rocket.Chat, and says the same', async () => {
  const answer = await ask(mocks.observed, '/api/v1/channels.list', {
    method: 'DELETE',
    ...rocketchat(mocks.observed),
  });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, OPTIONS');
  expect(hintOf(answer)).toBe('Rocket.Chat has this path, but not the method DELETE. The mock serves GET.');
});

test.each([
  ['GET', '/api/v1/accounts/1/conversations/search?q=a', /conversations\/search/],
  ['GET', '/api/v1/accounts/1/search/contacts', /search\/contacts/],
])('reads %s %s as the path of the vendor, not as an id', async (method, path, shown) => {
  for (const mock of [mocks.documented, mocks.observed]) {
    const answer = await ask(mock, path, { method, ...chatwoot(mock) });
    const none = await ask(mock, '/api/v1/accounts/1/nothing-like-it', chatwoot(mock));
    expect([answer.status, answer.text]).toEqual([404, none.text]);
    expect(answer.text).not.toMatch(/account_id|conversation_id/);
    const listed = await listUnserved(mock);
    expect(listed.filter(({ reason }) => reason === 'not-computed').map((each) => each.path)).toEqual([
      expect.stringMatching(shown),
    ]);
  }
});

test.each([
  ['GET', '/api/v1/Channels.list', /Did you mean \/api\/v1\/channels\.list\?$/],
  ['GET', '/api/v1/xx', /such a path\.$/],
  ['GET', `/api/v1/${'a'.repeat(3000)}`, /such a path\.$/],
  ['PATCH', '/api/v1/profile', /^Chatwoot has this operation, but the mock does not compute it/],
])('says nothing wrong about %s %s', async (method, path, hint) => {
  expect(hintOf(await ask(mocks.documented, path, { method }))).toMatch(hint);
});

test('an id that does not exist is no path of the vendor', async () => {
  const answer = await ask(mocks.documented, '/api/v1/accounts/1/conversations/99999999', chatwoot(mocks.documented));
  expect(answer.status).toBe(404);
  expect(await listUnserved(mocks.documented)).toEqual([]);
});

test('names the version that has an operation, and the edition', async () => {
  const path = '/api/v2/accounts/1/summary_reports/channel?since=1&until=2';
  expect(hintOf(await ask(mocks.old, path, chatwoot(mocks.old)))).toMatch(
    /since version 4\.10\.0, and the mock emulates 4\.9\.2\. Start it with --chatwoot-version 4\.10\.0 or later\.$/,
  );
  const events = await ask(mocks.old, '/api/v1/accounts/1/reporting_events', chatwoot(mocks.old));
  expect(hintOf(events)).toMatch(/not in the community edition.* Start it without --edition community\.$/);
  expect((await listUnserved(mocks.old)).map(({ reason }) => reason)).toEqual(['not-computed', 'not-computed']);
});

test('counts equal calls together, the most frequent first, and forgets them with the journal', async () => {
  const mock = mocks.documented;
  const call = (path: string) => ask(mock, path);
  await call('/api/v1/accounts/1/campaigns');
  await call('/one');
  await call('/api/v1/accounts/2/campaigns?page=2');
  await call('/two');
  const listed = await listUnserved(mock);
  expect(listed.map(({ path, count }) => [path, count])).toEqual([
    ['/api/v1/accounts/{account_id}/campaigns', 2],
    ['/two', 1],
    ['/one', 1],
  ]);
  await mock.reset();
  expect(await listUnserved(mock)).toEqual([]);
});

test('keeps at most 200 calls, per workspace, without queries and tokens', async () => {
  const mock = await startMock({ port: null });
  for (let index = 0; index < 230; index++) await ask(mock, `/nothing/${index}`);
  const token = 'D23p7vuqgKCsPE34Eb4YbcKn';
  await ask(mock, `/public/${token}/messages?content=hello`);
  const listed = await listUnserved(mock);
  expect(listed).toHaveLength(200);
  expect(JSON.stringify(listed)).not.toMatch(new RegExp(`${token}|hello`));
  await mock.workspace('other');
  expect(((await ask(mock, '/@other/__admin/unserved')).body as UnservedList).unserved).toEqual([]);
});

test('explains neither a served request nor what browsers request on their own', async () => {
  const mock = mocks.documented;
  expect(hintOf(await ask(mock, '/api/v1/profile', chatwoot(mock)))).toBe('');
  expect(hintOf(await ask(mock, '/favicon.ico'))).toBe('');
  expect(await listUnserved(mock)).toEqual([]);
});
