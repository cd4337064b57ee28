import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { listAt } from '../../relations/figures.ts';
import type { Doubt, Relation } from '../../relations/relation.ts';
import { findClockChange } from '../../relations/windows/clock-changes.ts';
import { messagesSent, newUsers } from './operations.ts';

/** Both windows that a check requests: the period and the preceding one. */
const reads = [messagesSent, newUsers].flatMap((operation) =>
  (['previous', 'usual'] as const).map((window) => ({ operation, window })),
);

/**
 * Rocket.Chat computes the number of days in a period by dividing its length by 24 hours. If its time zone changes its
 * clocks in the period, the result may be a day too few. Then it omits the oldest day, and the preceding period differs
 * (Rocket.Chat 6.14, ee/server/lib/engagementDashboard/date.ts, with Moment.js; from the source code).
 */
const doubt: Doubt<RocketChatOperationId> = {
  reads,
  find(readings) {
    const days = readings.flatMap(({ body }) => listAt(body, '/days/*') ?? []);
    const midnights = days
      .map((each) => Date.parse(String(findAt(each, '/day'))))
      .filter((time) => !Number.isNaN(time));
    const windows = readings.map(({ window }) => window);
    const from = new Date(Math.min(...windows.map((window) => window.from.getTime())));
    const to = new Date(Math.max(...windows.map((window) => window.to.getTime())));
    const zone = findClockChange(midnights, from, to);
    if (zone === undefined) return undefined;
    return `the server's time zone may change its clocks in the window (its days start as in ${zone}), so a period may lack a day`;
  },
};

/** A copy of a relation that is not judged if the server's clocks may change in the window. */
export const unlessClocksChange = (relation: Relation<RocketChatOperationId>): Relation<RocketChatOperationId> => ({
  ...relation,
  doubt,
});
