import type { JsonObject } from '../../../../specs/json/json.ts';
import type { Scenario } from '../../../vendor-interface/scenario.ts';
import { agent, answered, asked, assigned, mail, opened, report, resolved, series, within } from './phrases.ts';

const day = within('2026-01-28T00:00:00Z', '2026-01-29T00:00:00Z');
const only = (value: number) => [{ value, timestamp: 1769558400 }];
const now = '2026-01-30T12:00:00Z';

const ofAgent = (metric: string, id: number) => `reports?metric=${metric}&type=agent&id=${id}&${day}`;

/** A conversation that the agent resolved at noon, optionally reopened in the afternoon. */
const resolvedAtNoon = (conversation: number, isReopened: boolean): JsonObject[] => [
  opened(conversation, '2026-01-28T10:00:00Z'),
  assigned(conversation, '2026-01-28T10:00:00Z'),
  resolved(conversation, '2026-01-28T12:00:00Z'),
  ...(isReopened ? [asked(conversation, '2026-01-28T15:00:00Z')] : []),
];

/** User 901 is an agent in both accounts; inbox 901 belongs to the second account. */
const sharedAgent = 901;
const inBothAccounts: JsonObject[] = [
  {
    type: 'user.created',
    at: '2026-01-27T00:00:00Z',
    user: sharedAgent,
    name: 'Robin Both',
    email: 'robin@example.com',
  },
  ...[1, 2].map((account) => ({
    type: 'agent.added',
    at: '2026-01-27T00:00:00Z',
    account,
    user: sharedAgent,
    role: 'agent',
  })),
  { type: 'inbox.created', at: '2026-01-27T00:00:00Z', account: 2, inbox: 901, name: 'Two', channel: 'Channel::Api' },
  opened(1, '2026-01-28T10:00:00Z'),
  assigned(1, '2026-01-28T10:00:00Z', sharedAgent),
  resolved(1, '2026-01-28T12:00:00Z'),
  ...[901, 902].flatMap((conversation): JsonObject[] => [
    { type: 'conversation.created', at: '2026-01-28T10:00:00Z', account: 2, conversation, inbox: 901 },
    { type: 'conversation.assigned', at: '2026-01-28T10:00:00Z', account: 2, conversation, assignee: sharedAgent },
    { type: 'conversation.resolved', at: '2026-01-28T12:00:00Z', account: 2, conversation },
  ]),
];

const common = {
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

/** Defects of past versions, and reports about a removed agent. */
export const defectScenarios: Scenario[] = [
  {
    ...common,
    name: 'reopened-resolutions-lost',
    title: 'Before 4.6.0, the chart of resolutions omits conversations that were reopened.',
    description:
      'Two conversations are resolved at noon, and one customer writes again at three. The chart shows one resolution, the agent summary two. Fixed in pull request chatwoot#12261.',
    versions: { chatwoot: '4.5.2' },
    events: [...resolvedAtNoon(1, false), ...resolvedAtNoon(2, true)],
    expectations: [
      report('the chart counts conversations that are resolved now', ofAgent('resolutions_count', agent), only(1)),
      report('the summary counts every resolution', `summary_reports/agent?${day}`, resolutions(2), `/${agent - 1}`),
    ],
  },
  {
    ...common,
    name: 'reopened-resolutions-counted',
    title: 'Since 4.6.0, both reports count every resolution.',
    description: 'The same events as in reopened-resolutions-lost, one version later.',
    versions: { chatwoot: '4.6.0' },
    events: [...resolvedAtNoon(1, false), ...resolvedAtNoon(2, true)],
    expectations: [
      report('the chart counts every resolution', ofAgent('resolutions_count', agent), only(2)),
      report('the summary counts every resolution', `summary_reports/agent?${day}`, resolutions(2), `/${agent - 1}`),
    ],
  },
  {
    ...common,
    name: 'resolutions-of-two-accounts',
    title: "Before 4.6.0, an agent's chart of resolutions includes those of other accounts.",
    description:
      'Robin resolves one conversation in this account and two in another. The chart of this account shows three. Fixed in pull request chatwoot#12370.',
    versions: { chatwoot: '4.5.2' },
    events: inBothAccounts,
    expectations: [
      report('the chart counts both accounts', ofAgent('resolutions_count', sharedAgent), only(3)),
      report('the average covers only this account', ofAgent('avg_resolution_time', sharedAgent), [
        { value: 7200, timestamp: 1769558400, count: 1 },
      ]),
      series('this account has one resolution', 'resolutions_count', day, only(1)),
    ],
  },
  {
    ...common,
    name: 'chart-loses-first-hours',
    title: 'In 2.8.1, a chart with timezone_offset shows less than the summary of the same day.',
    description:
      'A day in India starts at 18:30 UTC of the previous day. One of its six conversations is created before midnight UTC. The summary, requested without an offset, counts it; the chart does not. See issue chatwoot#6003.',
    versions: { chatwoot: '2.8.1' },
    events: ['2026-01-27T19:00:00Z', ...['02', '06', '09', '12', '15'].map((hour) => `2026-01-28T${hour}:00:00Z`)].map(
      (at, index) => opened(index + 1, at),
    ),
    expectations: [
      series(
        'the chart counts five conversations',
        'conversations_count',
        `${within('2026-01-27T18:30:00Z', '2026-01-28T18:30:00Z')}&timezone_offset=5.5`,
        [{ value: 5, timestamp: 1769538600 }],
      ),
      report(
        'the summary counts six conversations',
        `reports/summary?type=account&${within('2026-01-27T18:30:00Z', '2026-01-28T18:30:00Z')}`,
        6,
        '/conversations_count',
      ),
    ],
  },
  {
    ...common,
    name: 'deleted-agent',
    title: 'Messages of a removed agent count for an id without a name.',
    description:
      'The agent replies and is then removed; the conversation stays assigned. A client that shows agents by name gets a row without a name. A client that looks the agent up gets 404.',
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
      report('the message also counts for the inbox', `reports/outgoing_messages_count?group_by=inbox&${day}`, [
        { id: mail, name: 'Support mail', outgoing_messages_count: 1 },
      ]),
      {
        ...report('a chart of the removed agent returns 404', ofAgent('outgoing_messages_count', agent), {
          error: 'Resource could not be found',
        }),
        status: 404,
      },
    ],
  },
];
