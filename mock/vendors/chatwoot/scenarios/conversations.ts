import type { Scenario } from '../../../vendor-interface/scenario.ts';
import { answered, asked, assigned, opened, report, resolved, series, website, within } from './phrases.ts';

const day = within('2026-01-28T00:00:00Z', '2026-01-29T00:00:00Z');
const only = (value: string) => [{ value, timestamp: 1769558400 }];
const bot = { kind: 'bot', id: 1 };

export const conversationScenarios: Scenario[] = [
  {
    name: 'reopened-conversation',
    vendor: 'chatwoot',
    title: 'A conversation that is reopened and resolved again counts as one conversation and two resolutions.',
    description:
      'The conversation is resolved after two hours. The customer writes again after three hours, and the conversation is resolved again after four. Both resolution times are measured from its creation.',
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
      series('the average of 7,200 and 14,400 seconds is 10,800', 'avg_resolution_time', day, only('10800')),
      series('the first response took ten minutes', 'avg_first_response_time', day, only('600')),
      report('the conversation is resolved now', `summary_reports/channel?${day}`, {
        'Channel::Email': { open: 0, resolved: 1, pending: 0, snoozed: 0, total: 1 },
      }),
    ],
  },
  {
    name: 'no-first-reply',
    vendor: 'chatwoot',
    title: 'Without a reply, the average first response time is 0.',
    description:
      'A customer writes three messages and gets no reply. The 0 in the chart means that there was no response, not that it was fast.',
    now: '2026-01-30T12:00:00Z',
    events: [
      opened(1, '2026-01-28T10:00:00Z'),
      asked(1, '2026-01-28T10:00:00Z'),
      asked(1, '2026-01-28T11:00:00Z'),
      asked(1, '2026-01-28T12:00:00Z'),
    ],
    expectations: [
      series('no first response', 'avg_first_response_time', day, only('0')),
      series('three incoming messages', 'incoming_messages_count', day, only('3')),
      series('no outgoing messages', 'outgoing_messages_count', day, only('0')),
    ],
  },
  {
    name: 'two-labels',
    vendor: 'chatwoot',
    title:
      'A message in a conversation with two labels counts for both, so the labels add up to more than the account.',
    description: 'The conversation has two labels and one reply. The sum over all labels is larger than the total.',
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
      report('the message counts for both labels', `reports/outgoing_messages_count?group_by=label&${day}`, [
        { id: 901, name: 'first-of-two', outgoing_messages_count: 1 },
        { id: 902, name: 'second-of-two', outgoing_messages_count: 1 },
      ]),
      series('the account has one message', 'outgoing_messages_count', day, only('1')),
    ],
  },
  {
    name: 'bot-only',
    vendor: 'chatwoot',
    title: 'A conversation that only a bot handles is resolved without a first response or a message of an agent.',
    description:
      'The bot answers and resolves the conversation. Its message counts for the account and the inbox, but not for an agent.',
    now: '2026-01-30T12:00:00Z',
    profile: 'observed',
    events: [
      opened(1, '2026-01-28T10:00:00Z', website),
      asked(1, '2026-01-28T10:00:00Z'),
      answered(1, '2026-01-28T10:00:05Z', bot),
      resolved(1, '2026-01-28T10:05:00Z', bot),
    ],
    expectations: [
      series('one bot resolution', 'bot_resolutions_count', day, [{ value: 1, timestamp: 1769558400 }]),
      series('the bot resolution is also a resolution', 'resolutions_count', day, [
        { value: 1, timestamp: 1769558400 },
      ]),
      series('no first response', 'avg_first_response_time', day, [{ value: 0, timestamp: 1769558400, count: 0 }]),
      series('one outgoing message', 'outgoing_messages_count', day, [{ value: 1, timestamp: 1769558400 }]),
      report('no agent has messages', `reports/outgoing_messages_count?group_by=agent&${day}`, []),
    ],
  },
  {
    name: 'empty-account',
    vendor: 'chatwoot',
    title: 'An account without conversations has empty reports, not errors.',
    description:
      'The account has agents, inboxes, teams and labels, but no conversations. A time series still has every day of the window, with the value 0.',
    now: '2026-01-30T12:00:00Z',
    events: [],
    expectations: [
      series(
        'each day has the value 0',
        'conversations_count',
        within('2026-01-28T00:00:00Z', '2026-01-30T00:00:00Z'),
        [
          { value: '0', timestamp: 1769558400 },
          { value: '0', timestamp: 1769644800 },
        ],
      ),
      series('without since and until, no days', 'conversations_count', '', []),
      report('no channels', 'summary_reports/channel', {}),
      report('no inboxes', 'reports/outgoing_messages_count?group_by=inbox', []),
      report('no events and no pages', '/api/v1/accounts/1/reporting_events', {
        meta: { count: 0, current_page: 1, total_pages: 0 },
        payload: [],
      }),
    ],
  },
  ...[25, 26].map(
    (count): Scenario => ({
      name: `exactly-${count}-events`,
      vendor: 'chatwoot',
      title: `${count} reporting events ${count === 25 ? 'fill exactly one page' : 'need a second page'}.`,
      description: 'Pages have 25 rows. Pagination code often fails at exactly this limit.',
      now: '2026-01-30T12:00:00Z',
      events: Array.from({ length: count }, (_, index) => index + 1).flatMap((conversation) => [
        opened(conversation, '2026-01-28T10:00:00Z'),
        resolved(conversation, '2026-01-28T11:00:00Z'),
      ]),
      expectations: [
        report(
          'the first page has the total count',
          '/api/v1/accounts/1/reporting_events',
          { count, current_page: 1, total_pages: count === 25 ? 1 : 2 },
          '/meta',
        ),
        report(
          'a page after the last is empty',
          `/api/v1/accounts/1/reporting_events?page=${count === 25 ? 2 : 3}`,
          [],
          '/payload',
        ),
      ],
    }),
  ),
];
