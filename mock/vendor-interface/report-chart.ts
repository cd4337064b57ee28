/**
 * A report that the console draws as bars. All positions are JSON Pointers.
 *
 * @example
 * // The body is `{ "open": 3, "solved": 9 }`: one bar for each member.
 * const byStatus: ReportChart = {
 *   id: 'by-status',
 *   title: 'Tickets by status',
 *   note: 'Tickets that were created in this period.',
 *   operation: 'reportByStatus',
 * };
 * @example
 * // The body is `{ "rows": [{ "name": "Ada", "tickets": 4 }] }`: one bar for each row.
 * const byUser: ReportChart = {
 *   id: 'by-user',
 *   title: 'Tickets by user',
 *   note: 'Tickets that were created in this period.',
 *   operation: 'reportByUser',
 *   rows: '/rows',
 *   label: '/name',
 *   values: { Tickets: '/tickets' },
 * };
 */
export interface ReportChart {
  /** kebab-case, unique among the charts of the vendor. */
  id: string;
  title: string;
  /** One sentence that describes the chart. */
  note: string;
  /** Id of an operation with GET and a handler. The console sets the window that its `x-chatpact.window` declares. */
  operation: string;
  /** Values of path and query parameters by name, apart from the window. Default: none. */
  parameters?: Readonly<Record<string, string>>;
  /** Position of the rows in the body: a list, or an object with a row for each member. Default: the whole body. */
  rows?: string;
  /** Position of the label in a row. Default: the member's name, or the position in the list. */
  label?: string;
  /** Positions of the numbers in a row, by title. Each is a bar of its own. Default: the row is the number. */
  values?: Readonly<Record<string, string>>;
  /** Default: count. */
  unit?: 'count' | 'seconds';
}
