import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import { addsUp, type Term } from '../../relations/comparisons/adds-up.ts';
import type { Relation } from '../../relations/relation.ts';
import {
  type DailyFigures,
  daysAreOrdered,
  periodIsSumOfDays,
  variationComparesPeriods,
  yesterdayAgreesWithDays,
} from '../../relations/windows/daily-figures.ts';
import { everyWindow } from '../../relations/windows/every-window.ts';
import { unlessClocksChange } from './clock-change.ts';
import { messagesSent, newUsers, origin } from './operations.ts';

const reports: DailyFigures<RocketChatOperationId>[] = [
  { operation: messagesSent, figure: 'messages' },
  { operation: newUsers, figure: 'users', suffix: ':users' },
];

const halves = (id: string, what: string, whole: Term<RocketChatOperationId>): Relation<RocketChatOperationId> =>
  unlessClocksChange(
    addsUp({
      id,
      statement: `The two halves of a period sum to the whole period, in ${what}.`,
      whole,
      causes: {
        more: 'The day at the boundary between the halves is counted in both.',
        less: 'The day at the boundary between the halves is counted in neither.',
      },
      parts: [(['first-half', 'second-half'] as const).map((window) => ({ ...whole, window }))],
    }),
  );

const origins: Term<RocketChatOperationId> = { operation: origin, sum: '/origins/*/messages' };
const sent: Term<RocketChatOperationId> = { operation: messagesSent, sum: '/period/count' };

/** Relations of the reports that count by day. */
export const dayRelations: Relation<RocketChatOperationId>[] = [
  ...reports.flatMap((report) => {
    const ofOneResponse = [periodIsSumOfDays(report), yesterdayAgreesWithDays(report), daysAreOrdered(report)];
    return [
      ...ofOneResponse,
      unlessClocksChange(variationComparesPeriods(report)),
      ...ofOneResponse.map((relation) => everyWindow(relation, ['first-half', 'second-half', 'previous'])),
    ];
  }),
  halves('period-halves-add-up', 'messages sent', sent),
  halves('period-halves-add-up:users', 'new users', { operation: newUsers, sum: '/period/count' }),
  halves('period-halves-add-up:origin', 'messages by origin', origins),
  unlessClocksChange(
    addsUp({
      id: 'origins-sum-to-messages-sent',
      statement: 'The messages of all origins sum to the messages sent.',
      whole: sent,
      parts: [[origins]],
    }),
  ),
];
