import type { JsonObject } from '../../../../specs/json.ts';
import type { Scenario } from '../../../scenario.ts';
import { agent, answered, asked, assigned, mail, opened, report, resolved, series, within } from './phrases.ts';

const day = within('2026-01-28T00:00:00Z', '2026-01-29T00:00:00Z');
const only = (value: number) => [{ value, timestamp: 1769558400 }];
const now = '2026-01-30T12:00:00Z';

const ofAgent = (metric: string, id: number) => `reports?metric=${metric}&type=agent&id=${id}&${day}`;

/** A conversation that the agent resolved at noon; reopened in the afternoon, perhaps. */
const settled = (conversation: number, isReopened: boolean): JsonObject[] => [
  opened(conversation, '2026-01-28T10:00:00Z'),
  assigned(conversation, '2026-01-28T10:00:00Z'),
  resolved(conversation, '2026-01-28T12:00:00Z'),
  ...(isReopened ? [asked(conversation, '2026-01-28T15:00:00Z')] : []),
];

/** User 901 works in both accounts; inbox 901 is the second account's. */
const busy = 901;
const inBoth: JsonObject[] = [
  { type: 'user.created', at: '2026-01-27T00:00:00Z', user: busy, name: 'Robin Both', email: 'robin@example.com' },
  ...[1, 2].map((account) => ({
    type: 'agent.added',
    at: '2026-01-27T00:00:00Z',
    account,
    user: busy,
    role: 'agent',
  })),
  { type: 'inbox.created', at: '2026-01-27T00:00:00Z', account: 2, inbox: 901, name: 'Two', channel: 'Channel::Api' },
  opened(1, '2026-01-28T10:00:00Z'),
  assigned(1, '2026-01-28T10:00:00Z', busy),
  resolved(1, '2026-01-28T12:00:00Z'),
  ...[901, 902].flatMap((conversation): JsonObject[] => [
    { type: 'conversation.created', at: '2026-01-28T10:00:00Z', account: 2, conversation, inbox: 901 },
    { type: 'conversation.assigned', at: '2026-01-28T10:00:00Z', account: 2, conversation, assignee: busy },
    { type: 'conversation.resolved', at: '2026-01-28T12:00:00Z', account: 2, conversation },
  ]),
];

const past = {
  vendor: 'chatwoot',
  profile: 'observed',
  now,
} as const;

const resolutions = (count: number) => ({
  id: agent,
  conversations_count: 2,
  resolved_conversations_count: count,
  avg_resolution_time: 7200,
  avg_first_response_time: null,
  avg_reply_time: null,
});

/** Bugs that real versions had, and what is left when somebody leaves. */
export const defectScenarios: Scenario[] = [
  {
    ...past,
    name: 'reopened-resolutions-lost',
    title: 'Before 4.6.0 the chart of resolutions forgot those of conversations that were reopened.',
    story:
      'Two conversations are resolved at noon; one customer writes again at three. The chart says one resolution, the summary of agents two. Repaired by pull request chatwoot#12261.',
    versions: { chatwoot: '4.5.2' },
    events: [...settled(1, false), ...settled(2, true)],
    expectations: [
      report('the chart counts what is resolved now', ofAgent('resolutions_count', agent), only(1)),
      report('the summary counts what happened', `summary_reports/agent?${day}`, resolutions(2), `/${agent - 1}`),
    ],
  },
  {
    ...past,
    name: 'reopened-resolutions-counted',
    title: 'From 4.6.0 on both reports count every resolution.',
    story: 'The same events as in reopened-resolutions-lost, one version later.',
    versions: { chatwoot: '4.6.0' },
    events: [...settled(1, false), ...settled(2, true)],
    expectations: [
      report('the chart counts what happened', ofAgent('resolutions_count', agent), only(2)),
      report('and so does the summary', `summary_reports/agent?${day}`, resolutions(2), `/${agent - 1}`),
    ],
  },
  {
    ...past,
    name: 'resolutions-of-two-accounts',
    title: "Before 4.6.0 an agent's chart of resolutions held those of every account.",
    story:
      'Robin resolves one conversation in this account and two in another. The chart of this account says three: a leak. Repaired by pull request chatwoot#12370.',
    versions: { chatwoot: '4.5.2' },
    events: inBoth,
    expectations: [
      report('one and two are three', ofAgent('resolutions_count', busy), only(3)),
      report('the average keeps to the account', ofAgent('avg_resolution_time', busy), [
        { value: 7200, timestamp: 1769558400, count: 1 },
      ]),
      series('the account has one', 'resolutions_count', day, only(1)),
    ],
  },
  {
    ...past,
    name: 'chart-loses-first-hours',
    title: 'In 2.8.1 a chart with an offset showed less than the summary of the same day.',
    story:
      'A day in India begins at 18:30 UTC of the day before. Of six conversations in it, one comes before midnight of UTC; the summary, asked without an offset, has it, the chart has not. See issue chatwoot#6003.',
    versions: { chatwoot: '2.8.1' },
    events: ['2026-01-27T19:00:00Z', ...['02', '06', '09', '12', '15'].map((hour) => `2026-01-28T${hour}:00:00Z`)].map(
      (at, index) => opened(index + 1, at),
    ),
    expectations: [
      series(
        'five in the chart',
        'conversations_count',
        `${within('2026-01-27T18:30:00Z', '2026-01-28T18:30:00Z')}&timezone_offset=5.5`,
        [{ value: 5, timestamp: 1769538600 }],
      ),
      report(
        'six in the summary',
        `reports/summary?type=account&${within('2026-01-27T18:30:00Z', '2026-01-28T18:30:00Z')}`,
        6,
        '/conversations_count',
      ),
    ],
  },
  {
    ...past,
    name: 'deleted-agent',
    title: 'Messages of an agent who has left count under an id without a name.',
    story:
      'The agent replies, is removed, and the conversation stays assigned. Whoever shows agents by name has a row without one; whoever looks the agent up finds nobody.',
    events: [
      opened(1, '2026-01-28T10:00:00Z'),
      assigned(1, '2026-01-28T10:00:00Z'),
      answered(1, '2026-01-28T10:10:00Z'),
      { type: 'agent.removed', at: '2026-01-29T10:00:00Z', account: 1, user: agent },
    ],
    expectations: [
      report('the row has no name', `reports/outgoing_messages_count?group_by=agent&${day}`, [
        { id: agent, name: null, outgoing_messages_count: 1 },
      ]),
      report('the inbox has the message too', `reports/outgoing_messages_count?group_by=inbox&${day}`, [
        { id: mail, name: 'Support mail', outgoing_messages_count: 1 },
      ]),
      {
        ...report('a chart of that agent is not found', ofAgent('outgoing_messages_count', agent), {
          error: 'Resource could not be found',
        }),
        status: 404,
      },
    ],
  },
];
