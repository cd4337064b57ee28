import { findAt } from '../../../specs/json.ts';
import { findClockChange } from '../../relations/clock-changes.ts';
import { listAt } from '../../relations/figures.ts';
import type { Doubt, Relation } from '../../relations/relation.ts';
import { messagesSent, newUsers } from './operations.ts';

/** Everything that a check asks about: the period, and the one before. */
const reads = [messagesSent, newUsers].flatMap((operation) =>
  (['previous', 'usual'] as const).map((window) => ({ operation, window })),
);

/**
 * A server counts the days of a period by dividing its length by that of a day. Where its zone puts clocks back in
 * between, that is a day too few: the oldest day is left out, and the period before is another
 * (Rocket.Chat 6.14, ee/server/lib/engagementDashboard/date.ts, with Moment.js; read).
 */
const doubt: Doubt = {
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
    return `clocks change in the window where days begin as this server's do (${zone}), and a period may lack a day`;
  },
};

/** The relation, not judged where the server's clocks change. */
export const unlessClocksChange = (relation: Relation): Relation => ({ ...relation, doubt });
