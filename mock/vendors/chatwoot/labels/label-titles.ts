import type { Account } from '../tables.ts';

/** The tables whose rows have labels. */
export const labelledTables = ['conversations', 'contacts'] as const;
type LabelledTable = (typeof labelledTables)[number];

/** The labels of a row as stored. */
export interface StoredLabels {
  labels: number[];
  /** The titles as written, if they differ from those of `labels` (unknown labels, or another spelling). */
  titles?: string[];
}

/**
 * Reads the titles from a request body: a list of strings or numbers. Anything else yields no titles. A comma separates
 * titles.
 *
 * Source: 4.13.0, conversations/labels_controller.rb (`labels: []` lets lists of scalars alone through), and
 * acts-as-taggable-on's TagList (executed).
 */
export function readTitles({ labels }: Record<string, unknown>): string[] {
  if (!Array.isArray(labels) || labels.some((each) => typeof each === 'object' && each !== null)) return [];
  const titles = labels.flatMap((each) => String(each ?? '').split(',')).map((title) => title.trim());
  return [...new Set(titles.filter((title) => title !== ''))];
}

/** Converts titles to stored labels. Titles are compared without case, and returned as written. */
export function toLabels({ labels }: Account, titles: readonly string[]): StoredLabels {
  const byTitle = new Map([...labels.values()].map(({ id, name }) => [name, { id, name }]));
  const known = titles.map((title) => byTitle.get(title.toLowerCase()));
  const ids = [...new Set(known.flatMap((label) => label?.id ?? []))];
  const isPlain = titles.every((title, index) => known[index]?.name === title);
  return isPlain ? { labels: ids } : { labels: ids, titles: [...titles] };
}

/** Returns the titles of a row's labels. */
export function labelsOf(account: Account, row: number, table: LabelledTable = 'conversations'): string[] {
  const { titles, labels } = account[table];
  return [...(titles.get(row) ?? toTitles(account, labels.get(row)))];
}

/** Stores the complete labels of a row. */
export function setLabels(account: Account, table: LabelledTable, row: number, { labels, titles }: StoredLabels): void {
  const stored = account[table];
  stored.labels.set(row, labels);
  if (titles || stored.titles.get(row)) stored.titles.set(row, titles ?? toTitles(account, labels));
}

const toTitles = ({ labels }: Account, ids: readonly number[]) => ids.flatMap((id) => labels.get(id)?.name ?? []);

/**
 * Returns the predicate of rows that have any of some labels.
 *
 * @param titles In lower case: titles are compared without case.
 */
export function toLabelPredicate(
  account: Account,
  table: LabelledTable,
  titles: readonly string[],
): (row: number) => boolean {
  const ids = new Set([...account.labels.values()].filter(({ name }) => titles.includes(name)).map(({ id }) => id));
  const stored = account[table];
  return (row) =>
    stored.labels.get(row).some((id) => ids.has(id)) ||
    stored.titles.get(row)?.some((title) => titles.includes(title.toLowerCase())) === true;
}

/** Converts labels of a query, which may be separated by commas, to titles in lower case. */
export const toWantedTitles = (sent: string | readonly string[]): string[] =>
  [sent].flat().flatMap((text) => text.split(',').map((title) => title.trim().toLowerCase()));
