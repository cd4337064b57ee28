import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt, isObject } from '../../../specs/json/json.ts';
import { addsUp } from '../../relations/comparisons/adds-up.ts';
import { agreeByKey, type KeyedTerm } from '../../relations/comparisons/agree-by-key.ts';
import { meanOfEvents, recombines, rounding } from '../../relations/comparisons/averages.ts';
import { toFigure } from '../../relations/figures.ts';
import type { Relation } from '../../relations/relation.ts';
import { counts, events, summary } from './operations.ts';
import { bucketsOf, distributionTotals, eventsNamed, summaryOf } from './terms.ts';

/** The figures of a summary, or of the summary nested in it. Averages of nothing are null, which counts as 0. */
const figuresAt =
  (pointer: string): KeyedTerm['figures'] =>
  ({ body }) => {
    const fields = findAt(body, pointer);
    if (!isObject(fields)) return undefined;
    const figures = Object.entries(fields).flatMap(([name, value]) => {
      const figure = toFigure(value);
      return figure === undefined ? [] : [[name, figure] as const];
    });
    return new Map(figures);
  };

const ofAccount = { operation: summary, query: { type: 'account' } };

const inBusinessHours = { business_hours: 'true' };

const averages = [
  { metric: 'avg_first_response_time', event: 'first_response' },
  { metric: 'avg_resolution_time', event: 'conversation_resolved' },
];

/** Relations between the summary, the time series and the events. */
export const summaryRelations: Relation<ChatwootOperationId>[] = [
  ...counts.map((metric) =>
    addsUp({
      id: `summary-agrees-with-series:${metric}`,
      statement: `${metric} is the same in the summary and in the time series.`,
      whole: bucketsOf(metric),
      parts: [[summaryOf(metric)]],
    }),
  ),
  addsUp({
    id: 'summary-agrees-with-chart',
    statement: 'A day of another time zone has the same count in the chart with timezone_offset and in the summary.',
    whole: { ...bucketsOf('conversations_count', { timezone_offset: '5.5' }), window: 'shifted-day' },
    parts: [[{ ...summaryOf('conversations_count'), window: 'shifted-day' }]],
  }),
  agreeByKey({
    id: 'previous-is-the-window-before',
    statement: 'previous in the summary is the summary of the preceding window.',
    tolerance: rounding,
    left: { ...ofAccount, what: 'previous', figures: figuresAt('/previous') },
    right: { ...ofAccount, window: 'before', what: 'the preceding window', figures: figuresAt('') },
  }),
  recombines({
    id: 'averages-recombine',
    statement: 'The average resolution time of the window is the mean of its days, weighted by their resolutions.',
    averages: bucketsOf('avg_resolution_time'),
    weights: bucketsOf('resolutions_count'),
    whole: ofAccount,
    pointer: '/avg_resolution_time',
  }),
  recombines({
    id: 'averages-recombine:business_hours',
    statement: 'The same holds for the average resolution time with business_hours=true.',
    averages: bucketsOf('avg_resolution_time', inBusinessHours),
    weights: bucketsOf('resolutions_count'),
    whole: { ...ofAccount, query: { ...ofAccount.query, ...inBusinessHours } },
    pointer: '/avg_resolution_time',
  }),
  ...averages.map(({ metric, event }) =>
    meanOfEvents({
      id: `average-is-mean-of-events:${metric}`,
      statement: `${metric} is the mean of the listed ${event} events.`,
      events: {
        operation: events,
        query: { name: event },
        window: 'last-day',
        items: '/payload',
        pages: '/meta/total_pages',
        value: 'value',
        parameter: 'page',
      },
      average: { ...ofAccount, window: 'last-day' },
      pointer: `/${metric}`,
    }),
  ),
  addsUp({
    id: 'resolutions-are-events',
    statement: 'resolutions_count is the number of conversation_resolved events.',
    whole: bucketsOf('resolutions_count'),
    parts: [[eventsNamed('conversation_resolved')]],
  }),
  addsUp({
    id: 'first-responses-are-events',
    statement: 'The distribution of first responses sums to the number of first_response events.',
    whole: distributionTotals,
    parts: [[eventsNamed('first_response')]],
  }),
];
