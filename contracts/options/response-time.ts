import { UsageError } from '../../usage-error.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import { type Finding, toFindings } from '../results/finding.ts';
import { type Outcome, toVerdict, type Verdict } from '../results/verdict.ts';

/** The check of response times, which runs only if the user sets a limit. */
export const responseTime = {
  id: 'response-time',
  statement: 'A response takes no longer than --max-response-time allows.',
} as const;

const units: Readonly<Record<string, number>> = { ms: 1, '': 1000, s: 1000, m: 60_000 };
const maxLimitMs = 600_000;

/**
 * Parses a limit into milliseconds: `2s`, `500ms`, `1m`, or seconds as a number.
 *
 * @throws UsageError `INVALID_MAX_RESPONSE_TIME`.
 */
export function parseResponseTime(value: number | string): number {
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,6})?)\s*(ms|s|m|)$/.exec(String(value).trim()) ?? [];
  const milliseconds = Number(number) * (units[unit] ?? 0);
  if (number !== '' && milliseconds >= 1 && milliseconds <= maxLimitMs) return milliseconds;
  throw new UsageError(
    'INVALID_MAX_RESPONSE_TIME',
    `Expected a time from 1ms to 10m for maxResponseTime (--max-response-time), such as 2s or 500ms, got "${String(value).slice(0, 40)}".`,
  );
}

/** Measures the response times of one case. */
export interface Stopwatch {
  note(operation: string, exchange: Exchange): void;
  /** Adds a finding to the outcome for each operation that was too slow. */
  withFindings(outcome: Outcome, caseId: string): Outcome;
}

/** Verdicts of cases whose responses arrived. Other cases get no finding about time. */
const answeredVerdicts: readonly Verdict[] = ['pass', 'violation', 'known-deviation', 'vacuous'];

/** @param maxMs Maximum milliseconds from sending a request to the last byte of its response. */
export function createStopwatch(maxMs: number): Stopwatch {
  const slowest = new Map<string, { durationMs: number; curl: string }>();
  return {
    note(operation, { durationMs, curl, obstacle }) {
      // The response of an obstacle says nothing about the speed of the API.
      if (obstacle || durationMs <= maxMs) return;
      if (durationMs > (slowest.get(operation)?.durationMs ?? 0)) slowest.set(operation, { durationMs, curl });
    },
    withFindings(outcome, caseId) {
      if (slowest.size === 0 || !answeredVerdicts.includes(outcome.verdict)) return outcome;
      const slow = [...slowest].flatMap(([operation, { durationMs, curl }]): Finding[] => {
        const message = `Expected a response within ${toSeconds(maxMs)} (--max-response-time). Got it after ${toSeconds(durationMs)}.`;
        const expected = `at most ${toSeconds(maxMs)}`;
        const shown = { pointer: '', keyword: 'slow', message, expected, actual: toSeconds(durationMs) };
        const draft = { check: responseTime.id, ...shown, severity: 'violation' as const };
        return toFindings([draft], { operation, caseId, curl });
      });
      const findings = [...outcome.findings, ...slow];
      return { ...outcome, findings, verdict: toVerdict(findings, outcome.verdict) };
    },
  };
}

/** "2 s", "0.25 s": rounded to milliseconds. */
const toSeconds = (milliseconds: number) => `${Number((milliseconds / 1000).toFixed(3))} s`;
