import type { Tile } from './chart-data.ts';

/** How a value differs from that of the previous period. */
export interface Delta {
  /** With its sign: `+12%`, `−3.4%`, `0%`. */
  text: string;
  /** Absent without a difference. */
  verdict?: 'better' | 'worse';
}

const percent = new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** Compares a tile's value with the previous one; undefined if there is nothing to compare with. */
export function compareWithPrevious({ value, previous, unit }: Tile): Delta | undefined {
  if (value === null || Number.isNaN(value) || previous === undefined || previous === null || Number.isNaN(previous))
    return undefined;
  if (value === previous) return { text: percent.format(0) };
  // Vendors colour their own reports so: more is better, except of waiting.
  const verdict = value > previous === (unit === 'count') ? 'better' : 'worse';
  // A share of nothing has no percentage.
  if (previous === 0) return { text: value > 0 ? 'up from 0' : 'down from 0', verdict };
  return { text: percent.format((value - previous) / Math.abs(previous)).replace('-', '−'), verdict };
}
