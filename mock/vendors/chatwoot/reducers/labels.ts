import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import { changeAttribute } from '../aggregates/aggregates.ts';
import type { ChatwootEvent } from '../events.ts';
import { labelledTables, labelsOf } from '../labels/label-titles.ts';
import type { Account, ChatwootTables } from '../tables.ts';
import { accountOf, setIfLater } from './rows.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/**
 * Changes and removes labels, also on conversations and contacts.
 *
 * Source: Chatwoot 4.13.0, app/services/labels/update_service.rb and destroy_service.rb (read).
 */
export const labelReducers: Pick<Reducers, 'label.changed' | 'label.removed'> = {
  'label.changed'(tables, { at, account: id, label: key, title, description, color, showOnSidebar }) {
    const account = accountOf(tables, id);
    const label = account.labels.get(key);
    if (!label) return;
    const before = label.name;
    const isRenamed = title !== undefined && title !== before;
    const labelled = isRenamed ? listLabelled(account, key) : [];
    account.labels.set(key, {
      ...label,
      ...(title !== undefined && { name: title }),
      ...(description !== undefined && { description }),
      ...(color !== undefined && { color }),
      ...(showOnSidebar !== undefined && { showOnSidebar }),
    });
    for (const { table, row, titles } of labelled) {
      const stored = account[table];
      stored.labels.set(row, [...without(stored.labels.get(row), key), key]);
      if (stored.titles.get(row)) stored.titles.set(row, [...withoutTitle(titles, before), title ?? before]);
      if (table === 'conversations') setIfLater(account.conversations.updatedAt, row, at);
    }
  },
  'label.removed'(tables, { account: id, label: key }) {
    const account = accountOf(tables, id);
    const label = account.labels.get(key);
    if (!label) return;
    for (const { table, row } of listLabelled(account, key)) {
      const stored = account[table];
      const titles = stored.titles.get(row);
      const write = () => stored.labels.set(row, without(stored.labels.get(row), key));
      if (table === 'conversations') changeAttribute(account, row, 'labels', write);
      else write();
      if (titles) stored.titles.set(row, withoutTitle(titles, label.name));
    }
    account.labels.delete(key);
  },
};

/** All rows with a label, and the titles of all their labels. */
function listLabelled(account: Account, id: number) {
  return labelledTables.flatMap((table) => {
    const { labels, length } = account[table];
    const rows = Array.from({ length }, (_, row) => row).filter((row) => labels.get(row).includes(id));
    return rows.map((row) => ({ table, row, titles: labelsOf(account, row, table) }));
  });
}

const without = (ids: readonly number[], id: number) => ids.filter((each) => each !== id);
const withoutTitle = (titles: readonly string[], title: string) =>
  titles.filter((each) => each.toLowerCase() !== title.toLowerCase());
