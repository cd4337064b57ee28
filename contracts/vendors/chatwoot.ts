import { addsUp } from '../relations/adds-up.ts';
import { filterNarrows } from '../relations/filter-narrows.ts';
import { insideWindow } from '../relations/inside-window.ts';
import type { Relation } from '../relations/relation.ts';
import { totalOfParts } from '../relations/total-of-parts.ts';
import { type Discovery, defineVendorCheck } from '../vendor.ts';

const series = 'list-all-conversation-statistics';
const outgoing = 'get-outgoing-messages-count';
const channels = 'get-channel-summary-report';
const events = 'get-account-reporting-events';

const fromOutgoing = (group: string): Discovery => ({
  operation: outgoing,
  query: { group_by: group },
  items: '',
  field: 'id',
  most: 'outgoing_messages_count',
});
const fromEvents = (field: string): Discovery => ({ operation: events, items: '/payload', field });

/** Buckets of a metric for the whole account. */
const bucketsOf = (metric: string) => ({ operation: series, query: { metric, type: 'account' }, sum: '/*/value' });

// group_by stands in no document, yet every chart of the vendor's own dashboard sends it.
const bucketSums = (metric: string): Relation =>
  addsUp({
    id: `bucket-sums-agree:${metric}`,
    statement: `${metric} sums to the same by day, by week and by month.`,
    whole: withQuery(bucketsOf(metric), 'group_by', 'day'),
    parts: ['week', 'month'].map((bucket) => [withQuery(bucketsOf(metric), 'group_by', bucket)]),
  });

function withQuery<Term extends { query: Record<string, string> }>(term: Term, name: string, value: string): Term {
  return { ...term, query: { ...term.query, [name]: value } };
}

const halves = ['first-half', 'second-half'] as const;
const outgoingByInbox = { operation: outgoing, query: { group_by: 'inbox' }, sum: '/*/outgoing_messages_count' };
const channelTotals = { operation: channels, sum: '/*/total' };

// Not for agents: grouped by agent the conversation's assignee counts, in the time series the sender.
const groupAgrees = (type: string): Relation =>
  addsUp({
    id: `group-agrees-with-series:${type}`,
    statement: `The outgoing messages of one ${type} are the same in both reports.`,
    whole: {
      operation: series,
      query: { metric: 'outgoing_messages_count', type, id: { entity: type } },
      sum: '/*/value',
    },
    parts: [
      [
        {
          operation: outgoing,
          query: { group_by: type },
          sum: '/*/outgoing_messages_count',
          only: { items: '/*', field: 'id', figure: 'outgoing_messages_count', parameter: 'id' },
        },
      ],
    ],
  });

const eventFilter = (parameter: string, entity: string): Relation =>
  filterNarrows({
    id: `filter-narrows:${parameter}`,
    statement: `Filtered by ${parameter}, the events are of that ${entity} only, and no more than without the filter.`,
    operation: events,
    parameter,
    entity,
    field: parameter,
    items: '/payload',
    total: '/meta/count',
  });

/** Chatwoot, as the check sees it. */
export const chatwoot = defineVendorCheck({
  name: 'chatwoot',
  schemes: ['userApiKey'],
  identities: {
    full: { api_access_token: 'CHATPACT_CHATWOOT_TOKEN' },
    low: { api_access_token: 'CHATPACT_CHATWOOT_LOW_TOKEN' },
    other: { api_access_token: 'CHATPACT_CHATWOOT_OTHER_TOKEN' },
    bot: { api_access_token: 'CHATPACT_CHATWOOT_BOT_TOKEN' },
  },
  wrong: { api_access_token: 'nobody-has-this-token-000' },
  refusedHint:
    'Some proxies (nginx, unless told otherwise) drop headers whose names have underscores, and api_access_token has two.',
  inclusiveEnd: false,
  entities: {
    account: { env: 'CHATPACT_CHATWOOT_ACCOUNT_ID', fallback: '1' },
    agent: { discoveries: [fromOutgoing('agent'), fromEvents('user_id')] },
    inbox: { discoveries: [fromOutgoing('inbox'), fromEvents('inbox_id')] },
    team: { discoveries: [fromOutgoing('team')] },
    label: { discoveries: [fromOutgoing('label')] },
    'event name': { discoveries: [fromEvents('name')] },
    user: { discoveries: [fromEvents('user_id'), fromOutgoing('agent')] },
  },
  parameters: { account_id: 'account', inbox_id: 'inbox', user_id: 'user', name: 'event name' },
  relations: [
    totalOfParts({
      id: 'channel-total-is-its-statuses',
      statement: 'The total of a channel is the sum of its four statuses.',
      operation: channels,
      total: 'total',
      parts: ['open', 'resolved', 'pending', 'snoozed'],
    }),
    addsUp({
      id: 'channels-sum-to-conversations',
      statement: 'The conversations of all channels are the conversations of the account.',
      whole: bucketsOf('conversations_count'),
      parts: [[channelTotals]],
    }),
    ...['conversations_count', 'incoming_messages_count', 'outgoing_messages_count', 'resolutions_count'].map(
      bucketSums,
    ),
    insideWindow({
      id: 'buckets-inside-window',
      statement: 'The buckets of a time series lie in its window and run upwards.',
      operation: series,
      items: '',
      field: 'timestamp',
      isAscending: true,
    }),
    addsUp({
      id: 'inboxes-sum-to-outgoing',
      statement: "The outgoing messages of all inboxes are the account's outgoing_messages_count.",
      whole: bucketsOf('outgoing_messages_count'),
      parts: [[outgoingByInbox]],
    }),
    ...['inbox', 'team', 'label'].map(groupAgrees),
    addsUp({
      id: 'series-halves-add-up',
      statement: 'Two halves of a window count what the whole counts, in the time series.',
      whole: bucketsOf('conversations_count'),
      parts: [halves.map((window) => ({ ...bucketsOf('conversations_count'), window }))],
    }),
    addsUp({
      id: 'outgoing-halves-add-up',
      statement: 'Two halves of a window count what the whole counts, in outgoing messages.',
      whole: outgoingByInbox,
      parts: [halves.map((window) => ({ ...outgoingByInbox, window }))],
    }),
    addsUp({
      id: 'channel-halves-add-up',
      statement: 'Two halves of a window count what the whole counts, in the channel summary.',
      whole: channelTotals,
      parts: [halves.map((window) => ({ ...channelTotals, window }))],
    }),
    eventFilter('name', 'event name'),
    eventFilter('inbox_id', 'inbox'),
    eventFilter('user_id', 'user'),
    insideWindow({
      id: 'events-inside-window',
      statement: 'Every reporting event was created in the window that was asked for.',
      operation: events,
      items: '/payload',
      field: 'created_at',
    }),
  ],
});
