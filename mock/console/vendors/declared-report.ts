import type { ServedChart, VendorName } from '../../admin/responses.ts';
import type { BarChartData } from '../charts/chart-data.ts';
import { escapeSegment, findAt } from '../json-pointer.ts';
import type { ReportDefinition, ReportParameters } from './report.ts';

/** Converts a chart that a vendor declares to a report of the console. */
export function toReport(vendor: VendorName, chart: ServedChart): ReportDefinition {
  const { id, title, note } = chart;
  return {
    id: `${vendor}-${id}`,
    vendor,
    title,
    note,
    controls: [],
    path: (period) => withWindow(chart, period),
    read: (body) => readBars(chart, body),
  };
}

type Window = NonNullable<ServedChart['window']>;

const writeInstant: Record<Window['format'], (time: number) => string> = {
  'unix-seconds': (time) => String(Math.floor(time / 1000)),
  'iso-instant': (time) => new Date(time).toISOString(),
};

function withWindow(
  { path, window }: ServedChart,
  { since, until }: Pick<ReportParameters, 'since' | 'until'>,
): string {
  if (!window) return path;
  const write = writeInstant[window.format];
  const query = new URLSearchParams({
    [window.from]: write(since),
    ...(window.to !== undefined && { [window.to]: write(until) }),
  });
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

/** @throws Error if the body has no rows. */
function readBars({ rows: position, label, values, unit, isExplained }: ServedChart, body: unknown): BarChartData {
  const found = findAt(body, position);
  if (typeof found !== 'object' || found === null) {
    throw new Error(`Expected a list or an object ${position === '' ? 'as body' : `at ${position}`} of the response.`);
  }
  const rows = Object.entries(found);
  return {
    kind: 'bars',
    unit,
    isSideways: true,
    labels: rows.map(([key, row]) => (label === undefined ? key : String(findAt(row, label) ?? 'none'))),
    series: Object.entries(values).map(([name, pointer]) => ({
      label: name,
      values: rows.map(([, row]) => toNumber(findAt(row, pointer))),
      ...(isExplained && { pointers: rows.map(([key]) => `${position}/${escapeSegment(key)}${pointer}`) }),
    })),
  };
}

/** Some servers send numbers as text. */
function toNumber(value: unknown): number | null {
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isNumeric && Number.isFinite(Number(value)) ? Number(value) : null;
}
