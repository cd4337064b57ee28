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

/** Every way to group rows, by table and name. */
export const facets = { conversations: conversationFacets, messages: messageFacets, events: eventFacets };
type Table = keyof typeof facets;

/** What an account's rows amount to, by table and facet. */
export type Tallies = { [Name in Table]: Record<keyof (typeof facets)[Name], Tally> };

const tables = Object.keys(facets) as Table[];
const facetsOf = (table: Table) => Object.entries(facets[table]) as [string, Facet][];

/** The rows of a table that are in one group of a facet now, or in one of some. `summed` says which of their values is summed. */
export function findGroup<Name extends Table>(
  account: Account,
  table: Name,
  facet: keyof (typeof facets)[Name],
  group: number | readonly number[],
  summed: 1 | 2 = 1,
): Group<Account> {
  const { visit, sums } = facets[table][facet] as Facet;
  return new Group({
    timeline: account[table].timeline,
    tally: getTallies(account)[table][facet],
    groups: typeof group === 'number' ? [group] : group,
    owner: account,
    visit,
    summing: sums ? { values: valuesOf(account), summed } : undefined,
  });
}

/** What is summed up is always a reporting event's. */
function valuesOf({ events }: Account): Values {
  return [events.value, events.businessValue];
}

/** What every group of a facet amounts to in a window; those without a row are left out. */
export function listGroups<Name extends Table>(
  account: Account,
  table: Name,
  facet: keyof (typeof facets)[Name],
  { from, until }: Pick<Window, 'from' | 'until'>,
): Map<number, Amounts> {
  const { visit, sums } = facets[table][facet] as Facet;
  const values = sums ? valuesOf(account) : undefined;
  const { timeline } = account[table];
  const tally = getTallies(account)[table][facet];
  return listAmounts({ timeline, tally, owner: account, visit, values }, from, until);
}

export function getTallies(account: Account): Tallies {
  return (account.tallies as Tallies | undefined) ?? finish(countAll(account));
}

/** Counts everything at once, a step for each facet: while a whole history is told, keeping count would take longer. */
export function* countAll(account: Account): Steps<Tallies> {
  const tallies: Record<string, Record<string, Tally>> = {};
  for (const table of tables) {
    tallies[table] = {};
    for (const [name, facet] of facetsOf(table)) {
      tallies[table][name] = countRows(account, table, facet);
      yield;
    }
  }
  account.tallies = tallies as Tallies;
  return tallies as Tallies;
}

function countRows(account: Account, table: Table, facet: Facet): Tally {
  const tally = new Tally(facet);
  const { timeline } = account[table];
  const visit = (row: number, take: Take) => {
    if (!timeline.isStray(row)) facet.visit(account, row, take);
  };
  tally.addAll(timeline.length, visit, facet.sums ? valuesOf(account) : undefined);
  return tally;
}

/** Takes a new row of a table into account. */
export function enter(account: Account, table: Table): void {
  const { timeline } = account[table];
  timeline.add();
  if (account.tallies) shiftAll(account, table, timeline.length - 1, 1, facetsOf(table));
}

/** Changes something about a conversation: what follows it leaves its groups, and enters those that it is in then. */
export function change(account: Account, row: number, attribute: Attribute, write: () => void): void {
  if (!account.tallies) {
    write();
    return;
  }
  const { conversations, messages, events } = account;
  const shiftFollowers = (times: 1 | -1) => {
    const moved = followers[attribute];
    shiftAll(account, 'conversations', row, times, moved.conversations);
    if (moved.messages.length > 0) {
      for (let next = conversations.lastMessage.get(row); next > 0; next = messages.previous.get(next - 1)) {
        shiftAll(account, 'messages', next - 1, times, moved.messages);
      }
    }
    if (moved.events.length > 0) {
      for (let next = conversations.lastEvent.get(row); next > 0; next = events.previous.get(next - 1)) {
        shiftAll(account, 'events', next - 1, times, moved.events);
      }
    }
  };
  shiftFollowers(-1);
  write();
  shiftFollowers(1);
}

/** By attribute and table: the facets whose groups follow it. */
const followers = Object.fromEntries(
  (['assignee', 'team', 'labels', 'status', 'waiting', 'events'] as const).map((attribute) => [
    attribute,
    Object.fromEntries(
      tables.map((table) => [table, facetsOf(table).filter(([, { follows }]) => follows.includes(attribute))]),
    ),
  ]),
) as Record<Attribute, Record<Table, [string, Facet][]>>;

function shiftAll(account: Account, table: Table, row: number, times: 1 | -1, some: [string, Facet][]): void {
  // Strays are looked at one by one when somebody asks.
  if (!account.tallies || account[table].timeline.isStray(row)) return;
  const tallies = account.tallies[table] ?? {};
  for (const [name, facet] of some) {
    const values = facet.sums ? valuesOf(account) : undefined;
    facet.visit(account, row, (tallies[name] as Tally).at(row, times, values));
  }
}
