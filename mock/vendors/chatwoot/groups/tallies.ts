import { type Amounts, listAmounts } from '../../../state/amounts.ts';
import { Group } from '../../../state/group.ts';
import { type Take, Tally, type Values } from '../../../state/tally.ts';
import { finish, type Steps } from '../../../steps.ts';
import type { Account } from '../tables.ts';
import type { Window } from '../window.ts';
import { conversationFacets } from './conversations.ts';
import { eventFacets } from './events.ts';
import type { Attribute, Facet } from './facet.ts';
import { messageFacets } from './messages.ts';

/** All dimensions, by table and name. */
export const facets = { conversations: conversationFacets, messages: messageFacets, events: eventFacets };
type Table = keyof typeof facets;

/** The aggregates of an account, by table and dimension. */
export type Tallies = { [Name in Table]: Record<keyof (typeof facets)[Name], Tally> };

const tables = Object.keys(facets) as Table[];
const dimensionsOf = (table: Table) => Object.entries(facets[table]) as [string, Facet][];

/**
 * Queries the rows of a table that are in one group (or any of several groups) of a dimension now.
 *
 * @param summed Which of the two values to sum: 1 the duration, 2 the duration in business hours.
 */
export function findGroup<Name extends Table>(
  account: Account,
  table: Name,
  dimension: keyof (typeof facets)[Name],
  group: number | readonly number[],
  summed: 1 | 2 = 1,
): Group<Account> {
  const { visit, sums } = facets[table][dimension] as Facet;
  return new Group({
    timeline: account[table].timeline,
    aggregate: getTallies(account)[table][dimension],
    groups: typeof group === 'number' ? [group] : group,
    owner: account,
    visit,
    summing: sums ? { values: valuesOf(account), summed } : undefined,
  });
}

/** Only values of reporting events are summed. */
function valuesOf({ events }: Account): Values {
  return [events.value, events.businessValue];
}

/** Returns the totals of every group of a dimension in a window. Groups without rows are left out. */
export function listGroups<Name extends Table>(
  account: Account,
  table: Name,
  dimension: keyof (typeof facets)[Name],
  { from, until }: Pick<Window, 'from' | 'until'>,
): Map<number, Amounts> {
  const { visit, sums } = facets[table][dimension] as Facet;
  const values = sums ? valuesOf(account) : undefined;
  const { timeline } = account[table];
  const aggregate = getTallies(account)[table][dimension];
  return listAmounts({ timeline, aggregate, owner: account, visit, values }, from, until);
}

export function getTallies(account: Account): Tallies {
  return (account.tallies as Tallies | undefined) ?? finish(countAll(account));
}

/**
 * Computes all aggregates of an account, yielding after each dimension. After a whole history was generated, this is
 * faster than updating the aggregates with each event.
 */
export function* countAll(account: Account): Steps<Tallies> {
  const aggregates: Record<string, Record<string, Tally>> = {};
  for (const table of tables) {
    aggregates[table] = {};
    for (const [name, dimension] of dimensionsOf(table)) {
      aggregates[table][name] = aggregateRows(account, table, dimension);
      yield;
    }
  }
  account.tallies = aggregates as Tallies;
  return aggregates as Tallies;
}

function aggregateRows(account: Account, table: Table, dimension: Facet): Tally {
  const aggregate = new Tally(dimension);
  const { timeline } = account[table];
  const visit = (row: number, take: Take) => {
    if (!timeline.isStray(row)) dimension.visit(account, row, take);
  };
  aggregate.addAll(timeline.length, visit, dimension.sums ? valuesOf(account) : undefined);
  return aggregate;
}

/** Adds the latest row of a table to its timeline and aggregates. */
export function enter(account: Account, table: Table): void {
  const { timeline } = account[table];
  timeline.add();
  if (account.tallies) updateAggregates(account, table, timeline.length - 1, 1, dimensionsOf(table));
}

/** Changes an attribute of a conversation. All rows whose groups depend on it move from their old to their new groups. */
export function change(account: Account, row: number, attribute: Attribute, write: () => void): void {
  if (!account.tallies) {
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

/** By attribute and table: the dimensions whose groups depend on the attribute. */
const dependents = Object.fromEntries(
  (['assignee', 'team', 'labels', 'status', 'waiting', 'events'] as const).map((attribute) => [
    attribute,
    Object.fromEntries(
      tables.map((table) => [table, dimensionsOf(table).filter(([, { follows }]) => follows.includes(attribute))]),
    ),
  ]),
) as Record<Attribute, Record<Table, [string, Facet][]>>;

/** Adds a row to the aggregates of some dimensions (sign 1), or removes it (sign -1). */
function updateAggregates(
  account: Account,
  table: Table,
  row: number,
  sign: 1 | -1,
  dimensions: [string, Facet][],
): void {
  // Out-of-order rows are not aggregated: queries read them one by one.
  if (!account.tallies || account[table].timeline.isStray(row)) return;
  const aggregates = account.tallies[table] ?? {};
  for (const [name, dimension] of dimensions) {
    const values = dimension.sums ? valuesOf(account) : undefined;
    dimension.visit(account, row, (aggregates[name] as Tally).at(row, sign, values));
  }
}
