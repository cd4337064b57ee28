import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import type { FigurePlaces, ListPlace } from '../../vendor.ts';
import {
  channels,
  counts,
  distribution,
  events,
  groupSummaries,
  live,
  liveAgents,
  matrix,
  outgoing,
  series,
  summary,
} from './operations.ts';

const rows = ['/*/conversations_count', '/*/resolved_conversations_count'];
const ofSummary = counts.flatMap((metric) => [`/${metric}`, `/previous/${metric}`]);

/** Pointers to the figures and times in the reports. */
export const figures: FigurePlaces<ChatwootOperationId>[] = [
  { operation: series, when: { parameter: 'metric', values: [...counts] }, counts: ['/*/value'] },
  { operation: series, times: ['/*/timestamp'] },
  { operation: summary, counts: ofSummary },
  { operation: outgoing, counts: ['/*/outgoing_messages_count'] },
  { operation: channels, counts: ['open', 'resolved', 'pending', 'snoozed', 'total'].map((status) => `/*/${status}`) },
  { operation: events, counts: ['/meta/count'], times: ['/payload/*/created_at'] },
  { operation: matrix, counts: ['/matrix/*/*'] },
  { operation: distribution, counts: ['/*/*'] },
  { operation: live, counts: ['/open', '/unattended', '/unassigned'] },
  { operation: liveAgents, counts: ['/*/metric/open', '/*/metric/unattended'] },
  ...Object.values(groupSummaries).map((operation) => ({ operation, counts: rows })),
];

/** The lists in the reports. */
export const lists: ListPlace<ChatwootOperationId>[] = [
  ...[series, outgoing, liveAgents, ...Object.values(groupSummaries)].map((operation) => ({ operation, pointer: '' })),
  { operation: events, pointer: '/payload' },
];
