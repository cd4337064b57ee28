import { type IncrementalWork, runAtOnce } from '../../../incremental-work.ts';
import { Aggregate, type EmitGroup, type ValueColumns } from '../../../state/aggregate.ts';
import { GroupQuery } from '../../../state/group-query.ts';
import { computeTotals, type GroupTotals } from '../../../state/group-totals.ts';
import type { Window } from '../input/window.ts';
import { isRemoved, type RowTable } from '../removed-conversations.ts';
import type { Account } from '../tables.ts';
import { conversationDimensions } from './conversations.ts';
import type { ConversationAttribute, Dimension } from './dimension.ts';
import { eventDimensions } from './events.ts';
import { messageDimensions } from './messages.ts';

/** All dimensions, by table and name. Rows of removed conversations are in no group. */
export const dimensionsByTable = {
  conversations: withoutRemoved('conversations', conversationDimensions),
  messages: withoutRemoved('messages', messageDimensions),
  events: withoutRemoved('events', eventDimensions),
};

function withoutRemoved<Name extends string>(table: RowTable, dimensions: Record<Name, Dimension>) {
  const entries = Object.entries<Dimension>(dimensions).map(([name, dimension]): [string, Dimension] => {
    const emitGroups: Dimension['emitGroups'] = (account, row, take) => {
      if (!isRemoved(account, table, row)) dimension.emitGroups(account, row, take);
    };
    return [name, { ...dimension, emitGroups }];
  });
  // Object.fromEntries forgets the names.
  return Object.fromEntries(entries) as Record<Name, Dimension>;
}
type Table = keyof typeof dimensionsByTable;

/** The aggregates of an account, by table and dimension. */
export type Aggregates = { [Name in Table]: Record<keyof (typeof dimensionsByTable)[Name], Aggregate> };

const tables = Object.keys(dimensionsByTable) as Table[];
const dimensionsOf = (table: Table) => Object.entries(dimensionsByTable[table]) as [string, Dimension][];

/**
 * Queries the rows of a table that are in one group (or any of several groups) of a dimension now.
 *
 * @param summed Which of the two values to sum: 1 the duration, 2 the duration in business hours.
 */
export function queryGroup<Name extends Table>(
  account: Account,
  table: Name,
  dimension: keyof (typeof dimensionsByTable)[Name],
  group: number | readonly number[],
  summed: 1 | 2 = 1,
): GroupQuery<Account> {
  const { emitGroups, hasSums } = dimensionsByTable[table][dimension] as Dimension;
  return new GroupQuery({
    timeline: account[table].timeline,
    aggregate: getAggregates(account)[table][dimension],
    groups: typeof group === 'number' ? [group] : group,
    owner: account,
    emitGroups,
    summing: hasSums ? { values: valuesOf(account), summed } : undefined,
  });
}

/** Only values of reporting events are summed. */
function valuesOf({ events }: Account): ValueColumns {
  return [events.value, events.businessValue];
}

/** Returns the totals of every group of a dimension in a window. Groups without rows are left out. */
export function totalsByGroup<Name extends Table>(
  account: Account,
  table: Name,
  dimension: keyof (typeof dimensionsByTable)[Name],
  { from, until }: Pick<Window, 'from' | 'until'>,
): Map<number, GroupTotals> {
  const { emitGroups, hasSums } = dimensionsByTable[table][dimension] as Dimension;
  const values = hasSums ? valuesOf(account) : undefined;
  const { timeline } = account[table];
  const aggregate = getAggregates(account)[table][dimension];
  return computeTotals({ timeline, aggregate, owner: account, emitGroups, values }, from, until);
}

export function getAggregates(account: Account): Aggregates {
  return (account.aggregates as Aggregates | undefined) ?? runAtOnce(aggregateAll(account));
}

/**
 * Computes all aggregates of an account, yielding after each dimension. After a whole history was generated, this is
 * faster than updating the aggregates with each event.
 */
export function* aggregateAll(account: Account): IncrementalWork<Aggregates> {
  const aggregates: Record<string, Record<string, Aggregate>> = {};
  for (const table of tables) {
    aggregates[table] = {};
    for (const [name, dimension] of dimensionsOf(table)) {
      aggregates[table][name] = aggregateRows(account, table, dimension);
      yield;
    }
  }
  account.aggregates = aggregates as Aggregates;
  return aggregates as Aggregates;
}

function aggregateRows(account: Account, table: Table, dimension: Dimension): Aggregate {
  const aggregate = new Aggregate(dimension);
  const { timeline } = account[table];
  const visit = (row: number, take: EmitGroup) => {
    if (!timeline.isOutOfOrder(row)) dimension.emitGroups(account, row, take);
  };
  aggregate.addRows(timeline.length, visit, dimension.hasSums ? valuesOf(account) : undefined);
  return aggregate;
}

/** Adds the latest row of a table to its timeline and aggregates. */
export function addRow(account: Account, table: Table): void {
  const { timeline } = account[table];
  timeline.add();
  if (account.aggregates) updateAggregates(account, table, timeline.length - 1, 1, dimensionsOf(table));
}

/** Changes an attribute of a conversation. All rows whose groups depend on it move from their old to their new groups. */
export function changeAttribute(
  account: Account,
  row: number,
  attribute: ConversationAttribute,
  write: () => void,
): void {
  if (!account.aggregates) {
    write();
    return;
  }
  const { conversations, messages, events } = account;
  const updateDependents = (sign: 1 | -1) => {
    const moved = dependents[attribute];
    updateAggregates(account, 'conversations', row, sign, moved.conversations);
    if (moved.messages.length > 0) {
      for (let next = conversations.lastMessage.get(row); next > 0; next = messages.previous.get(next - 1)) {
        updateAggregates(account, 'messages', next - 1, sign, moved.messages);
      }
    }
    if (moved.events.length > 0) {
      for (let next = conversations.lastEvent.get(row); next > 0; next = events.previous.get(next - 1)) {
        updateAggregates(account, 'events', next - 1, sign, moved.events);
      }
    }
  };
  updateDependents(-1);
  write();
  updateDependents(1);
}

/** Removes a conversation (a row) with its messages and reporting events from all groups, and its ids. */
export function removeConversation(account: Account, row: number): void {
  const { conversations, messages, events } = account;
  const removed = { messages: 0, events: 0 };
  updateAggregates(account, 'conversations', row, -1, dimensionsOf('conversations'));
  for (let next = conversations.lastMessage.get(row); next > 0; next = messages.previous.get(next - 1)) {
    updateAggregates(account, 'messages', next - 1, -1, dimensionsOf('messages'));
    removed.messages++;
  }
  for (let next = conversations.lastEvent.get(row); next > 0; next = events.previous.get(next - 1)) {
    updateAggregates(account, 'events', next - 1, -1, dimensionsOf('events'));
    removed.events++;
  }
  account.removedConversations.set(row, removed);
  account.snoozes.delete(conversations.id.get(row));
  conversations.rowOf.set(conversations.id.get(row), 0);
  conversations.rowOfDisplayId.set(conversations.displayId.get(row), 0);
}

/** By attribute and table: the dimensions whose groups depend on the attribute. */
const dependents = Object.fromEntries(
  (['assignee', 'team', 'labels', 'status', 'waiting', 'events'] as const).map((attribute) => [
    attribute,
    Object.fromEntries(
      tables.map((table) => [table, dimensionsOf(table).filter(([, { dependsOn }]) => dependsOn.includes(attribute))]),
    ),
  ]),
) as Record<ConversationAttribute, Record<Table, [string, Dimension][]>>;

/** Adds a row to the aggregates of some dimensions (sign 1), or removes it (sign -1). */
function updateAggregates(
  account: Account,
  table: Table,
  row: number,
  sign: 1 | -1,
  dimensions: [string, Dimension][],
): void {
  // Out-of-order rows are not aggregated: queries read them one by one.
  if (!account.aggregates || account[table].timeline.isOutOfOrder(row)) return;
  const aggregates = account.aggregates[table] ?? {};
  for (const [name, dimension] of dimensions) {
    const values = dimension.hasSums ? valuesOf(account) : undefined;
    dimension.emitGroups(account, row, (aggregates[name] as Aggregate).updateRow(row, sign, values));
  }
}
