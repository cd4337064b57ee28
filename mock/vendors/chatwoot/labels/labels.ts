import { compareTexts } from '../input/compare-texts.ts';
import type { Account, Label } from '../tables.ts';

/** Sorts labels by title, the default order of every list. Source: Chatwoot 4.13.0, app/models/label.rb. */
export function inOrderOfTitle(labels: Account['labels']): Map<number, Label> {
  return new Map([...labels].sort(([, a], [, b]) => compareTexts(a.name, b.name)));
}
