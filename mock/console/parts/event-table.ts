import type { NumberExplanation } from '../../admin/responses.ts';

type Event = NumberExplanation['contributing']['events'][number];

/** Events as a table. Each field of any event is a column. */
export interface EventTable {
  columns: string[];
  /** A cell of each column for each event. */
  rows: string[][];
}

/** Lays out the events of an explanation as a table, in their order. */
export function toEventTable(events: readonly Event[]): EventTable {
  const fields = events.map(toFields);
  const names = [...new Set(fields.flatMap(Object.keys))];
  return {
    columns: names.map((name) => name.replaceAll('_', ' ')),
    rows: fields.map((event) => names.map((name) => showCell(event[name]))),
  };
}

/** An event that is no object, such as a number, has one field. */
const toFields = (event: Event): Record<string, unknown> =>
  typeof event === 'object' && event !== null && !Array.isArray(event) ? event : { event };

const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.000)?Z$/;

function showCell(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return value.replace(instant, '$1 $2');
  return typeof value === 'number' ? value.toLocaleString('en', { useGrouping: false }) : JSON.stringify(value);
}
