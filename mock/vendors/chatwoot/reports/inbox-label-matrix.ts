import { compareTexts } from '../compare-texts.ts';
import { groupOf } from '../groups/facet.ts';
import { listGroups } from '../groups/tallies.ts';
import type { Account, Named } from '../tables.ts';
import type { Window } from '../window.ts';

export interface InboxLabelMatrix {
  inboxes: Named[];
  labels: Named[];
  /** A row for each inbox, a column for each label. */
  counts: number[][];
}

export interface MatrixFilter {
  /** Ids; undefined or empty: all. Ids that nothing has are passed over. */
  inboxes?: readonly number[];
  labels?: readonly number[];
}

/** Conversations created in a window, by their inbox and by each label that they carry now. */
export function countByInboxAndLabel(account: Account, window: Window, filter: MatrixFilter): InboxLabelMatrix {
  const inboxes = pick(account.inboxes, filter.inboxes);
  const labels = pick(account.labels, filter.labels);
  const found = listGroups(account, 'conversations', 'labelInInbox', window);
  const count = (inbox: number, label: number) => found.get(groupOf.labelInInbox(inbox, label))?.count ?? 0;
  return { inboxes, labels, counts: inboxes.map((inbox) => labels.map((label) => count(inbox.id, label.id))) };
}

function pick(things: Map<number, Named>, ids: readonly number[] | undefined): Named[] {
  const isWanted = ({ id }: Named) => !ids || ids.length === 0 || ids.includes(id);
  return [...things.values()].filter(isWanted).sort((a, b) => compareTexts(a.name, b.name) || a.id - b.id);
}
