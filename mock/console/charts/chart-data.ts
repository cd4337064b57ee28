// Chart data, independent of the library that draws it.

export type Unit = 'count' | 'seconds';

export interface Series {
  label: string;
  values: (number | null)[];
  /** JSON Pointer of each value in the response, if the mock can explain the values. */
  pointers?: string[];
}

export interface BarChartData {
  kind: 'bars';
  labels: string[];
  series: Series[];
  unit: Unit;
  isStacked?: boolean;
  /** Horizontal bars, which leave room for long labels. */
  isSideways?: boolean;
}

export interface HeatMapData {
  kind: 'heat';
  rows: string[];
  columns: string[];
  values: (number | null)[][];
  pointers?: string[][];
  unit: Unit;
}

export interface Tile {
  label: string;
  value: number | null;
  previous?: number | null;
  unit: Unit;
  pointer?: string;
}

export interface TilesData {
  kind: 'tiles';
  tiles: Tile[];
}

export type ChartData = BarChartData | HeatMapData | TilesData;

/** Converts a chart to a table, for users who cannot see the chart. */
export function toTable(figure: BarChartData | HeatMapData): { head: string[]; rows: string[][] } {
  const show = (value: number | null | undefined) => formatValue(value ?? null, figure.unit);
  if (figure.kind === 'heat') {
    return {
      head: ['', ...figure.columns],
      rows: figure.rows.map((name, row) => [name, ...(figure.values[row] ?? []).map(show)]),
    };
  }
  return {
    head: ['', ...figure.series.map(({ label }) => label)],
    rows: figure.labels.map((label, index) => [label, ...figure.series.map(({ values }) => show(values[index]))]),
  };
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `1,154`, `8.4 h`. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null || Number.isNaN(value)) return '–';
  if (unit === 'count') return numbers.format(value);
  if (value < 90) return `${numbers.format(value)} s`;
  if (value < 90 * 60) return `${numbers.format(value / 60)} min`;
  if (value < 48 * 3600) return `${numbers.format(value / 3600)} h`;
  return `${numbers.format(value / 86_400)} d`;
}
