import type { Series } from '../../../state/series.ts';
import type { Window } from '../window.ts';
import type { Scope } from './scope.ts';

export interface Metric {
  kind: 'count' | 'average';
  series(scope: Scope, window: Window, businessHours: boolean): Series;
}

const countOf = (series: (scope: Scope, window: Window) => Series): Metric => ({ kind: 'count', series });

const averageOf = (name: 'first_response' | 'conversation_resolved' | 'reply_time'): Metric => ({
  kind: 'average',
  series: (scope, window, businessHours) => scope.events(name, businessHours, window),
});

/** Every metric by its name on the wire. The last three work on real servers but are in no document. */
export const metrics: Record<string, Metric> = {
  conversations_count: countOf((scope, window) => scope.conversations(window)),
  incoming_messages_count: countOf((scope, window) => scope.incoming(window)),
  outgoing_messages_count: countOf((scope, window) => scope.outgoing(window)),
  avg_first_response_time: averageOf('first_response'),
  avg_resolution_time: averageOf('conversation_resolved'),
  resolutions_count: countOf((scope, window) => scope.events('conversation_resolved', false, window)),
  reply_time: averageOf('reply_time'),
  bot_resolutions_count: countOf((scope, window) => scope.events('conversation_bot_resolved', false, window)),
  bot_handoffs_count: countOf((scope, window) => scope.events('conversation_bot_handoff', false, window)),
};

/** A metric in one window: a count, or an average in seconds. */
export interface Figure {
  /** Undefined when there was nothing to average. */
  value: number | undefined;
  /** Events that were averaged; undefined for counts. */
  count?: number;
}

export function toFigure({ kind }: Metric, series: Series, from: number, until: number): Figure {
  const count = series.count(from, until);
  if (kind === 'count') return { value: count };
  return { value: count === 0 ? undefined : series.sum(from, until) / count, count };
}
