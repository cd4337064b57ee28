import { expect, test } from 'vitest';
import { toCredentials } from '../../../contracts/credentials/credentials.ts';
import { planCases } from '../../../contracts/plan/plan-cases.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import { loadContract } from '../../../specs/contract.ts';
import type { BuiltInVendorName } from '../../../specs/vendors.ts';
import { showCase } from './show-case.ts';

async function planOf(name: BuiltInVendorName, allowWrites = false) {
  const vendor = vendorChecks[name];
  const variables = Object.values(vendor.identities).flatMap((names) => Object.values(names));
  const credentials = toCredentials(vendor, Object.fromEntries(variables.map((variable) => [variable, 'token'])));
  return planCases({ contract: await loadContract({ vendor: name }), vendor, credentials, allowWrites });
}

/** Returns the default request of an operation, and the differences of all others to it. */
async function askOf(vendor: BuiltInVendorName, operation: string) {
  const [first, ...others] = (await planOf(vendor)).filter((each) => each.id.startsWith(`${operation}/`));
  if (first?.kind !== 'request') throw new Error(`${operation} has no request case.`);
  const { path, query, role } = first.request;
  return { plain: { path, query, role }, others: others.map((each) => showCase(each, first.request)) };
}

const from = { edge: 'from', window: 'usual' };
const to = { edge: 'to', window: 'usual' };
const account = { account_id: { entity: 'account' } };

test('plans each metric and type of a time series, with the id that the type requires and a refusal without it', async () => {
  const { plain, others } = await askOf('chatwoot', 'list-all-conversation-statistics');
  expect(plain).toEqual({
    path: account,
    query: { metric: 'conversations_count', type: 'account', since: from, until: to },
    role: 'full',
  });
  expect(others).toEqual([
    'success/metric=incoming_messages_count · takes metric=incoming_messages_count · metric=incoming_messages_count',
    'success/metric=outgoing_messages_count · takes metric=outgoing_messages_count · metric=outgoing_messages_count',
    'success/metric=avg_first_response_time · takes metric=avg_first_response_time · metric=avg_first_response_time',
    'success/metric=avg_resolution_time · takes metric=avg_resolution_time · metric=avg_resolution_time',
    'success/metric=resolutions_count · takes metric=resolutions_count · metric=resolutions_count',
    'success/type=agent · takes type=agent · type=agent id=<agent>',
    'success/type=inbox · takes type=inbox · type=inbox id=<inbox>',
    'success/type=label · takes type=label · type=label id=<label>',
    'success/type=team · takes type=team · type=team id=<team>',
    'success/bare · answers with only the required parameters · -since -until',
    'refusal/unauthenticated · refuses a request without credentials · as none',
    'refusal/unrecognised · refuses unknown credentials · as wrong',
    'refusal/forbidden · refuses a user without the permission · as low',
    'refusal/foreign · refuses a user of another account · as other',
    'refusal/bot · refuses a bot · as bot',
    'refusal/missing/account_id · refuses account_id=2147483646, which does not exist · account_id=2147483646',
    'refusal/invalid:metric/missing · refuses a request without metric · -metric',
    'refusal/invalid:metric/outside-enum · refuses metric=chatpact_none · metric=chatpact_none',
    'refusal/invalid:type/missing · refuses a request without type · -type',
    'refusal/invalid:type/outside-enum · refuses type=chatpact_none · type=chatpact_none',
    'refusal/invalid:id/missing-by-meaning · refuses type=agent without id · type=agent',
    'refusal/invalid:since/format-2026-01-31 · refuses since=2026-01-31 · since=2026-01-31',
    'refusal/invalid:since/format-yesterday · refuses since=yesterday · since=yesterday',
    'refusal/invalid:until/format-2026-01-31 · refuses until=2026-01-31 · until=2026-01-31',
    'refusal/invalid:until/format-yesterday · refuses until=yesterday · until=yesterday',
    'refusal/unknown:id/agent · refuses id=2147483646, which no agent has · type=agent id=2147483646',
    'refusal/unknown:id/inbox · refuses id=2147483646, which no inbox has · type=inbox id=2147483646',
    'refusal/unknown:id/label · refuses id=2147483646, which no label has · type=label id=2147483646',
    'refusal/unknown:id/team · refuses id=2147483646, which no team has · type=team id=2147483646',
  ]);
});

test('plans each filter of a list, invalid numbers and pagination', async () => {
  const { plain, others } = await askOf('chatwoot', 'get-account-reporting-events');
  expect(plain).toEqual({ path: account, query: { since: from, until: to }, role: 'full' });
  expect(others.filter((line) => !/unauth|unrecog|forbidden|foreign|bot|missing|since=|until=/.test(line))).toEqual([
    'success/page=1 · takes page=1 · page=1',
    'success/inbox_id=<inbox> · takes inbox_id=<inbox> · inbox_id=<inbox>',
    'success/user_id=<user> · takes user_id=<user> · user_id=<user>',
    'success/name=<event name> · takes name=<event name> · name=<event name>',
    'success/bare · answers with only the required parameters · -since -until',
    'refusal/invalid:page/type · refuses page=abc · page=abc',
    'refusal/invalid:page/minimum · refuses page=0 · page=0',
    'refusal/invalid:inbox_id/type · refuses inbox_id=abc · inbox_id=abc',
    'refusal/invalid:user_id/type · refuses user_id=abc · user_id=abc',
    'pagination · the pages together hold every item once, in order · ',
  ]);
});

test('plans a small page, both values of a boolean and incomplete credentials for a report by offset', async () => {
  const { plain, others } = await askOf('rocketchat', 'get-api-v1-engagement-dashboard-channels-list');
  expect(plain).toEqual({ path: {}, query: { start: from, end: to }, role: 'full' });
  expect(others).toEqual([
    'success/count=2 · takes count=2 · count=2',
    'success/offset=2 · takes offset=2 · offset=2',
    'success/hideRoomsWithNoActivity=true · takes hideRoomsWithNoActivity=true · hideRoomsWithNoActivity=true',
    'success/hideRoomsWithNoActivity=false · takes hideRoomsWithNoActivity=false · hideRoomsWithNoActivity=false',
    'refusal/unauthenticated · refuses a request without credentials · as none',
    'refusal/unauthenticated/without-X-Auth-Token · refuses a request without X-Auth-Token · no X-Auth-Token',
    'refusal/unauthenticated/without-X-User-Id · refuses a request without X-User-Id · no X-User-Id',
    'refusal/unrecognised · refuses unknown credentials · as wrong',
    'refusal/forbidden · refuses a user without the permission · as low',
    'refusal/invalid:start/missing · refuses a request without start · -start',
    'refusal/invalid:start/format-2026-01-31 · refuses start=2026-01-31 · start=2026-01-31',
    'refusal/invalid:start/format-yesterday · refuses start=yesterday · start=yesterday',
    'refusal/invalid:end/missing · refuses a request without end · -end',
    'refusal/invalid:end/format-2026-01-31 · refuses end=2026-01-31 · end=2026-01-31',
    'refusal/invalid:end/format-yesterday · refuses end=yesterday · end=yesterday',
    'pagination · the pages together hold every item once, in order · ',
  ]);
});

test('omits a parameter that another one replaces', async () => {
  const { plain, others } = await askOf('rocketchat', 'get-api-v1-channels.info');
  expect(plain.query).toEqual({ roomId: { entity: 'room' } });
  expect(others.filter((line) => line.startsWith('success/'))).toEqual([
    'success/roomName=<example> · takes roomName=<example> · roomName=<example general> -roomId',
  ]);
});

test('plans windows just under and just over the limit of a report', async () => {
  const { others } = await askOf('chatwoot', 'get-channel-summary-report');
  expect(others.filter((line) => line.includes('just'))).toEqual([
    'success/longest-window · answers for a window just under P6M · since=<from of longest> until=<to of longest>',
    'refusal/excessive · refuses a window just over P6M · since=<from of excessive> until=<to of excessive>',
  ]);
});

test('plans one unknown id for each path parameter', async () => {
  const { plain, others } = await askOf('chatwoot', 'GetInbox');
  expect(plain).toEqual({ path: { ...account, id: { entity: 'inbox' } }, query: {}, role: 'full' });
  expect(others).toEqual([
    'refusal/unauthenticated · refuses a request without credentials · as none',
    'refusal/unrecognised · refuses unknown credentials · as wrong',
    'refusal/foreign · refuses a user of another account · as other',
    'refusal/bot · refuses a bot · as bot',
    'refusal/missing/account_id · refuses account_id=2147483646, which does not exist · account_id=2147483646',
    'refusal/missing/id · refuses id=2147483646, which does not exist · id=2147483646',
  ]);
});

test('calls a public operation without credentials and expects no refusals', async () => {
  const { plain, others } = await askOf('rocketchat', 'get-api-info');
  expect(plain).toEqual({ path: {}, query: {}, role: 'none' });
  expect(others).toEqual([]);
});

test('names chosen values in the title, and the refused parameter in the expectation', async () => {
  const cases = new Map((await planOf('chatwoot')).map((each) => [each.id, each]));
  const series = 'list-all-conversation-statistics';
  expect(cases.get(`${series}/success`)).toMatchObject({
    title: `${series} answers as documented (metric=conversations_count&type=account)`,
    expect: { kind: 'success' },
  });
  expect(cases.get(`${series}/refusal/bot`)).toMatchObject({ expect: { kind: 'refusal', refusal: 'bot' } });
  expect(cases.get(`${series}/refusal/unknown:id/team`)).toMatchObject({
    expect: { kind: 'refusal', refusal: 'unknown', parameter: 'id' },
  });
});

test('gives the reason for each skipped case', async () => {
  const [reading, writing] = [await planOf('rocketchat'), await planOf('rocketchat', true)].map(
    (cases) => new Map(cases.map(({ id, skip }) => [id, skip])),
  );
  expect(reading?.get('get-api-v1-users.list/success/fields')).toBe('no value is known for the parameter "fields"');
  expect(reading?.get('post-api-v1-login/success')).toBe('it is a POST, which may change data');
  expect(reading?.get('scenario-test/message-is-counted')).toBe('it changes data, and --allow-writes is not set');
  expect(writing?.get('post-api-v1-users.create/success')).toBe('no harmless request body is known for it');
  expect(writing?.get('scenario-test/message-is-counted')).toBeUndefined();
});

test('plans only writes that change nothing when writes are allowed', async () => {
  const login = (await planOf('rocketchat', true)).filter(({ operation }) => operation === 'post-api-v1-login');
  expect(login).toEqual([
    {
      kind: 'request',
      id: 'post-api-v1-login/refusal/unrecognised',
      title: 'post-api-v1-login refuses unknown credentials',
      operation: 'post-api-v1-login',
      request: {
        path: {},
        query: {},
        role: 'none',
        body: { user: 'chatpact-nobody', password: 'nobody-has-this-password' },
      },
      expect: { kind: 'refusal', refusal: 'unrecognised' },
    },
  ]);
});
