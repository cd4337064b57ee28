import { UsageError } from '../../usage-error.ts';

const secondsOf: Record<string, number> = { s: 1, m: 60 };
const minPerSecond = 0.001;
const maxPerSecond = 10_000;

/**
 * Parses a rate as requests per second: `10`, `10/s`, `600/m`.
 *
 * @throws UsageError `INVALID_RATE` for any other text, and for a rate below 0.001 or above 10,000 per second.
 * @example
 * parseRate('600/m'); // 10
 */
export function parseRate(rate: number | string): number {
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)(?:\/([sm]))?$/.exec(String(rate).trim()) ?? [];
  const perSecond = Number(count) / (secondsOf[unit] ?? Number.NaN);
  if (perSecond >= minPerSecond && perSecond <= maxPerSecond) return perSecond;
  throw new UsageError(
    'INVALID_RATE',
    `Expected a rate such as 10/s, 600/m or 10 for rate (--rate), from ${minPerSecond}/s to ${maxPerSecond}/s, got "${rate}".`,
  );
}
