import type { Account } from '../tables.ts';

/** The labels of a conversation as stored. */
export interface ConversationLabels {
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
export function toLabels({ labels }: Account, titles: readonly string[]): ConversationLabels {
  const byTitle = new Map([...labels.values()].map(({ id, name }) => [name, { id, name }]));
  const known = titles.map((title) => byTitle.get(title.toLowerCase()));
  const ids = [...new Set(known.flatMap((label) => label?.id ?? []))];
  const isPlain = titles.every((title, index) => known[index]?.name === title);
  return isPlain ? { labels: ids } : { labels: ids, titles: [...titles] };
}

/** Returns the titles of a conversation's labels. */
export function labelsOf({ conversations, labels }: Account, row: number): string[] {
  const written = conversations.titles.get(row);
  return written ? [...written] : conversations.labels.get(row).flatMap((id) => labels.get(id)?.name ?? []);
}
