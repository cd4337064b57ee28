import semver from 'semver';
import { type Account, reportingEventNames } from '../tables.ts';
import { isEventInScope, type Subject, scanEvents } from './defects.ts';
import type { Metric } from './metrics.ts';

/** The first version that does not count bot resolutions of conversations with a handoff. */
const firstVersion = '4.15.0';

const resolved = reportingEventNames.indexOf('conversation_bot_resolved');
const handedOff = reportingEventNames.indexOf('conversation_bot_handoff');

/**
 * Returns the metric as a version counts it. Since 4.15, `bot_resolutions_count` leaves out conversations with a bot
 * handoff in the window.
 */
export function withoutHandoffs(name: string, metric: Metric, { account, type, id }: Subject, version: string): Metric {
  if (name !== 'bot_resolutions_count' || semver.lt(version, firstVersion)) return metric;
  return {
    kind: 'count',
    figures: (_scope, window) => {
      const { events } = account;
      const handoffs = new Set<number>();
      for (const row of events.timeline.rowsIn(window.from, window.until)) {
        if (events.name.get(row) === handedOff) handoffs.add(events.conversation.get(row));
      }
      return scanEvents([account], window, (of: Account, row) => {
        const conversation = of.events.conversation.get(row);
        return (
          of.events.name.get(row) === resolved &&
          !handoffs.has(conversation) &&
          isEventInScope[type](of, row, conversation, id)
        );
      });
    },
  };
}
