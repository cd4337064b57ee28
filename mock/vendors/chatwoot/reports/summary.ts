import type { Window } from '../input/window.ts';
import { createMetricQuery, type Metric, metrics } from './metrics.ts';
import type { Scope } from './scope.ts';

export const summaryMetrics = [
  'conversations_count',
  'incoming_messages_count',
  'outgoing_messages_count',
  'avg_first_response_time',
  'avg_resolution_time',
  'resolutions_count',
  'reply_time',
] as const;

/** One value per metric; an average is undefined if there are no events. */
export type Summary = Record<(typeof summaryMetrics)[number], number | undefined>;

export function summarize(scope: Scope, window: Window, businessHours: boolean): Summary {
  const { from, until } = window;
  const figures = summaryMetrics.map((name) => {
    const metric = metrics[name] as Metric;
    return [name, createMetricQuery(metric, scope, window, businessHours).evaluate(from, until).value];
  });
  return Object.fromEntries(figures) as Summary;
}
