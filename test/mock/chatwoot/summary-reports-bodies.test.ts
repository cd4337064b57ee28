import { beforeAll, expect, test } from 'vitest';
import { defaultHistory } from '../../../mock/seed/company.ts';
import type { Mock } from '../../../mock/server.ts';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const started = new Map<Profile, { mock: Mock; empty: Mock; contract: Contract }>();

beforeAll(async () => {
  for (const profile of profiles) {
    const mock = await startMock({ profile });
    const empty = await startMock({ profile, scale: 0 });
    started.set(profile, { mock, empty, contract: await loadContract({ vendor: 'chatwoot', profile }) });
  }
});

const now = Math.floor(defaultHistory.now / 1000);
const bounded = `since=${now - 60 * 86_400}&until=${now}`;
const windows = ['', bounded, `since=${now}`, `until=${now}`, `since=${now}&until=${now}`, `since=${now}&until=0`];
const subjects = ['type=account', 'type=agent&id=3', 'type=inbox&id=2', 'type=label&id=1', 'type=team&id=1'];
const reports = '/api/v2/accounts/1/reports';
const groups = '/api/v2/accounts/1/summary_reports';
const crossed = (path: string, ...lists: string[][]) =>
  lists.reduce((all, list) => all.flatMap((each) => list.map((query) => `${each}&${query}`)), [`${path}?`]);

const paths: Record<string, string[]> = {
  'list-all-conversation-statistics-summary': crossed(`${reports}/summary`, subjects, windows, [
    '',
    'business_hours=true',
  ]),
  'get-account-conversation-metrics': crossed(`${reports}/conversations`, [
    'type=account',
    'type=agent',
    'type=agent&page=2',
  ]),
  'get-agent-conversation-metrics': crossed(`${reports}/conversations/`, ['type=agent', 'type=agent&user_id=3']),
  'get-inbox-label-matrix': crossed(`${reports}/inbox_label_matrix`, windows, [
    '',
    'inbox_ids[]=1&label_ids=2',
    'label_ids[]=99',
  ]),
  'get-first-response-time-distribution': crossed(`${reports}/first_response_time_distribution`, windows),
  'get-agent-summary-report': crossed(`${groups}/agent`, windows, ['', 'business_hours=true']),
  'get-inbox-summary-report': crossed(`${groups}/inbox`, windows, ['', 'business_hours=false']),
  'get-team-summary-report': crossed(`${groups}/team`, windows, ['', 'business_hours=true']),
  'get-label-summary-report': crossed(`${groups}/label`, windows, ['', 'business_hours=true']),
  'download-agents-report': [`${reports}/agents?${bounded}`],
  'download-inboxes-report': [`${reports}/inboxes?${bounded}`],
  'download-labels-report': [`${reports}/labels?${bounded}&business_hours=true`],
  'download-teams-report': [`${reports}/teams?since=${now}&until=0`],
  'download-conversation-traffic-report': crossed(`${reports}/conversation_traffic`, [
    'timezone_offset=0',
    'timezone_offset=east',
    'timezone_offset=-3.5&days_before=40',
  ]),
};
const cases = Object.entries(paths).flatMap(([operation, list]) =>
  profiles.map((profile) => ({ operation, profile, list })),
);

function get(profile: Profile) {
  const found = started.get(profile);
  if (!found) throw new Error('not started');
  return found;
}

test.each(cases)(
  '$operation: every answer is as the contract says ($profile)',
  async ({ operation, profile, list }) => {
    const { contract, mock, empty } = get(profile);
    const problems: string[] = [];
    for (const server of [mock, empty]) {
      for (const path of list) {
        const answer = await ask(server, path, { headers: headersOf(server, 'chatwoot', 'administrator', 1) });
        const found = listViolations(contract, operation, answer);
        if (answer.status !== 200) found.push(`answered ${answer.status}`);
        problems.push(...found.map((problem) => `${path}: ${problem}`));
      }
    }
    expect(problems).toEqual([]);
  },
);

test.each(profiles)('the events of a conversation match the contract (%s)', async (profile) => {
  const { contract, mock } = get(profile);
  const headers = headersOf(mock, 'chatwoot', 'agent', 1);
  const problems: string[] = [];
  for (const id of ['1', '7', '0', '-3', '999999', 'last', '1.5']) {
    const answer = await ask(mock, `/api/v1/accounts/1/conversations/${id}/reporting_events`, { headers });
    problems.push(...listViolations(contract, 'get-conversation-reporting-events', answer));
    // Servers read an id up to its last digit.
    const found = profile === 'observed' ? ['1', '7', '1.5'] : ['1', '7'];
    expect(answer.status, id).toBe(found.includes(id) ? 200 : 404);
  }
  expect(problems).toEqual([]);
});

test('open conversations without a type return 400 where documented, and an empty 422 where observed', async () => {
  for (const path of [`${reports}/conversations`, `${reports}/conversations/`, `${reports}/conversations?type=`]) {
    const answers = await Promise.all(
      profiles.map(async (profile) => {
        const { mock, contract } = get(profile);
        const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
        expect(listViolations(contract, 'get-account-conversation-metrics', answer)).toEqual([]);
        return answer;
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 422]);
    expect(answers[1]?.text).toBe('');
    expect(answers[1]?.headers.get('x-chatpact-deviation')).toContain('chatwoot-live-without-type-is-422');
  }
});

test('an unknown type of open conversations follows the profile', async () => {
  const answers = await Promise.all(
    profiles.map((profile) => {
      const { mock } = get(profile);
      return ask(mock, `${reports}/conversations?type=team`, {
        headers: headersOf(mock, 'chatwoot', 'administrator', 1),
      });
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual([400, 404]);
  expect(answers[1]?.body).toEqual({ error: 'Resource could not be found' });
  expect(answers[1]?.headers.get('x-chatpact-deviation')).toContain('chatwoot-live-other-types-fail');
});

test('user_id filters the agents where documented, and is ignored where observed', async () => {
  const lengths = profiles.map(async (profile) => {
    const { mock } = get(profile);
    const path = `${reports}/conversations?type=agent&user_id=3`;
    const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
    return (answer.body as unknown[]).length;
  });
  expect(await Promise.all(lengths)).toEqual([1, 14]);
});

test('returns 25 agents per page', async () => {
  const mock = await startMock({ scale: 0 });
  const at = defaultHistory.now;
  for (let user = 1001; user <= 1012; user++) {
    const created: ChatwootEvent = {
      type: 'user.created',
      at,
      user,
      name: `N${user}`,
      email: `${user}@x.example`,
      token: `t${user}`,
    };
    await mock.append('chatwoot', created);
    await mock.append('chatwoot', { type: 'agent.added', at, account: 1, user, role: 'agent' } as ChatwootEvent);
  }
  const lengths = ['', '&page=1', '&page=2', '&page=3', '&page=none'].map(async (page) => {
    const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
    return ((await ask(mock, `${reports}/conversations?type=agent${page}`, { headers })).body as unknown[]).length;
  });
  expect(await Promise.all(lengths)).toEqual([25, 25, 1, 0, 25]);
});
