import type { Account } from './tables.ts';

/** Titles as a conversation gets them, and the ids of the account's labels among them. */
export interface ConversationLabels {
  labels: number[];
  /** Set where the titles are not those of `labels`, one by one: labels need not exist, and may be spelt otherwise. */
  titles?: string[];
}

/**
 * The titles of a body: a list of texts or numbers, and nothing for anything else. A comma parts two of them.
 *
 * Source: 4.13.0, conversations/labels_controller.rb (`labels: []` lets lists of scalars alone through), and
 * acts-as-taggable-on's TagList (executed).
 */
export function readTitles({ labels }: Record<string, unknown>): string[] {
  if (!Array.isArray(labels) || labels.some((each) => typeof each === 'object' && each !== null)) return [];
  const titles = labels.flatMap((each) => String(each ?? '').split(',')).map((title) => title.trim());
  return [...new Set(titles.filter((title) => title !== ''))];
}

/** Tags are the same whatever their case; what is shown is the text as it was written. */
export function toLabels({ labels }: Account, titles: readonly string[]): ConversationLabels {
  const byTitle = new Map([...labels.values()].map(({ id, name }) => [name, { id, name }]));
  const known = titles.map((title) => byTitle.get(title.toLowerCase()));
  const ids = [...new Set(known.flatMap((label) => label?.id ?? []))];
  const isPlain = titles.every((title, index) => known[index]?.name === title);
  return isPlain ? { labels: ids } : { labels: ids, titles: [...titles] };
}

/** Titles of the labels that a conversation carries. */
export function labelsOf({ conversations, labels }: Account, row: number): string[] {
  const written = conversations.titles.get(row);
  return written ? [...written] : conversations.labels.get(row).flatMap((id) => labels.get(id)?.name ?? []);
}
