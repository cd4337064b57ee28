import { UsageError } from '../usage-error.ts';

const secondsOf: Record<string, number> = { s: 1, m: 60 };
const least = 0.001;
const most = 10_000;

/**
 * Requests a second, from a number of them or a text: `10`, `10/s`, `600/m`.
 *
 * @throws UsageError `BAD_OPTION` for anything else, or a rate below 0.001 or above 10,000 a second.
 * @example
 * parseRate('600/m'); // 10
 */
export function parseRate(rate: number | string): number {
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)(?:\/([sm]))?$/.exec(String(rate).trim()) ?? [];
  const perSecond = Number(count) / (secondsOf[unit] ?? Number.NaN);
  if (perSecond >= least && perSecond <= most) return perSecond;
  throw new UsageError(
    'INVALID_RATE',
    `Expected a rate such as 10/s, 600/m or 10 for rate (--rate), from ${least}/s to ${most}/s, got "${rate}".`,
  );
}
