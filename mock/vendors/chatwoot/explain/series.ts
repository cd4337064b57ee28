import type { Explainable } from '../../../explanation.ts';
import { second } from '../../../time/zone.ts';
import type { Call } from '../../../vendor.ts';
import type { Caller } from '../access.ts';
import { getAccount } from '../access.ts';
import type { ChatwootEvent } from '../events.ts';
import { toOffset } from '../rails-zones.ts';
import type { ScopeType } from '../reports/scope.ts';
import type { ChatwootTables } from '../tables.ts';
import { toPrevious, toWindow, type Window } from '../window.ts';
import { collect, toShownWindow } from './evidence.ts';
import { metricRules } from './scope-evidence.ts';

export type ChatwootCall = Call<ChatwootTables, Caller, ChatwootEvent>;
export type Explainer = (call: ChatwootCall, body: never) => Explainable[];

/** Every bucket of a time series. */
export const explainTimeseries: Explainer = (call, body: { value: number | string; timestamp: number }[]) => {
  if (!Array.isArray(body)) return [];
  const window = toWindow(call.values);
  const zone = describeZone(call);
  return body.map(({ value, timestamp }, index) => ({
    pointer: `/${index}/value`,
    explain() {
      const next = body[index + 1]?.timestamp;
      // The first bucket may begin before the window, and the last one end after it.
      const bucket: Window = {
        from: Math.max(window.from, timestamp * second),
        until: Math.min(window.until, next === undefined ? Number.POSITIVE_INFINITY : next * second),
        isBounded: window.isBounded,
      };
      return { ...explainMetric(call, String(call.values.metric), bucket), value: Number(value), zone };
    },
  }));
};

/** Every figure of a summary, and of the one before it. */
export const explainSummary: Explainer = (call, body: Record<string, unknown>) => {
  const window = toWindow(call.values);
  const explainAll = (figures: Record<string, unknown>, within: Window, prefix: string): Explainable[] =>
    Object.entries(figures)
      .filter(([name]) => name in metricRules)
      .map(([name, value]) => ({
        pointer: `${prefix}/${name}`,
        explain: () => ({ ...explainMetric(call, name, within), value: Number(value ?? 0) }),
      }));
  const previous = (body.previous ?? {}) as Record<string, unknown>;
  return [...explainAll(body, window, ''), ...explainAll(previous, toPrevious(window), '/previous')];
};

function explainMetric({ tables, request, values }: ChatwootCall, metric: string, window: Window) {
  const account = getAccount(tables, request);
  const { rule, excluded, evidence } = metricRules[metric] ?? raise(metric);
  const contributing = collect(account, window, evidence(account, values.type as ScopeType, Number(values.id)));
  return { rule, excluded, window: toShownWindow(window), contributing };
}

function raise(metric: string): never {
  throw new Error(`There is no rule for ${metric}.`);
}

function describeZone({ request, deviates }: ChatwootCall): string {
  const text = request.query.timezone_offset;
  if (text === undefined || text === '') return 'UTC';
  const hours = toOffset(text);
  return deviates('chatwoot-report-offset-follows-daylight-saving')
    ? `the first Rails zone that is ${hours} h from UTC now, its daylight saving included`
    : `${hours} h from UTC, all year`;
}
