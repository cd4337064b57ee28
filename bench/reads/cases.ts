/** One request to measure. */
export interface Case {
  id: string;
  title: string;
  path: string;
  /** The rest of the query, after since and until. */
  query: string;
  /** Range in which windows start, and their length, in seconds. If both ends are equal, the window never changes. */
  windows: { from: number; to: number; length: number };
}

const day = 86_400;
/** The month before the mock's initial time: 2025-12-31 to 2026-01-30. */
const month = { from: 1_767_139_200, to: 1_767_139_200, length: 30 * day };
/** Months that are entirely inside the half year of the default history. */
const anyMonth = { from: month.from - 120 * day, to: month.from, length: 30 * day };

const channels = { path: '/api/v2/accounts/1/summary_reports/channel', query: '' };
const events = { path: '/api/v1/accounts/1/reporting_events', query: '&page=1' };

/** Repeats the same request: for a small response, and for a page of 25 rows. */
export const hotCases: readonly Case[] = [
  { id: 'a', title: 'channel summary', ...channels, windows: month },
  { id: 'b', title: '25 reporting events', ...events, windows: month },
];

/** The same cases with a new window in every request, so that no response is cached. */
export const coldCases: readonly Case[] = hotCases.map((each) => ({
  ...each,
  title: `${each.title}, always a new window`,
  windows: anyMonth,
}));

/** Returns a URL of a case to which all servers respond equally. */
export function toUrl(base: string, { path, query, windows }: Case): string {
  return `${base}${path}?since=${windows.to}&until=${windows.to + windows.length}${query}`;
}
