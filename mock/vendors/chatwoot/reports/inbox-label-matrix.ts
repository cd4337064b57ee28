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
  const { conversations } = account;
  const inboxes = pick(account.inboxes, filter.inboxes);
  const labels = pick(account.labels, filter.labels);
  const rowOf = toIndex(inboxes);
  const columnOf = toIndex(labels);
  const counts = inboxes.map(() => labels.map(() => 0));
  const [first, end] = conversations.timeline.range(window.from, window.until);
  for (let position = first; position < end; position++) {
    const conversation = conversations.timeline.valueAt(position);
    const row = counts[rowOf.get(conversations.inbox.get(conversation)) ?? -1];
    if (!row) continue;
    for (const label of conversations.labels.get(conversation) ?? []) {
      const column = columnOf.get(label);
      if (column !== undefined) row[column] = (row[column] ?? 0) + 1;
    }
  }
  return { inboxes, labels, counts };
}

function pick(things: Map<number, Named>, ids: readonly number[] | undefined): Named[] {
  const isWanted = ({ id }: Named) => !ids || ids.length === 0 || ids.includes(id);
  return [...things.values()].filter(isWanted).sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id - b.id);
}

function toIndex(things: readonly Named[]): Map<number, number> {
  return new Map(things.map(({ id }, index) => [id, index]));
}
