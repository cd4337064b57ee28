import { beforeEach, expect, test } from 'vitest';
import { summarizeGroups } from '../../../../mock/vendors/chatwoot/reports/group-summary.ts';
import { groupings } from '../../../../mock/vendors/chatwoot/reports/groupings.ts';
import { countByInboxAndLabel } from '../../../../mock/vendors/chatwoot/reports/inbox-label-matrix.ts';
import { countOpenConversations } from '../../../../mock/vendors/chatwoot/reports/open-conversations.ts';
import { countOutgoingByGroup } from '../../../../mock/vendors/chatwoot/reports/outgoing-by-group.ts';
import {
  ada,
  at,
  ben,
  between,
  createWeek,
  cy,
  deck,
  hook,
  lost,
  mail,
  post,
  quay,
  refund,
  type TestAccount,
  website,
  week,
} from './test-account.ts';

let office: TestAccount;

beforeEach(() => {
  office = createWeek();
});

const minutes = 60;
const hours = 3600;

const idle = {
  conversations: 0,
  resolutions: 0,
  resolutionTime: undefined,
  firstResponseTime: undefined,
  replyTime: undefined,
};
const mean = (...values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const ofAda = {
  ...{ id: ada, name: 'Ada', conversations: 3, resolutions: 2, resolutionTime: 3 * hours },
  ...{ firstResponseTime: mean(1 * hours, 30 * minutes), replyTime: 10 * minutes },
};
const ofBen = { id: ben, name: 'Ben', conversations: 2, resolutions: 1, replyTime: undefined };

test('a summary lists all agents in order of creation, including those without activity', () => {
  expect(summarizeGroups(office.account, 'agent', week, false)).toEqual([
    ofAda,
    { ...ofBen, resolutionTime: 48 * hours, firstResponseTime: mean(18 * hours, 5 * minutes, 90 * minutes) },
    { ...idle, id: cy, name: 'Cy' },
  ]);
  expect(summarizeGroups(office.account, 'agent', week, true)).toEqual([
    ofAda,
    { ...ofBen, resolutionTime: 16 * hours, firstResponseTime: mean(2 * hours, 5 * minutes, 0) },
    { ...idle, id: cy, name: 'Cy' },
  ]);
});

test('the figures of teams and inboxes follow their conversations', () => {
  expect(summarizeGroups(office.account, 'team', week, false)).toEqual([
    {
      ...{ id: quay, name: 'quay', conversations: 4, resolutions: 3 },
      resolutionTime: mean(4 * hours, 48 * hours, 2 * hours),
      firstResponseTime: mean(1 * hours, 18 * hours, 30 * minutes, 5 * minutes),
      replyTime: 10 * minutes,
    },
    { ...idle, id: deck, name: 'deck' },
  ]);
  expect(summarizeGroups(office.account, 'inbox', week, false)).toEqual([
    {
      ...{ id: website, name: 'Website', conversations: 3, resolutions: 1, resolutionTime: 4 * hours },
      ...{ firstResponseTime: mean(1 * hours, 5 * minutes), replyTime: 10 * minutes },
    },
    {
      ...{ id: mail, name: 'Mail', conversations: 3, resolutions: 2, resolutionTime: mean(48 * hours, 2 * hours) },
      ...{ firstResponseTime: mean(18 * hours, 30 * minutes, 90 * minutes), replyTime: undefined },
    },
    { ...idle, id: post, name: 'Post', conversations: 1, resolutions: 1, resolutionTime: 30 * minutes },
    { ...idle, id: hook, name: 'Hook', conversations: 1 },
  ]);
});

test('a label averages the conversations created in the window, and counts the resolutions in the window', () => {
  const ofLost = { ...idle, id: lost, name: 'lost' };
  const ofRefund = { ...idle, id: refund, name: 'refund' };
  // Two conversations were created on the 4th. Both were resolved, one of them on that day.
  expect(summarizeGroups(office.account, 'label', between('04 00:00', '05 00:00'), false)).toEqual([
    {
      ...ofLost,
      ...{ conversations: 2, resolutions: 1, resolutionTime: mean(4 * hours, 48 * hours) },
      ...{ firstResponseTime: mean(1 * hours, 18 * hours), replyTime: 10 * minutes },
    },
    { ...ofRefund, conversations: 1, resolutionTime: 48 * hours, firstResponseTime: 18 * hours },
  ]);
  // On the 6th, the bot resolved a conversation of that day, and Ben resolved an older one.
  expect(summarizeGroups(office.account, 'label', between('06 00:00', '07 00:00'), false)).toEqual([
    { ...ofLost, resolutions: 1 },
    { ...ofRefund, conversations: 1, resolutions: 2, resolutionTime: 30 * minutes },
  ]);
});

test('messages count for the agent who sent them, or for the groups of their conversation, sorted by id; messages of bots count for no agent', () => {
  const count = (by: 'agent' | 'team' | 'inbox' | 'label', window = week) =>
    countOutgoingByGroup(office.account, window, by);
  // Ben sent one in a conversation of Ada.
  expect(count('agent')).toEqual([
    { id: ben, name: 'Ben', messages: 3 },
    { id: ada, name: 'Ada', messages: 3 },
  ]);
  expect(count('team')).toEqual([{ id: quay, name: 'quay', messages: 5 }]);
  expect(count('inbox')).toEqual([
    { id: mail, name: 'Mail', messages: 3 },
    { id: website, name: 'Website', messages: 4 },
    { id: post, name: 'Post', messages: 1 },
  ]);
  expect(count('label')).toEqual([
    { id: refund, name: 'refund', messages: 3 },
    { id: lost, name: 'lost', messages: 4 },
  ]);
  expect(count('agent', between('09 00:00', '10 00:00'))).toEqual([]);
  office.happen({ type: 'agent.removed', at: at('11 00:00'), account: 1, user: ben });
  expect(count('agent')[0]).toEqual({ id: ben, name: undefined, messages: 3 });
});

test('open conversations are unattended without a first reply, or if the customer wrote last', () => {
  const { account, byAgent } = countOpenConversations(office.account);
  expect(account).toEqual({ open: 3, unattended: 2, unassigned: 1 });
  expect(byAgent.get(ada)).toEqual({ open: 1, unattended: 1, unassigned: 0 });
  expect(byAgent.get(ben)).toEqual({ open: 1, unattended: 0, unassigned: 0 });
  expect(byAgent.has(cy)).toBe(false);
  office.begin('11 09:00', { inbox: website, assignee: ben });
  const later = countOpenConversations(office.account);
  expect(later.account).toEqual({ open: 4, unattended: 3, unassigned: 1 });
  expect(later.byAgent.get(ben)).toEqual({ open: 2, unattended: 1, unassigned: 0 });
});

test('the matrix sorts inboxes and labels by name', () => {
  const { inboxes, labels, counts } = countByInboxAndLabel(office.account, week, {});
  expect(inboxes.map(({ name }) => name)).toEqual(['Hook', 'Mail', 'Post', 'Website']);
  expect(labels.map(({ name }) => name)).toEqual(['lost', 'refund']);
  expect(counts).toEqual([
    [0, 0],
    [1, 2],
    [0, 1],
    [2, 0],
  ]);
  const onWednesday = countByInboxAndLabel(office.account, between('06 00:00', '07 00:00'), {});
  expect(onWednesday.counts.flat()).toEqual([0, 0, 0, 0, 0, 1, 0, 0]);
});

test('a filtered matrix: an empty list selects all, and unknown ids are ignored', () => {
  const { inboxes, labels, counts } = countByInboxAndLabel(office.account, week, {
    inboxes: [website, 99, mail],
    labels: [refund],
  });
  expect([inboxes.map(({ id }) => id), labels.map(({ id }) => id)]).toEqual([[mail, website], [refund]]);
  expect(counts).toEqual([[2], [0]]);
  expect(countByInboxAndLabel(office.account, week, { inboxes: [], labels: [] }).counts).toHaveLength(4);
  expect(countByInboxAndLabel(office.account, week, { inboxes: [99] }).counts).toEqual([]);
});

test('sorts inboxes with the same name by id', () => {
  const common = {
    at: at('11 00:00'),
    account: 1,
    name: 'Mail',
    channel: 'Channel::Email',
    timezone: 'Etc/UTC',
  } as const;
  office.happen({ type: 'inbox.created', ...common, inbox: 29 }, { type: 'inbox.created', ...common, inbox: 20 });
  const { inboxes } = countByInboxAndLabel(office.account, week, { inboxes: [29, mail, 20] });
  expect(inboxes.map(({ id }) => id)).toEqual([20, mail, 29]);
});

test('returns the current groups of a conversation', () => {
  // The second conversation: Ben's, team quay, labels lost and refund. The third one: not assigned.
  const inGroups = (row: number) => Object.values(groupings).map(({ groupsOf }) => groupsOf(office.account, row));
  expect(inGroups(1)).toEqual([[ben], [quay], [mail], [lost, refund]]);
  expect(inGroups(2)).toEqual([[0], [0], [website], []]);
});
