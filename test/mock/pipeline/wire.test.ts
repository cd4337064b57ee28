import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';

const day = 86_400;
const now = Date.UTC(2026, 0, 30) / 1000;
const window = `since=${now - 60 * day}&until=${now}`;
const earlier = [30, 60].map((days) => `&since=${now - (days + 30) * day}&until=${now - days * day}`);
const windows = ['', `&${window}`, ...earlier, `&since=${now - day}`, `&until=${now}`, `&since=${now}&until=${now}`];

const mocks = new Map<Profile, Mock>();
const contracts = new Map<string, Contract>();

beforeAll(async () => {
  for (const profile of profiles) {
    mocks.set(profile, await startMock({ profile }));
    for (const vendor of ['chatwoot', 'rocketchat'] as const) {
      contracts.set(`${vendor} ${profile}`, await loadContract({ vendor, profile }));
    }
  }
});

function getMock(profile: Profile): Mock {
  const mock = mocks.get(profile);
  if (!mock) throw new Error('not started');
  return mock;
}

function getContract(vendor: string, profile: Profile): Contract {
  const contract = contracts.get(`${vendor} ${profile}`);
  if (!contract) throw new Error('not loaded');
  return contract;
}

/** Requests each path, and returns the violations and the number of responses by status. */
async function judgeAll(profile: Profile, vendor: 'chatwoot' | 'rocketchat', operation: string, paths: string[]) {
  const mock = getMock(profile);
  const headers = headersOf(mock, vendor, vendor === 'chatwoot' ? 'administrator' : 'admin');
  const problems: string[] = [];
  const bodies: unknown[] = [];
  for (const path of paths) {
    const answer = await ask(mock, path, { headers });
    const found = listViolations(getContract(vendor, profile), operation, answer);
    if (answer.status !== 200) found.push(`answered ${answer.status}`);
    problems.push(...found.map((problem) => `${path}: ${problem}`));
    bodies.push(answer.body);
  }
  return { problems, bodies };
}

const documentedMetrics = [
  'conversations_count',
  'incoming_messages_count',
  'outgoing_messages_count',
  'avg_first_response_time',
  'avg_resolution_time',
  'resolutions_count',
];
const metrics = {
  documented: documentedMetrics,
  observed: [...documentedMetrics, 'reply_time', 'bot_resolutions_count', 'bot_handoffs_count'],
};
const scopes = ['type=account', 'type=agent&id=3', 'type=inbox&id=2', 'type=label&id=1', 'type=team&id=1'];
const groupings = ['', 'hour', 'day', 'week', 'month', 'year', 'fortnight'];
const offsets = ['', '-8', '5.5', '9', '-3.5', 'east'];
const businessHours = ['', 'true', 'false'];

test.each(profiles)('every time series matches the contract of the profile %s', async (profile) => {
  const plain = metrics[profile].flatMap((metric) =>
    scopes.flatMap((scope) =>
      windows.map((bounds) => `/api/v2/accounts/1/reports?metric=${metric}&${scope}${bounds}&group_by=week`),
    ),
  );
  const grouped = ['conversations_count', 'avg_resolution_time'].flatMap((metric) =>
    groupings.flatMap((group) =>
      offsets.flatMap((offset) =>
        businessHours.map(
          (hours) =>
            `/api/v2/accounts/1/reports?metric=${metric}&type=account&since=${now - 40 * day}&until=${now}` +
            `&group_by=${group}&timezone_offset=${offset}&business_hours=${hours}`,
        ),
      ),
    ),
  );
  const { problems, bodies } = await judgeAll(profile, 'chatwoot', 'list-all-conversation-statistics', [
    ...plain,
    ...grouped,
  ]);
  expect(problems).toEqual([]);
  expect(bodies.filter((body) => Array.isArray(body) && body.length > 1).length).toBeGreaterThan(bodies.length / 2);
});

test.each(profiles)('every grouping of outgoing messages matches the contract of the profile %s', async (profile) => {
  const paths = ['agent', 'team', 'inbox', 'label'].flatMap((group) =>
    windows.map((bounds) => `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=${group}${bounds}`),
  );
  const { problems, bodies } = await judgeAll(profile, 'chatwoot', 'get-outgoing-messages-count', paths);
  expect(problems).toEqual([]);
  expect(bodies.filter((body) => Array.isArray(body) && body.length > 1).length).toBeGreaterThan(8);
});

test.each(profiles)('every channel summary matches the contract of the profile %s', async (profile) => {
  const paths = windows.map((bounds) => `/api/v2/accounts/1/summary_reports/channel?${bounds.slice(1)}`);
  const { problems, bodies } = await judgeAll(profile, 'chatwoot', 'get-channel-summary-report', paths);
  expect(bodies[0]).toEqual({});
  expect(bodies.filter((body) => 'Channel::WebWidget' in (body as object)).length).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test.each(profiles)('every page of reporting events matches the contract of the profile %s', async (profile) => {
  const names = ['first_response', 'reply_time', 'conversation_resolved', 'conversation_bot_resolved', 'nonsense'];
  const filters = ['', 'page=1', 'page=2', 'page=9999', 'inbox_id=1', 'user_id=4', `page=1&${window}`];
  filters.push(...names.map((name) => `name=${name}`), 'name=conversation_bot_handoff&inbox_id=1&user_id=3&page=1');
  const paths = filters.map((filter) => `/api/v1/accounts/1/reporting_events?${filter}`);
  const { problems, bodies } = await judgeAll(profile, 'chatwoot', 'get-account-reporting-events', paths);
  expect(problems).toEqual([]);
  expect(bodies[0]).toMatchObject({ payload: { length: 25 } });
});

test.each(profiles)('operations without credentials match the contract of the profile %s', async (profile) => {
  expect((await judgeAll(profile, 'chatwoot', 'get-instance-version', ['/api', '/api/'])).problems).toEqual([]);
  expect((await judgeAll(profile, 'rocketchat', 'get-api-info', ['/api/info'])).problems).toEqual([]);
});

test.each(profiles)('messages sent match the contract of the profile %s', async (profile) => {
  const spans = [
    ['2026-01-01T00:00:00.000Z', '2026-01-29T23:59:59.999Z'],
    ['2026-01-10T12:00:00.000Z', '2026-01-10T12:00:00.000Z'],
    ['2020-01-01T00:00:00.000Z', '2020-02-01T00:00:00.000Z'],
    ['2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'],
    ['2026-01-10T12:00:00.000Z', '2026-01-10T00:00:00.000Z'],
  ];
  const path = '/api/v1/engagement-dashboard/messages/messages-sent';
  const { problems, bodies } = await judgeAll(
    profile,
    'rocketchat',
    'get-api-v1-engagement-dashboard-messages-messages-sent',
    spans.map(([start, end]) => `${path}?start=${start}&end=${end}`),
  );
  expect(problems).toEqual([]);
  expect(bodies[0]).toHaveProperty('days.10.messages', expect.any(Number));
});

const json = { 'content-type': 'application/json' };
const healthy: Answer = {
  status: 200,
  headers: new Headers(json),
  text: '…',
  body: [{ id: 1, name: 'A', outgoing_messages_count: 2 }],
};
test.each<[fault: string, Partial<Answer>]>([
  ['a missing field', { body: [{ id: 1, name: 'A' }] }],
  ['an extra field', { body: [{ id: 1, name: 'A', outgoing_messages_count: 2, more: 1 }] }],
  ['a wrong type', { body: [{ id: '1', name: 'A', outgoing_messages_count: 2 }] }],
  ['the wrong container', { body: {} }],
  ['an undocumented status', { status: 418 }],
  ['an undocumented content type', { headers: new Headers({ 'content-type': 'text/html' }) }],
  ['an unknown deviation', { headers: new Headers({ ...json, 'x-chatpact-deviation': 'invented' }) }],
  [
    'a deviation of the other profile',
    { headers: new Headers({ ...json, 'x-chatpact-deviation': 'chatwoot-bot-is-401' }) },
  ],
])('the check detects %s', (_, fault) => {
  const contract = getContract('chatwoot', 'documented');
  expect(listViolations(contract, 'get-outgoing-messages-count', healthy)).toEqual([]);
  expect(listViolations(contract, 'get-outgoing-messages-count', { ...healthy, ...fault })).not.toEqual([]);
});
