import type { Scenario } from '../../../scenario.ts';
import { answered, asked, assigned, opened, report, resolved, series, website, within } from './phrases.ts';

const day = within('2026-01-28T00:00:00Z', '2026-01-29T00:00:00Z');
const only = (value: string) => [{ value, timestamp: 1769558400 }];
const bot = { kind: 'bot', id: 1 };

export const conversationScenarios: Scenario[] = [
  {
    name: 'reopened-conversation',
    vendor: 'chatwoot',
    title:
      'A conversation that is reopened and resolved again counts once as a conversation and twice as a resolution.',
    story:
      'Resolved after two hours; the customer writes again after three; resolved for good after four. Both times are measured from the beginning.',
    now: '2026-01-30T12:00:00Z',
    events: [
      opened(1, '2026-01-28T10:00:00Z'),
      assigned(1, '2026-01-28T10:00:00Z'),
      asked(1, '2026-01-28T10:00:00Z'),
      answered(1, '2026-01-28T10:10:00Z'),
      resolved(1, '2026-01-28T12:00:00Z'),
      asked(1, '2026-01-28T13:00:00Z'),
      resolved(1, '2026-01-28T14:00:00Z'),
    ],
    expectations: [
      series('one conversation', 'conversations_count', day, only('1')),
      series('two resolutions', 'resolutions_count', day, only('2')),
      series('7,200 and 14,400 seconds make 10,800', 'avg_resolution_time', day, only('10800')),
      series('the first reply took ten minutes', 'avg_first_response_time', day, only('600')),
      report('it is resolved now', `summary_reports/channel?${day}`, {
        'Channel::Email': { open: 0, resolved: 1, pending: 0, snoozed: 0, total: 1 },
      }),
    ],
  },
  {
    name: 'no-first-reply',
    vendor: 'chatwoot',
    title: 'Where nobody has replied there is nothing to average, and the average is 0.',
    story: 'A customer writes three times and waits. A zero in the chart is not a quick answer.',
    now: '2026-01-30T12:00:00Z',
    events: [
      opened(1, '2026-01-28T10:00:00Z'),
      asked(1, '2026-01-28T10:00:00Z'),
      asked(1, '2026-01-28T11:00:00Z'),
      asked(1, '2026-01-28T12:00:00Z'),
    ],
    expectations: [
      series('no first reply', 'avg_first_response_time', day, only('0')),
      series('three messages came in', 'incoming_messages_count', day, only('3')),
      series('none went out', 'outgoing_messages_count', day, only('0')),
    ],
  },
  {
    name: 'two-labels',
    vendor: 'chatwoot',
    title: 'A message of a conversation with two labels counts under both, so labels add up to more than the account.',
    story: 'One reply, two labels. The sum over labels is no check of the total.',
    now: '2026-01-30T12:00:00Z',
    events: [
      { type: 'label.created', at: '2026-01-27T00:00:00Z', account: 1, label: 901, title: 'first-of-two' },
      { type: 'label.created', at: '2026-01-27T00:00:00Z', account: 1, label: 902, title: 'second-of-two' },
      opened(1, '2026-01-28T10:00:00Z'),
      { type: 'conversation.labelled', at: '2026-01-28T10:01:00Z', account: 1, conversation: 1, labels: [901, 902] },
      asked(1, '2026-01-28T10:00:00Z'),
      answered(1, '2026-01-28T10:10:00Z'),
    ],
    expectations: [
      report('under both', `reports/outgoing_messages_count?group_by=label&${day}`, [
        { id: 901, name: 'first-of-two', outgoing_messages_count: 1 },
        { id: 902, name: 'second-of-two', outgoing_messages_count: 1 },
      ]),
      series('but one message', 'outgoing_messages_count', day, only('1')),
    ],
  },
  {
    name: 'bot-only',
    vendor: 'chatwoot',
    title: 'A conversation that a bot settles alone is resolved without a first response, and no agent has messages.',
    story: 'The bot answers and resolves. Its message counts for the account and the inbox, for no agent.',
    now: '2026-01-30T12:00:00Z',
    profile: 'observed',
    events: [
      opened(1, '2026-01-28T10:00:00Z', website),
      asked(1, '2026-01-28T10:00:00Z'),
      answered(1, '2026-01-28T10:00:05Z', bot),
      resolved(1, '2026-01-28T10:05:00Z', bot),
    ],
    expectations: [
      series('a bot resolution', 'bot_resolutions_count', day, [{ value: 1, timestamp: 1769558400 }]),
      series('which is a resolution too', 'resolutions_count', day, [{ value: 1, timestamp: 1769558400 }]),
      series('no first response', 'avg_first_response_time', day, [{ value: 0, timestamp: 1769558400, count: 0 }]),
      series('one message went out', 'outgoing_messages_count', day, [{ value: 1, timestamp: 1769558400 }]),
      report('of no agent', `reports/outgoing_messages_count?group_by=agent&${day}`, []),
    ],
  },
  {
    name: 'empty-account',
    vendor: 'chatwoot',
    title: 'An account in which nothing has happened has empty reports, not missing ones.',
    story:
      'People, inboxes, teams and labels are there; conversations are not. Every day of a window is there all the same, with 0.',
    now: '2026-01-30T12:00:00Z',
    events: [],
    expectations: [
      series('a zero for each day', 'conversations_count', within('2026-01-28T00:00:00Z', '2026-01-30T00:00:00Z'), [
        { value: '0', timestamp: 1769558400 },
        { value: '0', timestamp: 1769644800 },
      ]),
      series('without a window, nothing at all', 'conversations_count', '', []),
      report('no channel', 'summary_reports/channel', {}),
      report('no group', 'reports/outgoing_messages_count?group_by=inbox', []),
      report('no event, and no page', '/api/v1/accounts/1/reporting_events', {
        meta: { count: 0, current_page: 1, total_pages: 0 },
        payload: [],
      }),
    ],
  },
  ...[25, 26].map(
    (count): Scenario => ({
      name: `exactly-${count}-events`,
      vendor: 'chatwoot',
      title: `${count} reporting events fill ${count === 25 ? 'one page to the last row' : 'one page and begin another'}.`,
      story: 'Pages have 25 rows. The edge is where pagers go wrong.',
      now: '2026-01-30T12:00:00Z',
      events: Array.from({ length: count }, (_, index) => index + 1).flatMap((conversation) => [
        opened(conversation, '2026-01-28T10:00:00Z'),
        resolved(conversation, '2026-01-28T11:00:00Z'),
      ]),
      expectations: [
        report(
          'the first page tells how many there are',
          '/api/v1/accounts/1/reporting_events',
          { count, current_page: 1, total_pages: count === 25 ? 1 : 2 },
          '/meta',
        ),
        report(
          'past the last page there is nothing',
          `/api/v1/accounts/1/reporting_events?page=${count === 25 ? 2 : 3}`,
          [],
          '/payload',
        ),
      ],
    }),
  ),
];
