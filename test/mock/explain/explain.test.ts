import { expect, test } from 'vitest';
import type { NumberExplanation } from '../../../mock/explanation.ts';
import { explainers as chatwootExplainers } from '../../../mock/vendors/chatwoot/explain/index.ts';
import { chatwoot as chatwootVendor } from '../../../mock/vendors/chatwoot/index.ts';
import { explainers as rocketchatExplainers } from '../../../mock/vendors/rocketchat/explain/index.ts';
import { rocketchat as rocketchatVendor } from '../../../mock/vendors/rocketchat/index.ts';
import { loadContract } from '../../../specs/contract.ts';
import { isSafe } from '../../../specs/operations.ts';
import { headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { explain } from './check-explanations.ts';

const mock = await startMock();
const chatwoot = headersOf(mock, 'chatwoot', 'administrator', 1);
const window = `since=${Date.UTC(2025, 11, 1) / 1000}&until=${Date.UTC(2026, 0, 15) / 1000}`;

/** Reads without numbers of their own. All others are reports. */
const operationsWithoutReport = {
  chatwoot: [
    // Single resources, and pages of them.
    ...['conversationList', 'conversationListMeta', 'get-details-of-a-conversation', 'list-all-messages'],
    ...['list-all-labels-of-a-conversation', 'get-conversation-reporting-events', 'contactList', 'contactDetails'],
    ...['get-account-agents', 'listAllInboxes', 'GetInbox', 'list-all-teams', 'get-details-of-a-single-team'],
    ...['list-all-labels', 'get-details-of-a-single-label', 'fetchProfile'],
    ...['get-account-canned-response', 'get-account-custom-attribute', 'get-details-of-a-single-custom-attribute'],
    ...[
      'contactSearch',
      'get-inbox-members',
      'get-team-members',
      'list-all-filters',
      'get-details-of-a-single-custom-filter',
      'list-all-webhooks',
      'list-all-labels-of-a-contact',
      'contactConversations',
      'list-notes-of-a-contact',
      'get-note-of-a-contact',
      'list-active-contacts',
      'contactableInboxesGet',
      'getInboxAgentBot',
      'get-account-automation-rule',
      'get-details-of-a-single-automation-rule',
      'get-details-of-all-integrations',
      'list-macros',
      'get-macro',
      'list-all-account-agent-bots',
      'get-details-of-a-single-account-agent-bot',
    ],
    // Files, to which JSON Pointers do not apply. The summaries contain the same numbers, and conversations_count by
    // hour the traffic.
    ...['download-agents-report', 'download-inboxes-report', 'download-labels-report', 'download-teams-report'],
    'download-conversation-traffic-report',
  ],
  rocketchat: [
    ...['get-api-v1-me', 'get-api-v1-users.info', 'get-api-v1-users.list', 'get-permissions.listAll'],
    ...['get-api-v1-channels.info', 'get-api-v1-channels.list', 'get-api-v1-groups.list'],
  ],
};

test.each([
  { vendor: chatwootVendor, explainers: chatwootExplainers, others: operationsWithoutReport.chatwoot },
  { vendor: rocketchatVendor, explainers: rocketchatExplainers, others: operationsWithoutReport.rocketchat },
])('explains every report of $vendor.name', async ({ vendor, explainers, others }) => {
  const { operations } = await loadContract({ vendor: vendor.name, profile: 'observed' });
  const isRead = (operation: (typeof operations)[number]) =>
    isSafe(operation) && vendor.hasHandler(operation.id) && operation.security.length > 0;
  const unexplained = operations.filter((each) => isRead(each) && !Object.hasOwn(explainers, each.id));
  expect(unexplained.map(({ id }) => id).sort()).toEqual(others.toSorted());
  for (const id of Object.keys(explainers)) expect(operations.some((each) => each.id === id)).toBe(true);
});

test('explains one number with its rule, window, zone and exclusions', async () => {
  const path = `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}&timezone_offset=5.5`;
  const { numbers, body } = await explain(mock, chatwoot, path, '/3/value');
  const [number] = numbers;
  expect(numbers.length).toBe(1);
  expect(number).toMatchObject({
    pointer: '/3/value',
    window: { from: '2025-12-03T18:30:00.000Z', until: '2025-12-04T18:30:00.000Z' },
    zone: 'the first Rails time zone whose UTC offset is 5.5 h now, with its daylight saving time; UTC if there is none',
  });
  expect(number?.rule).toMatch(/conversation/);
  expect(number?.excluded.length).toBeGreaterThan(0);
  expect(String(number?.value)).toBe((body as { value: string }[])[3]?.value);
});

test('lists twenty events of each number, and as many as are asked for', async () => {
  const path = `/api/v2/accounts/1/reports/summary?type=account&${window}`;
  const listed = async (wish: string) => {
    const [number] = (await explain(mock, chatwoot, path, wish)).numbers;
    return { listed: number?.contributing.events.length, count: number?.contributing.count };
  };
  const { count = 0 } = await listed('/conversations_count');
  expect(count).toBeGreaterThan(50);
  expect(await listed('/conversations_count')).toEqual({ listed: 20, count });
  expect(await listed('1')).toEqual({ listed: 20, count });
  expect(await listed('/conversations_count; events=50')).toEqual({ listed: 50, count });
  expect(await listed('/conversations_count;events=all')).toEqual({ listed: count, count });
  for (const invalid of ['0', '-1', 'none', '']) {
    expect(await listed(`/conversations_count; events=${invalid}`)).toEqual({ listed: 20, count });
  }
  const ofAdmin = async (events: string) => {
    const url = `/explain?url=${encodeURIComponent(path)}&pointer=/conversations_count&events=${events}`;
    return (await callAdmin(mock, url)) as { status: number; body: { numbers: NumberExplanation[] } };
  };
  expect((await ofAdmin('all')).body.numbers[0]?.contributing.events.length).toBe(count);
  expect((await ofAdmin('7')).body.numbers[0]?.contributing.events.length).toBe(7);
  for (const invalid of ['0', '-1', 'none', '1e9']) expect((await ofAdmin(invalid)).status).toBe(400);
});

test('the admin API returns the same explanation without credentials', async () => {
  const path = `/api/v2/accounts/1/summary_reports/channel?${window}`;
  const answer = await callAdmin(mock, `/explain?url=${encodeURIComponent(path)}`);
  expect(answer.body).toEqual(await explain(mock, chatwoot, path));
});

test.each([
  ['', 400],
  ['?url=/api/v2/nothing', 404],
  ['?url=/api', 404],
  ['?url=/api/v1/profile', 404],
  ['?url=/api/v1/me', 404],
  ['?url=/api/v1/accounts/1/conversations/meta', 404],
  ['?url=/api/v2/accounts/1/summary_reports/channel%3Fsince%3Dx', 400],
  ['?url=/api/v2/accounts/999/summary_reports/channel', 404],
])('GET /explain%s is refused', async (query, status) => {
  expect((await callAdmin(mock, `/explain${query}`)).status).toBe(status);
});
