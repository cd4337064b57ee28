import { beforeAll, expect, test } from 'vitest';
import type { JournalEntry } from '../../../mock/admin/responses.ts';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

let documented: Mock;
let observed: Mock;
let mocks: readonly Mock[];

beforeAll(async () => {
  documented = await startMock({ port: null });
  observed = await startMock({ port: null, profile: 'observed' });
  mocks = [documented, observed];
});

const hintOf = ({ headers }: { headers: Headers }) => headers.get('x-chatpact-hint');
const chatwoot = (mock: Mock) => headersOf(mock, 'chatwoot', 'administrator', 1);
const rocketchat = (mock: Mock) => headersOf(mock, 'rocketchat', 'admin');
const json = { 'content-type': 'application/json' };

const channels = '/api/v2/accounts/1/summary_reports/channel';
const sent = '/api/v1/engagement-dashboard/messages/messages-sent';
const frozen =
  'The window starts after the time of the mock, 2026-01-30T15:00:00.000Z, so it is empty. The clock of the mock is frozen: start it with --live to use the present time, or take the time from the Date header.';

test.each<[mistake: string, path: string, hint: string]>([
  [
    'milliseconds',
    `${channels}?since=1767225600000&until=1769817600000`,
    'since looks like milliseconds: 1767225600000. Chatwoot expects seconds, e.g. 1767225600.',
  ],
  [
    'milliseconds of the end only',
    `${channels}?since=1767225600&until=1769817600000`,
    'until looks like milliseconds: 1769817600000. Chatwoot expects seconds, e.g. 1769817600.',
  ],
  [
    'a date instead of seconds',
    `${channels}?since=2026-01-01&until=1769817600`,
    'since looks like a date. Chatwoot expects a Unix time in seconds, e.g. 1767225600.',
  ],
  [
    'seconds instead of a date',
    `${sent}?start=1767225600&end=2026-01-30T00:00:00.000Z`,
    'start looks like a Unix time: 1767225600. Rocket.Chat expects a date in ISO 8601, e.g. 2026-01-01T00:00:00.000Z.',
  ],
  [
    'milliseconds instead of a date',
    `${sent}?start=1767225600000&end=1769817600000`,
    'start looks like a Unix time: 1767225600000. Rocket.Chat expects a date in ISO 8601, e.g. 2026-01-01T00:00:00.000Z.',
  ],
  ...['2026-01-22', '2026-01-22T00:00:00Z', '2026-01-22T00:00', '2026-01-22T02:00:00.000%2B02:00'].map(
    (date): [string, string, string] => [
      `a date in another form, ${date}`,
      `${sent}?start=${date}&end=2026-01-30T00:00:00.000Z`,
      'start is a date, but Rocket.Chat accepts only the form with milliseconds and Z, e.g. 2026-01-22T00:00:00.000Z.',
    ],
  ),
  ['swapped bounds', `${channels}?since=1769817600&until=1767225600`, 'since is after until, so the window is empty.'],
  [
    'swapped dates',
    `${sent}?start=2026-01-30T00:00:00.000Z&end=2026-01-01T00:00:00.000Z`,
    'start is after end, which Rocket.Chat refuses.',
  ],
  ['a window of today', `${channels}?since=1795000000&until=1795604800`, frozen],
  ['dates of today', `${sent}?start=2026-11-23T00:00:00.000Z&end=2026-11-30T00:00:00.000Z`, frozen],
  [
    'a window of years ago',
    `${channels}?since=1500000000&until=1500600000`,
    'The window ends before the history of the mock, which starts on 2025-07-30.',
  ],
  [
    'a variable without a value in the path',
    '/api/v1/accounts/undefined/agents',
    '{account_id} in the path is "undefined": the variable from which your code takes it has no usable value.',
  ],
  [
    'a variable without a value in the query',
    `${channels}?since=NaN&until=1769817600`,
    'since is "NaN": the variable from which your code takes it has no usable value.',
  ],
  [
    'a wrong account',
    '/api/v1/accounts/77/agents',
    'The mock has no account with this account_id. Some that it has: 1, 2.',
  ],
  [
    'a wrong account with a window of today',
    '/api/v2/accounts/77/summary_reports/channel?since=1795000000&until=1795604800',
    'The mock has no account with this account_id. Some that it has: 1, 2.',
  ],
  [
    'a wrong id',
    '/api/v1/accounts/1/teams/9999',
    'The mock has no team with this team_id. Some that it has: 1, 2, 3, 4.',
  ],
  ['no window', channels, 'since and until are missing, so the report is empty.'],
  ['half a window', `${channels}?since=1767225600`, 'until is missing, so the report is empty.'],
  [
    'a window by the names of other APIs',
    `${channels}?from=1767225600&to=1769817600`,
    'since and until are missing, so the report is empty. The operation does not read from and to: send since and until.',
  ],
  [
    'a window by the names of another vendor',
    `${sent}?since=2026-01-01T00:00:00.000Z&until=2026-01-30T00:00:00.000Z`,
    'start and end are missing. The operation does not read since and until: send start and end.',
  ],
  [
    'a misspelt parameter',
    '/api/v1/accounts/1/conversations?statu=open',
    'The operation has no query parameter statu. Did you mean status?',
  ],
  [
    'a value that is refused, or finds nothing',
    '/api/v1/accounts/1/conversations?status=closed',
    'status is "closed". Allowed: all, open, resolved, pending, snoozed.',
  ],
  [
    'a value that is refused, or makes the server fail',
    '/api/v2/accounts/1/reports?metric=conversations_count&type=agents&since=1767225600&until=1769760000',
    'type is "agents". Allowed: account, agent, inbox, label, team.',
  ],
  ['the wrong case of a value', '/api/v1/accounts/1/conversations?status=Open', 'status is case-sensitive: send open.'],
  [
    'a value that may be a text of a user',
    '/api/v1/accounts/1/conversations?status=kept%20secret',
    'status has a value that is not allowed. Allowed: all, open, resolved, pending, snoozed.',
  ],
  [
    'a variable without a value in a parameter of text',
    '/api/v1/users.info?username=undefined',
    'username is "undefined": the variable from which your code takes it has no usable value.',
  ],
])('explains %s', async (_, path, hint) => {
  for (const mock of mocks) {
    const headers = path.includes('accounts') ? chatwoot(mock) : rocketchat(mock);
    const answer = await ask(mock, path, { headers });
    expect([mock === documented, hintOf(answer)]).toEqual([mock === documented, hint]);
    const [entry] = (await ask(mock, '/__admin/requests')).body as JournalEntry[];
    expect(entry?.hints).toEqual([hint]);
  }
});

test.each<[mistake: string, path: string, headers: Record<string, string>, hint: string]>([
  [
    'a bearer token',
    '/api/v1/profile',
    { authorization: 'Bearer s3cr3t' },
    'Chatwoot reads credentials from the header api_access_token, not from authorization.',
  ],
  [
    "another vendor's headers",
    '/api/v1/profile',
    { 'x-auth-token': 's3cr3t', 'x-user-id': 's3cr3t' },
    'Chatwoot reads credentials from the header api_access_token, not from x-auth-token.',
  ],
  [
    'a token in the query',
    '/api/v1/profile?api_access_token=s3cr3t',
    {},
    'Chatwoot reads credentials from the header api_access_token, not from the query parameter api_access_token.',
  ],
  [
    'one of two headers',
    '/api/v1/me',
    { 'x-auth-token': 's3cr3t' },
    'Rocket.Chat needs the headers X-Auth-Token and X-User-Id together. Missing: X-User-Id.',
  ],
  [
    'no credentials',
    '/api/v1/me',
    {},
    'The request has no credentials. Rocket.Chat reads credentials from the headers X-Auth-Token and X-User-Id. GET /__admin/identities of the mock lists valid ones.',
  ],
  [
    'the word Bearer in the header of the vendor',
    '/api/v1/profile',
    { api_access_token: 'Bearer s3cr3t' },
    'api_access_token must contain the token alone, without the word Bearer.',
  ],
  [
    'a header without a value',
    '/api/v1/profile',
    { api_access_token: 'undefined' },
    'api_access_token is "undefined": the variable from which your code takes it has no usable value.',
  ],
  [
    'an unknown token',
    '/api/v1/profile',
    { api_access_token: 's3cr3t' },
    'The credentials in api_access_token are not valid for fetchProfile. GET /__admin/identities of the mock lists valid ones.',
  ],
])('explains %s, and does not show the token', async (_, path, headers, hint) => {
  for (const mock of mocks) {
    const answer = await ask(mock, path, { headers });
    expect([answer.status, hintOf(answer)]).toEqual([401, hint]);
    const entries = await ask(mock, '/__admin/requests');
    expect(entries.text).not.toContain('s3cr3t');
  }
});

const label = '/api/v1/accounts/1/labels';
test.each<[mistake: string, headers: Record<string, string>, body: string | undefined, hint: string]>([
  [
    'invalid JSON',
    json,
    '{"title": "kept secret",\n}',
    'The body is not valid JSON at line 2, column 1: Quoted object key expected.',
  ],
  [
    'text/plain',
    { 'content-type': 'text/plain;charset=UTF-8' },
    '{"title": "kept secret"}',
    'Chatwoot does not read a body of the type text/plain, as fetch sends a text by default. Send it with Content-Type: application/json.',
  ],
  [
    'JSON as a form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    '{"title": "kept secret"}',
    'The body looks like JSON, but was sent as a form, as curl -d does by default. Send it with Content-Type: application/json.',
  ],
  [
    'no body',
    {},
    undefined,
    'The request has no body. The operation expects JSON, with Content-Type: application/json.',
  ],
  [
    'a body that was stringified twice',
    json,
    JSON.stringify('{"title": "kept secret"}'),
    'The body is a JSON text, not an object. Your code may have called JSON.stringify twice.',
  ],
])('explains %s, and shows nothing of the body', async (_, headers, body, hint) => {
  for (const mock of mocks) {
    const init = { method: 'POST', headers: { ...chatwoot(mock), ...headers }, ...(body !== undefined && { body }) };
    const answer = await ask(mock, label, init);
    expect([answer.status >= 400, hintOf(answer)]).toEqual([true, hint]);
    expect((await ask(mock, '/__admin/requests')).text).not.toContain('kept secret');
  }
});

test('explains a body without a Content-Type', async () => {
  const init = { method: 'POST', headers: chatwoot(documented), body: new TextEncoder().encode('{"title": "a"}') };
  expect(hintOf(await ask(documented, label, init))).toBe(
    'The body has no Content-Type, so it was not read. Send it with Content-Type: application/json.',
  );
});

test('explains the wrong case of a value', async () => {
  const path = '/api/v2/accounts/1/reports/outgoing_messages_count?group_by=Agent&since=1767225600&until=1769760000';
  expect(hintOf(await ask(documented, path, { headers: chatwoot(documented) }))).toBe(
    'group_by is case-sensitive: send agent.',
  );
});

test('explains a body that Rocket.Chat refuses since it is a text', async () => {
  const init = { method: 'POST', headers: { ...rocketchat(documented), ...json }, body: '"{}"' };
  expect(hintOf(await ask(documented, '/api/v1/chat.postMessage', init))).toBe(
    'The body is JSON, but neither an object nor a list. Your code may have called JSON.stringify twice.',
  );
});

test('no window is called empty that may have events', async () => {
  const mock = await startMock({ port: null });
  const report = '/api/v2/accounts/1/reports?metric=conversations_count&type=account';
  const hintFor = async (window: string) => hintOf(await ask(mock, `${report}&${window}`, { headers: chatwoot(mock) }));
  const early = 'since=1746057600&until=1748736000';
  expect(await hintFor(early)).toContain('before the history');
  const event = { type: 'conversation.created', at: '2025-05-28T10:00:00Z', account: 1, inbox: 2 } as const;
  await mock.append('chatwoot', event);
  expect(await hintFor(early)).toBeNull();
  await mock.reset();
  await mock.clock.set('2025-10-01T00:00:00Z');
  expect(await hintFor('since=1767139200&until=1769731200')).toBeNull();
});

test.each([
  { options: { admin: false } as const, remedy: '' },
  { options: {}, remedy: ' GET /__admin/identities of the mock lists valid ones.' },
])('names the list of identities only where it is served: %o', async ({ options, remedy }) => {
  const mock = await startMock({ port: null, scale: 0, ...options });
  const answer = await ask(mock, '/api/v1/profile', { headers: { api_access_token: 'unknown' } });
  expect(hintOf(answer)).toBe(`The credentials in api_access_token are not valid for fetchProfile.${remedy}`);
});

test('a ticking clock is not called frozen', async () => {
  const mock = await startMock({ port: null });
  await mock.clock.tick(true);
  const answer = await ask(mock, `${channels}?since=1795000000&until=1795604800`, { headers: chatwoot(mock) });
  expect(hintOf(answer)).toMatch(
    /^The window starts after the time of the mock, 2026-01-30T15:00:\S+Z, so it is empty\.$/,
  );
});

test('a cached response has the same hint and body as the computed one, in the header and in the journal', async () => {
  const path = `${channels}?since=1767225600000&until=1769817600000`;
  const answers = [];
  for (let round = 0; round < 4; round++) answers.push(await ask(documented, path, { headers: chatwoot(documented) }));
  const [first, ...others] = answers.map(({ text, headers }) => [text, Object.fromEntries(headers)]);
  for (const other of others) expect(other).toEqual(first);
  const entries = ((await ask(documented, '/__admin/requests')).body as JournalEntry[]).slice(0, 4);
  expect(new Set(entries.map(({ hints }) => JSON.stringify(hints))).size).toBe(1);
});

test('a page of another origin may read the hint', async () => {
  const headers = { ...chatwoot(documented), origin: 'http://localhost:3000' };
  const { headers: answered } = await ask(documented, '/nothing', { headers });
  expect(answered.get('access-control-expose-headers')).toContain('x-chatpact-hint');
});

test('a preferred or injected error has no hint', async () => {
  const preferred = { headers: { ...chatwoot(documented), prefer: 'code=403' } };
  expect(hintOf(await ask(documented, `${channels}?since=1767225600000`, preferred))).toBeNull();
  await documented.injectFault({ effect: { type: 'status', status: 401 }, count: 1 });
  expect(
    hintOf(await ask(documented, `${channels}?since=1767225600000`, { headers: chatwoot(documented) })),
  ).toBeNull();
});

test.each([
  '/api/v2/accounts/1/summary_reports/label',
  '/api/v1/accounts/1/reporting_events',
  '/api/v2/accounts/1/reports/inbox_label_matrix',
  '/api/v2/accounts/1/reports/first_response_time_distribution',
  '/api/v1/accounts/1/contacts/search?q=undefined',
  '/api/v1/accounts/1/contacts?q=undefined',
])('does not call %s a mistake', async (path) => {
  for (const mock of mocks) {
    const hint = hintOf(await ask(mock, path, { headers: chatwoot(mock) }));
    expect(hint ?? '').not.toMatch(/missing|undefined/);
  }
});

test('a value that only observed servers have gets no hint from them', async () => {
  const path = '/api/v2/accounts/1/reports?metric=reply_time&type=account&since=1767225600&until=1769760000';
  expect(hintOf(await ask(observed, path, { headers: chatwoot(observed) }))).toBeNull();
  const live = await ask(observed, '/api/v2/accounts/1/reports/conversations/?type=account', {
    headers: chatwoot(observed),
  });
  expect([live.status, hintOf(live)]).toEqual([200, null]);
  const sorted = await ask(observed, '/api/v1/accounts/1/contacts?sort=created_at', { headers: chatwoot(observed) });
  expect(hintOf(sorted)).toBeNull();
});
