import { UsageError } from '../usage-error.ts';
import type { Verdict } from './verdict.ts';

/** How many cases may come to nothing before that alone fails a check: a number, or per cent of the cases that were asked. */
export interface Tolerances {
  /** `5` or `5%`. */
  maxInconclusive?: string;
  maxVacuous?: string;
}

type Counts = Readonly<Record<Verdict, number>>;

/** What became of one tolerance. */
export interface Tolerated {
  flag: string;
  max: string;
  /** Cases that the tolerance allows. */
  allowed: number;
  count: number;
}

const flags = { maxInconclusive: '--max-inconclusive', maxVacuous: '--max-vacuous' } as const;
const verdictOf = { maxInconclusive: 'inconclusive', maxVacuous: 'vacuous' } as const;

/**
 * Reads a tolerance: `5`, or `2.5%` of the cases that were asked.
 *
 * @throws UsageError `BAD_OPTION`.
 */
export function parseTolerance(name: keyof Tolerances, value: number | string): string {
  const text = String(value).trim();
  const [, number = '', percent] = /^(\d{1,7}(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
  const isRight = percent ? Number(number) <= 100 : /^\d+$/.test(number);
  if (isRight) return `${number}${percent}`;
  throw new UsageError(
    'INVALID_TOLERANCE',
    `Expected a number of cases or a percentage up to 100% for ${name} (${flags[name]}), such as 5 or 5%, got "${text.slice(0, 40)}".`,
  );
}

/** What a tolerance came to; undefined where there is none. Skipped cases were not asked, and count for no percentage. */
export function findTolerated(
  name: keyof Tolerances,
  tolerances: Tolerances | undefined,
  verdicts: Counts,
): Tolerated | undefined {
  const max = tolerances?.[name];
  if (max === undefined) return undefined;
  const asked = Object.values(verdicts).reduce((sum, each) => sum + each, 0) - verdicts.skipped;
  const allowed = max.endsWith('%') ? Math.floor((Number.parseFloat(max) * asked) / 100) : Number(max);
  return { flag: flags[name], max, allowed, count: verdicts[verdictOf[name]] };
}

/** Whether more cases came to nothing than may. Inconclusive cases may not at all, where nothing is said of them. */
export function isBeyond(name: keyof Tolerances, tolerances: Tolerances | undefined, verdicts: Counts): boolean {
  const tolerated = findTolerated(name, tolerances, verdicts);
  if (!tolerated) return name === 'maxInconclusive' && verdicts.inconclusive > 0;
  return tolerated.count > tolerated.allowed;
}
