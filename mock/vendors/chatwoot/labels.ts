import { compareTexts } from './compare-texts.ts';
import type { Account, Label } from './tables.ts';

/** Labels as every list of them has them, by title: the default order of Chatwoot 4.13.0, app/models/label.rb. */
export function inOrderOfTitle(labels: Account['labels']): Map<number, Label> {
  return new Map([...labels].sort(([, a], [, b]) => compareTexts(a.name, b.name)));
}
