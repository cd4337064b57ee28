import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import type { Term } from '../../relations/comparisons/adds-up.ts';
import {
  channels,
  distribution,
  events,
  type Group,
  groupSummaries,
  matrix,
  outgoing,
  series,
  summary,
} from './operations.ts';

/** Buckets of a metric for the whole account. */
export const bucketsOf = (metric: string, query: Record<string, string> = {}): Term<ChatwootOperationId> => ({
  operation: series,
  query: { metric, type: 'account', ...query },
  sum: '/*/value',
});

/** One figure of the account's summary. */
export const summaryOf = (metric: string): Term<ChatwootOperationId> => ({
  operation: summary,
  query: { type: 'account' },
  sum: `/${metric}`,
});

export const outgoingBy = (group: string): Term<ChatwootOperationId> => ({
  operation: outgoing,
  query: { group_by: group },
  sum: '/*/outgoing_messages_count',
});

export const channelTotals: Term<ChatwootOperationId> = { operation: channels, sum: '/*/total' };
export const distributionTotals: Term<ChatwootOperationId> = { operation: distribution, sum: '/*/*' };
export const matrixCells: Term<ChatwootOperationId> = { operation: matrix, sum: '/matrix/*/*' };

/** The number of events with a name. */
export const eventsNamed = (name: string): Term<ChatwootOperationId> => ({
  operation: events,
  query: { name },
  sum: '/meta/count',
});

/** One figure of all agents, inboxes, teams or labels, summed. */
export const rowsOf = (group: Group, figure: string): Term<ChatwootOperationId> => ({
  operation: groupSummaries[group],
  sum: `/*/${figure}`,
});
