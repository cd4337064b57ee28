import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const mocks = new Map<Profile, { mock: Mock; contract: Contract }>();

beforeAll(async () => {
  for (const profile of profiles) {
    mocks.set(profile, {
      mock: await startMock({ profile }),
      contract: await loadContract({ vendor: 'chatwoot', profile }),
    });
  }
});

function getProfile(profile: Profile): { mock: Mock; contract: Contract } {
  const found = mocks.get(profile);
  if (!found) throw new Error('not started');
  return found;
}

const operations: Record<string, (account: string) => string> = {
  'list-all-conversation-statistics': (account) =>
    `/api/v2/accounts/${account}/reports?metric=conversations_count&type=account&since=1767571200&until=1767657600`,
  'get-outgoing-messages-count': (account) =>
    `/api/v2/accounts/${account}/reports/outgoing_messages_count?group_by=agent`,
  'get-channel-summary-report': (account) => `/api/v2/accounts/${account}/summary_reports/channel`,
  'get-account-reporting-events': (account) => `/api/v1/accounts/${account}/reporting_events`,
  'list-all-conversation-statistics-summary': (account) => `/api/v2/accounts/${account}/reports/summary?type=account`,
  'get-account-conversation-metrics': (account) => `/api/v2/accounts/${account}/reports/conversations?type=account`,
  'get-agent-conversation-metrics': (account) => `/api/v2/accounts/${account}/reports/conversations/?type=agent`,
  'get-inbox-label-matrix': (account) => `/api/v2/accounts/${account}/reports/inbox_label_matrix`,
  'get-first-response-time-distribution': (account) =>
    `/api/v2/accounts/${account}/reports/first_response_time_distribution`,
  ...Object.fromEntries(
    ['agent', 'inbox', 'team', 'label'].map((group) => [
      `get-${group}-summary-report`,
      (account: string) => `/api/v2/accounts/${account}/summary_reports/${group}`,
    ]),
  ),
  ...Object.fromEntries(
    ['agents', 'inboxes', 'teams', 'labels'].map((file) => [
      `download-${file}-report`,
      (account: string) => `/api/v2/accounts/${account}/reports/${file}?since=1767571200&until=1767657600`,
    ]),
  ),
  'download-conversation-traffic-report': (account) =>
    `/api/v2/accounts/${account}/reports/conversation_traffic?timezone_offset=0`,
  'get-conversation-reporting-events': (account) => `/api/v1/accounts/${account}/conversations/1/reporting_events`,
};

interface Refusal {
  situation: string;
  as(mock: Mock): Record<string, string>;
  account?: string;
  documented: { status: number; description: string; error: { field: string; message: string; code: string } };
  observed: { status: number; body: unknown; deviation: string };
}

/** Callers that are refused, with each profile's response: the rows of Chatwoot's access rules. */
const refusals: Refusal[] = [
  {
    situation: 'no token',
    as: () => ({}),
    documented: {
      status: 401,
      description: 'You need to sign in or sign up before continuing.',
      error: {
        field: 'api_access_token',
        message: 'You need to sign in or sign up before continuing.',
        code: 'unauthenticated',
      },
    },
    observed: {
      status: 401,
      body: { errors: ['You need to sign in or sign up before continuing.'] },
      deviation: 'chatwoot-unauthenticated-body',
    },
  },
  {
    situation: 'an unknown token',
    as: () => ({ api_access_token: 'nobody' }),
    documented: {
      status: 401,
      description: 'Invalid Access Token',
      error: { field: 'api_access_token', message: 'Invalid Access Token', code: 'unrecognised' },
    },
    observed: { status: 401, body: { error: 'Invalid Access Token' }, deviation: 'chatwoot-unknown-token-body' },
  },
  {
    situation: 'the administrator of another account',
    as: (mock) => headersOf(mock, 'chatwoot', 'administrator', 2),
    documented: {
      status: 403,
      description: 'You are not authorized to access this account',
      error: { field: 'account_id', message: 'You are not authorized to access this account', code: 'foreign' },
    },
    observed: {
      status: 401,
      body: { error: 'You are not authorized to access this account' },
      deviation: 'chatwoot-foreign-account-is-401',
    },
  },
  {
    situation: 'an account that does not exist',
    as: (mock) => headersOf(mock, 'chatwoot', 'administrator', 1),
    account: '77',
    documented: {
      status: 404,
      description: 'Resource could not be found',
      error: { field: 'account_id', message: 'Resource could not be found', code: 'missing' },
    },
    observed: { status: 404, body: { error: 'Resource could not be found' }, deviation: 'chatwoot-not-found-body' },
  },
  {
    situation: 'an agent',
    as: (mock) => headersOf(mock, 'chatwoot', 'agent', 1),
    documented: {
      status: 403,
      description: 'You are not authorized to do this action',
      error: { field: 'api_access_token', message: 'You are not authorized to do this action', code: 'forbidden' },
    },
    observed: {
      status: 401,
      body: { error: 'You are not authorized to do this action' },
      deviation: 'chatwoot-forbidden-role-is-401',
    },
  },
  {
    situation: 'a bot',
    as: (mock) => headersOf(mock, 'chatwoot', 'bot', 1),
    documented: {
      status: 403,
      description: 'Access to this endpoint is not authorized for bots',
      error: { field: 'api_access_token', message: 'Access to this endpoint is not authorized for bots', code: 'bot' },
    },
    observed: {
      status: 401,
      body: { error: 'Access to this endpoint is not authorized for bots' },
      deviation: 'chatwoot-bot-is-401',
    },
  },
];

// Agents may read a conversation and its reporting events.
const everywhere = refusals.flatMap((refusal) =>
  Object.keys(operations)
    .filter((operation) => refusal.situation !== 'an agent' || operation !== 'get-conversation-reporting-events')
    .map((operation) => ({ ...refusal, operation })),
);

test.each(everywhere)('$operation refuses $situation as documented', async ({ operation, as, account, documented }) => {
  const { mock, contract } = getProfile('documented');
  const answer = await ask(mock, operations[operation]?.(account ?? '1') ?? '', { headers: as(mock) });
  expect(answer.status).toBe(documented.status);
  expect(answer.body).toEqual({ description: documented.description, errors: [documented.error] });
  expect(answer.headers.get('x-chatpact-deviation')).toBeNull();
  expect(listViolations(contract, operation, answer)).toEqual([]);
});

test.each(everywhere)('$operation refuses $situation as real servers do', async (row) => {
  const { operation, as, account, observed } = row;
  const { mock, contract } = getProfile('observed');
  const answer = await ask(mock, operations[operation]?.(account ?? '1') ?? '', { headers: as(mock) });
  expect(answer.status).toBe(observed.status);
  expect(answer.body).toEqual(observed.body);
  expect(answer.headers.get('x-chatpact-deviation')).toBe(observed.deviation);
  expect(listViolations(contract, operation, answer)).toEqual([]);
});

test.each(profiles)('a user of two accounts can access both: %s', async (profile) => {
  const { mock } = getProfile(profile);
  const tokens = (account: number) =>
    mock.identities.filter((each) => each.account_id === account).map(({ headers }) => headers.api_access_token ?? '');
  const shared = tokens(1).filter((token) => tokens(2).includes(token));
  expect(shared).toHaveLength(1);
  const refusalOf = async (token: string, account: string) => {
    const path = operations['get-channel-summary-report']?.(account) ?? '';
    return (await ask(mock, path, { headers: { api_access_token: token } })).text;
  };
  for (const account of ['1', '2']) expect(await refusalOf(shared[0] ?? '', account)).toContain('to do this action');
  const [elsewhere = ''] = tokens(1);
  expect(await refusalOf(elsewhere, '2')).toContain('to access this account');
});

test.each(['api_access_token', 'API_ACCESS_TOKEN', 'api-access-token', 'Api-Access-Token'])(
  'accepts the token header spelled %s',
  async (name) => {
    const { mock } = getProfile('documented');
    const { api_access_token: token = '' } = headersOf(mock, 'chatwoot', 'administrator', 1);
    const path = operations['get-channel-summary-report']?.('1') ?? '';
    expect((await ask(mock, path, { headers: { [name]: token } })).status).toBe(200);
    expect((await ask(mock, path, { headers: { [name]: `${token}x` } })).status).toBe(401);
  },
);

test('administrators of two accounts get different numbers', async () => {
  const { mock } = getProfile('documented');
  const bodies = await Promise.all(
    [1, 2].map(async (account) => {
      const headers = headersOf(mock, 'chatwoot', 'administrator', account);
      return (
        await ask(mock, `/api/v2/accounts/${account}/summary_reports/channel?since=1767225600&until=1769904000`, {
          headers,
        })
      ).body;
    }),
  );
  expect(Object.keys(bodies[1] as object)).toEqual(expect.arrayContaining(['Channel::WebWidget', 'Channel::Email']));
  expect(Object.keys(bodies[0] as object).length).toBeGreaterThan(Object.keys(bodies[1] as object).length);
});
