import type { Explainable } from '../../../explanation.ts';
import { second } from '../../../time/zone.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootCall } from '../handler.ts';
import { toBoolean, toFloat, toIntegerOrZero } from '../input/casts.ts';
import { emptyWindow, toPreviousWindow, toWindow, type Window } from '../input/window.ts';
import { toScopeType } from '../reports/scope.ts';
import type { Account } from '../tables.ts';
import { findVersionDefects, omitFirstHours, type VersionDefects } from './defects.ts';
import { collectEvidence, toShownWindow } from './evidence.ts';
import type { Explainer } from './explainer.ts';
import { metricRules } from './scope-evidence.ts';

/** Explains every bucket of a time series, and the number of averaged events where the report includes it. */
export const explainTimeseries: Explainer<'list-all-conversation-statistics'> = (call, body) => {
  const window = omitFirstHours(toWindow(call.request.query, emptyWindow), call);
  const zone = describeZone(call);
  const metric = String(call.values.metric);
  const reading = findVersionDefects(call, metric);
  // The report of an unknown metric is an empty object.
  const points = Array.isArray(body) ? body : [];
  return points.flatMap((point, index) => {
    const { value, timestamp } = point;
    const count = 'count' in point ? point.count : undefined;
    const next = points[index + 1]?.timestamp;
    // The first bucket may begin before the window, and the last one end after it.
    const until = Math.min(window.until, next === undefined ? Number.POSITIVE_INFINITY : next * second);
    const from = Math.min(until, Math.max(window.from, timestamp * second));
    const bucket: Window = { from, until, isBounded: window.isBounded };
    const explain = () => ({ ...explainMetric(call, metric, bucket, reading), value: Number(value), zone });
    const explainCount = () => ({ ...explain(), value: Number(count), rule: 'The number of averaged events.' });
    const ofValue: Explainable = { pointer: `/${index}/value`, explain };
    return count === undefined ? ofValue : [ofValue, { pointer: `/${index}/count`, explain: explainCount }];
  });
};

/** Explains every figure of a summary and of the previous period. */
export const explainSummary: Explainer<'list-all-conversation-statistics-summary'> = (call, body) => {
  const window = toWindow(call.request.query, emptyWindow);
  const explainAll = (figures: Record<string, unknown>, within: Window, prefix: string): Explainable[] =>
    Object.entries(figures)
      .filter(([name]) => name in metricRules)
      .map(([name, value]) => ({
        pointer: `${prefix}/${name}`,
        explain: () => ({ ...explainMetric(call, name, within), value: value === null ? null : Number(value) }),
      }));
  const previous = (body.previous ?? {}) as Record<string, unknown>;
  return [...explainAll(body, window, ''), ...explainAll(previous, toPreviousWindow(window), '/previous')];
};

function explainMetric(call: ChatwootCall, metric: string, window: Window, reading?: VersionDefects) {
  const { tables, request } = call;
  const { rule, ruleInBusinessHours = rule, excluded, evidence } = metricRules[metric] ?? raise(metric);
  const { type, id, business_hours } = request.query;
  const evidenceIn = (account: Account) => evidence(account, toScopeType(type), toIntegerOrZero(id));
  const account = getAccount(tables, request);
  return {
    rule: (toBoolean(business_hours) ? ruleInBusinessHours : rule) + (reading?.note ?? ''),
    excluded: [...excluded, ...(reading?.excluded ?? [])],
    window: toShownWindow(window),
    contributing: reading?.collect(window, evidenceIn) ?? collectEvidence(account, window, evidenceIn(account)),
  };
}

function raise(metric: string): never {
  throw new Error(`No explanation rule for the metric "${metric}".`);
}

function describeZone({ request }: ChatwootCall): string {
  const text = request.query.timezone_offset;
  if (text === undefined || text === '') return 'UTC';
  return `the first Rails time zone whose UTC offset is ${toFloat(text)} h now, with its daylight saving time; UTC if there is none`;
}
