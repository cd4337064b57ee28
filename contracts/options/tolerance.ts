import { UsageError } from '../../usage-error.ts';
import type { Verdict } from '../results/verdict.ts';

/** The maximum numbers of inconclusive and vacuous cases: numbers, or percentages of the cases that ran. */
export interface Tolerances {
  /** `5` or `5%`. */
  maxInconclusive?: string;
  maxVacuous?: string;
}

type Counts = Readonly<Record<Verdict, number>>;

/** A tolerance, and the number of cases it applies to. */
export interface ToleranceResult {
  flag: string;
  max: string;
  /** Number of cases that the tolerance allows. */
  allowed: number;
  count: number;
}

const flags = { maxInconclusive: '--max-inconclusive', maxVacuous: '--max-vacuous' } as const;
const verdictOf = { maxInconclusive: 'inconclusive', maxVacuous: 'vacuous' } as const;

/**
 * Parses a tolerance: `5`, or `2.5%` of the cases that ran.
 *
 * @throws UsageError `INVALID_TOLERANCE`.
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

/** Evaluates a tolerance; undefined if it is not set. Skipped cases do not count for percentages. */
export function evaluateTolerance(
  name: keyof Tolerances,
  tolerances: Tolerances | undefined,
  verdicts: Counts,
): ToleranceResult | undefined {
  const max = tolerances?.[name];
  if (max === undefined) return undefined;
  const ranCount = Object.values(verdicts).reduce((sum, each) => sum + each, 0) - verdicts.skipped;
  const allowed = max.endsWith('%') ? Math.floor((Number.parseFloat(max) * ranCount) / 100) : Number(max);
  return { flag: flags[name], max, allowed, count: verdicts[verdictOf[name]] };
}

/** Whether a tolerance is exceeded. Without a tolerance, no inconclusive case is allowed, and any number of vacuous ones. */
export function isToleranceExceeded(
  name: keyof Tolerances,
  tolerances: Tolerances | undefined,
  verdicts: Counts,
): boolean {
  const tolerated = evaluateTolerance(name, tolerances, verdicts);
  if (!tolerated) return name === 'maxInconclusive' && verdicts.inconclusive > 0;
  return tolerated.count > tolerated.allowed;
}
