import type { Countable, Summable } from '../../../state/group-query.ts';
import type { Window } from '../input/window.ts';
import type { Scope } from './scope.ts';

interface Count {
  kind: 'count';
  figures(scope: Scope, window: Window): Countable;
}

interface Average {
  kind: 'average';
  figures(scope: Scope, businessHours: boolean): Summable;
}

export type Metric = Count | Average;

const countOf = (figures: (scope: Scope) => Countable): Metric => ({ kind: 'count', figures });

const averageOf = (name: 'first_response' | 'conversation_resolved' | 'reply_time'): Metric => ({
  kind: 'average',
  figures: (scope, businessHours) => scope.events(name, businessHours),
});

/** Every metric by its name in the API. The last three are undocumented but work on real servers. */
export const metrics: Record<string, Metric> = {
  conversations_count: countOf((scope) => scope.conversations()),
  incoming_messages_count: countOf((scope) => scope.incoming()),
  outgoing_messages_count: countOf((scope) => scope.outgoing()),
  avg_first_response_time: averageOf('first_response'),
  avg_resolution_time: averageOf('conversation_resolved'),
  resolutions_count: countOf((scope) => scope.events('conversation_resolved')),
  reply_time: averageOf('reply_time'),
  bot_resolutions_count: countOf((scope) => scope.events('conversation_bot_resolved')),
  bot_handoffs_count: countOf((scope) => scope.events('conversation_bot_handoff')),
};

/** The value of a metric in one window: a count, or an average in seconds. */
export interface MetricValue {
  /** Undefined if there are no events to average. */
  value: number | undefined;
  /** Number of averaged events; undefined for counts. */
  count?: number;
}

/** A metric of a scope that can be evaluated for any part of a window. */
export interface MetricQuery {
  span: Countable['span'];
  evaluate(from: number, until: number): MetricValue;
}

export function createMetricQuery(metric: Metric, scope: Scope, window: Window, businessHours: boolean): MetricQuery {
  if (metric.kind === 'count') {
    const counted = metric.figures(scope, window);
    return { span: () => counted.span(), evaluate: (from, until) => ({ value: counted.count(from, until) }) };
  }
  const summed = metric.figures(scope, businessHours);
  return {
    span: () => summed.span(),
    evaluate(from, until) {
      const count = summed.count(from, until);
      return { value: count === 0 ? undefined : summed.sum(from, until) / count, count };
    },
  };
}
