import type { ReportParameters } from './report.ts';

export type Period = Pick<ReportParameters, 'since' | 'until'>;

export const day = 86_400_000;
const week = 7 * day;

/** An earlier period of the same length, and the number of weeks between both. */
export interface PreviousPeriod extends Period {
  weeks: number;
}

/**
 * The latest period of the same length that ends before this one begins, and that begins on the same weekday. So each
 * day is compared with a day of the same kind: a Sunday with a Sunday.
 */
export function toPreviousPeriod({ since, until }: Period): PreviousPeriod {
  const weeks = Math.max(1, Math.ceil((until - since) / week));
  return { since: since - weeks * week, until: until - weeks * week, weeks };
}

/** The UTC days of a period, as YYYY-MM-DD. */
export const listDays = ({ since, until }: Period): string[] =>
  Array.from({ length: Math.max(0, Math.ceil((until - since) / day)) }, (_, index) =>
    new Date(since + index * day).toISOString().slice(0, 10),
  );
