import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { addsUp, type Term } from '../../relations/comparisons/adds-up.ts';
import type { Relation } from '../../relations/relation.ts';
import { groupSummaries } from './operations.ts';
import {
  bucketsOf,
  channelTotals,
  distributionTotals,
  eventsNamed,
  matrixCells,
  outgoingBy,
  rowsOf,
  summaryOf,
} from './terms.ts';

const halves = ['first-half', 'second-half'] as const;

/** The counts of a window, by the id of their relation. */
const counted: Record<string, [what: string, term: Term<ChatwootOperationId>]> = {
  'series-halves-add-up': ['the time series of conversations', bucketsOf('conversations_count')],
  'series-halves-add-up:messages': ['the time series of outgoing messages', bucketsOf('outgoing_messages_count')],
  'series-halves-add-up:resolutions': ['the time series of resolutions', bucketsOf('resolutions_count')],
  'summary-halves-add-up': ['the summary', summaryOf('conversations_count')],
  'channel-halves-add-up': ['the channel summary', channelTotals],
  'distribution-halves-add-up': ['the distribution of first responses', distributionTotals],
  'matrix-halves-add-up': ['the matrix of inboxes and labels', matrixCells],
  'event-halves-add-up': ['the reporting events', eventsNamed('conversation_resolved')],
  'outgoing-halves-add-up': ['outgoing messages by inbox', outgoingBy('inbox')],
  'outgoing-halves-add-up:agent': ['outgoing messages by agent', outgoingBy('agent')],
  'outgoing-halves-add-up:team': ['outgoing messages by team', outgoingBy('team')],
  'outgoing-halves-add-up:label': ['outgoing messages by label', outgoingBy('label')],
  ...Object.fromEntries(
    (Object.keys(groupSummaries) as (keyof typeof groupSummaries)[]).flatMap((group) =>
      (['conversations_count', 'resolved_conversations_count'] as const).map((figure) => [
        `rows-halves-add-up:${group}:${figure}`,
        [`${figure} of each ${group}`, rowsOf(group, figure)],
      ]),
    ),
  ),
};

const boundaryCauses = {
  more: 'Items exactly at the boundary between the halves are counted in both.',
  less: 'Items exactly at the boundary between the halves are counted in neither.',
};

/** Relations between a window and its two halves. */
export const windowRelations: Relation<ChatwootOperationId>[] = Object.entries(counted).map(([id, [what, term]]) =>
  addsUp({
    id,
    statement: `The two halves of a window sum to the whole window, in ${what}.`,
    whole: term,
    causes: boundaryCauses,
    parts: [halves.map((window) => ({ ...term, window }))],
  }),
);
