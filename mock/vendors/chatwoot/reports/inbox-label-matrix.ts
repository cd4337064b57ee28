import { totalsByGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import { compareTexts } from '../input/compare-texts.ts';
import type { Window } from '../input/window.ts';
import type { Account, NamedRecord } from '../tables.ts';

export interface InboxLabelMatrix {
  inboxes: NamedRecord[];
  labels: NamedRecord[];
  /** One row per inbox, one column per label. */
  counts: number[][];
}

export interface MatrixFilter {
  /** Ids; undefined or empty selects all. Unknown ids are ignored. */
  inboxes?: readonly number[];
  labels?: readonly number[];
}

/** Counts conversations created in a window by inbox and current label. */
export function countByInboxAndLabel(account: Account, window: Window, filter: MatrixFilter): InboxLabelMatrix {
  const inboxes = pick(account.inboxes, filter.inboxes);
  const labels = pick(account.labels, filter.labels);
  const found = totalsByGroup(account, 'conversations', 'labelInInbox', window);
  const count = (inbox: number, label: number) => found.get(groupKeys.labelInInbox(inbox, label))?.count ?? 0;
  return { inboxes, labels, counts: inboxes.map((inbox) => labels.map((label) => count(inbox.id, label.id))) };
}

function pick(records: Map<number, NamedRecord>, ids: readonly number[] | undefined): NamedRecord[] {
  const isWanted = ({ id }: NamedRecord) => !ids || ids.length === 0 || ids.includes(id);
  return [...records.values()].filter(isWanted).sort((a, b) => compareTexts(a.name, b.name) || a.id - b.id);
}
