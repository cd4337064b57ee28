import semver from 'semver';
import { type Account, reportingEventNames } from '../tables.ts';
import { belongs, pick, type Subject } from './defects.ts';
import type { Metric } from './metrics.ts';

/** The first version whose count leaves out conversations that were handed off as well. */
const since = '4.15.0';

const resolved = reportingEventNames.indexOf('conversation_bot_resolved');
const handedOff = reportingEventNames.indexOf('conversation_bot_handoff');

/**
 * The metric as a version counts it: from 4.15 on, resolutions by bots leave out those of conversations that were handed
 * off in the window.
 */
export function withoutHandoffs(name: string, metric: Metric, { account, type, id }: Subject, version: string): Metric {
  if (name !== 'bot_resolutions_count' || semver.lt(version, since)) return metric;
  return {
    kind: 'count',
    figures: (_scope, window) => {
      const { events } = account;
      const handoffs = new Set<number>();
      for (const row of events.timeline.rowsIn(window.from, window.until)) {
        if (events.name.get(row) === handedOff) handoffs.add(events.conversation.get(row));
      }
      return pick([account], window, (of: Account, row) => {
        const conversation = of.events.conversation.get(row);
        return (
          of.events.name.get(row) === resolved &&
          !handoffs.has(conversation) &&
          belongs[type](of, row, conversation, id)
        );
      });
    },
  };
}
