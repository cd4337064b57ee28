/** One request to measure. */
export interface Case {
  id: string;
  title: string;
  path: string;
  /** What follows since and until in the query. */
  query: string;
  /** Begin and end of where windows begin, and their length, seconds. The same window each time when both are equal. */
  windows: { from: number; to: number; length: number };
}

const day = 86_400;
/** The month before the mock's clock stands, 2025-12-31 to 2026-01-30. */
const month = { from: 1_767_139_200, to: 1_767_139_200, length: 30 * day };
/** Months that lie wholly in the half year of the default history. */
const anyMonth = { from: month.from - 120 * day, to: month.from, length: 30 * day };

const channels = { path: '/api/v2/accounts/1/summary_reports/channel', query: '' };
const events = { path: '/api/v1/accounts/1/reporting_events', query: '&page=1' };

/** The same request again and again: a small answer, and a page of 25. */
export const hotCases: readonly Case[] = [
  { id: 'a', title: 'channel summary', ...channels, windows: month },
  { id: 'b', title: '25 reporting events', ...events, windows: month },
];

/** The same, with a window that nobody asked for before in every request. */
export const coldCases: readonly Case[] = hotCases.map((each) => ({
  ...each,
  title: `${each.title}, always a new window`,
  windows: anyMonth,
}));

/** The request of a case that each server answers alike. */
export function toUrl(base: string, { path, query, windows }: Case): string {
  return `${base}${path}?since=${windows.to}&until=${windows.to + windows.length}${query}`;
}
