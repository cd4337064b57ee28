import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt, isObject } from '../../../specs/json/json.ts';
import { addsUp } from '../../relations/comparisons/adds-up.ts';
import { agreeByKey, type KeyedTerm } from '../../relations/comparisons/agree-by-key.ts';
import { totalOfParts } from '../../relations/comparisons/total-of-parts.ts';
import { toFigure } from '../../relations/figures.ts';
import type { Relation } from '../../relations/relation.ts';
import { channels } from './operations.ts';
import { bucketsOf, channelTotals, outgoingBy } from './terms.ts';

const totalsByChannel: KeyedTerm['figures'] = ({ body }) => {
  if (!isObject(body)) return undefined;
  return new Map(Object.entries(body).map(([channel, counts]) => [channel, toFigure(findAt(counts, '/total')) ?? 0]));
};

const emptyAllowed = 'Servers may return an empty report when the request has no window.';
const spans = [
  { suffix: '', window: 'usual', inWords: '', tolerance: undefined },
  { suffix: ':no-window', window: 'none', inWords: ', without a window', tolerance: emptyAllowed },
] as const;

/** Relations between the account and its channels or inboxes, to which every conversation belongs. */
export const channelRelations: Relation<ChatwootOperationId>[] = [
  totalOfParts({
    id: 'channel-total-is-its-statuses',
    statement: 'The total of a channel is the sum of its four statuses.',
    reads: (['usual', 'none', 'longest'] as const).map((window) => ({ operation: channels, window })),
    total: 'total',
    parts: ['open', 'resolved', 'pending', 'snoozed'],
  }),
  agreeByKey({
    id: 'channels-within-all-time',
    statement: 'No channel has more conversations in a window than without one.',
    tolerance: emptyAllowed,
    comparison: 'at most',
    left: { operation: channels, what: 'conversations in the window', figures: totalsByChannel },
    right: {
      operation: channels,
      window: 'none',
      what: 'conversations of all time',
      figures: (reading) => {
        const totals = totalsByChannel(reading);
        return totals?.size === 0 ? undefined : totals;
      },
    },
  }),
  ...spans.flatMap(({ suffix, window, inWords, tolerance }) => [
    addsUp({
      id: `channels-sum-to-conversations${suffix}`,
      statement: `The conversations of all channels sum to the account's conversations_count${inWords}.`,
      tolerance,
      isEmptyAllowed: window === 'none',
      whole: { ...bucketsOf('conversations_count'), window },
      parts: [[{ ...channelTotals, window }]],
    }),
    addsUp({
      id: `inboxes-sum-to-outgoing${suffix}`,
      statement: `The outgoing messages of all inboxes sum to the account's outgoing_messages_count${inWords}.`,
      tolerance,
      isEmptyAllowed: window === 'none',
      whole: { ...bucketsOf('outgoing_messages_count'), window },
      parts: [[{ ...outgoingBy('inbox'), window }]],
    }),
  ]),
];
