import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultHistory } from '../../../mock/seed/company.ts';
import { fork } from '../../../mock/state/fork.ts';
import {
  dimensionsByTable,
  getAggregates,
  queryGroup,
  totalsByGroup,
} from '../../../mock/vendors/chatwoot/aggregates/aggregates.ts';
import type { Dimension } from '../../../mock/vendors/chatwoot/aggregates/dimension.ts';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { unboundedWindow } from '../../../mock/vendors/chatwoot/input/window.ts';
import { reducers } from '../../../mock/vendors/chatwoot/reducers/index.ts';
import { type Account, type ChatwootTables, createTables } from '../../../mock/vendors/chatwoot/tables.ts';
import { createFold } from '../fold.ts';
import { listChatwootEvents } from '../seed/history.ts';

// Every write updates the aggregates that reports read. These tests compare them with a scan of all rows.

const fold = createFold<ChatwootTables, ChatwootEvent>(reducers);
const seeded = createTables(1);
for (const event of listChatwootEvents({ scale: 0.03 })) fold(seeded, event);
const { conversations } = getAccount(seeded);
const ids = Array.from({ length: conversations.length }, (_, row) => conversations.id.get(row));
getAggregates(getAccount(seeded));

function getAccount(tables: ChatwootTables): Account {
  const account = tables.accounts.get(1);
  if (!account) throw new Error('The seed has lost its first account.');
  return account;
}

/** Instants from the start of the history to some days after its end. */
const at = fc.integer({ min: -184 * 24, max: 5 * 24 }).map((hours) => defaultHistory.now + hours * 3_600_000);
const by = fc.constantFrom({ kind: 'user' as const, id: 3 }, { kind: 'bot' as const, id: 1 });
const step = fc.record({
  at,
  /** The index of the conversation; new ones come last. */
  which: fc.nat(),
  change: fc.oneof(
    fc.record({ type: fc.constant('conversation.created' as const) }),
    fc.record({
      type: fc.constant('conversation.assigned' as const),
      assignee: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    fc.record({
      type: fc.constant('conversation.team_changed' as const),
      team: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    fc.record({
      type: fc.constant('conversation.labelled' as const),
      labels: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constantFrom(
        'conversation.resolved' as const,
        'conversation.opened' as const,
        'conversation.pended' as const,
        'conversation.snoozed' as const,
      ),
      by,
    }),
    fc.record({ type: fc.constant('label.removed' as const), label: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ type: fc.constant('team.removed' as const), team: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      type: fc.constant('agent.removed' as const),
      user: fc.integer({ min: 1, max: 4 }),
      unassigns: fc.constant(true),
    }),
    fc.record({ type: fc.constant('message.created' as const), isOutgoing: fc.boolean(), private: fc.boolean() }),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

/** Converts a step to an event of an existing conversation. */
function toEvent({ at: time, which, change }: Step, known: readonly number[], tables: ChatwootTables): ChatwootEvent {
  const base = { at: time, account: 1, conversation: known[which % known.length] ?? 1 };
  if (change.type === 'conversation.created') {
    const conversation = tables.lastIds.conversation + 1;
    const displayId = getAccount(tables).lastDisplayId + 1;
    return {
      ...base,
      ...change,
      conversation,
      display_id: displayId,
      inbox: 1 + (which % 4),
      contact: 1,
      status: 'open',
    };
  }
  if (change.type !== 'message.created') return { ...base, ...change } as ChatwootEvent;
  const { isOutgoing, ...rest } = change;
  const sender = isOutgoing ? { kind: 'user' as const, id: 3 } : { kind: 'contact' as const, id: 1 };
  const direction = isOutgoing ? ('outgoing' as const) : ('incoming' as const);
  return { ...base, ...rest, message: tables.lastIds.message + 1, direction, sender };
}

/** Computes every group of every dimension in a window by a scan of all rows. */
function scan(
  account: Account,
  table: keyof typeof dimensionsByTable,
  dimension: Dimension,
  from: number,
  until: number,
) {
  const found = new Map<number, { count: number; value: number; business: number }>();
  const { createdAt, length } = account[table];
  for (let row = 0; row < length; row++) {
    if (createdAt.get(row) < from || createdAt.get(row) >= until) continue;
    dimension.emitGroups(account, row, (group, event = 0) => {
      const sum = found.get(group) ?? { count: 0, value: 0, business: 0 };
      sum.count += 1;
      sum.value += dimension.hasSums ? account.events.value.get(event) : 0;
      sum.business += dimension.hasSums ? account.events.businessValue.get(event) : 0;
      found.set(group, sum);
    });
  }
  return found;
}

test('the totals of every group match its rows after random events, in order or not', () => {
  fc.assert(
    // Enough writes to fill a block.
    fc.property(fc.array(step, { minLength: 40, maxLength: 120 }), at, (steps, from) => {
      const until = Number.POSITIVE_INFINITY;
      const tables = fork(seeded);
      const known = [...ids];
      for (const each of steps) {
        const event = toEvent(each, known, tables);
        if (event.type === 'conversation.created') known.push(event.conversation);
        fold(tables, event);
      }
      const account = getAccount(tables);
      for (const table of ['conversations', 'messages', 'events'] as const) {
        for (const [name, dimension] of Object.entries<Dimension>(dimensionsByTable[table]) as [string, Dimension][]) {
          const expected = scan(account, table, dimension, from, until);
          const listed = totalsByGroup(account, table, name as never, { from, until });
          expect(
            [...listed].map(([group, { count, sums }]) => [group, { count, value: sums[0], business: sums[1] }]).sort(),
          ).toEqual([...expected].sort());
          for (const group of new Set([
            ...expected.keys(),
            ...totalsByGroup(account, table, name as never, unboundedWindow).keys(),
          ])) {
            const [inFull, inBusiness] = [1, 2].map((summed) =>
              queryGroup(account, table, name as never, group, summed as 1 | 2),
            );
            const totals = {
              count: inFull?.count(from, until),
              value: inFull?.sum(from, until),
              business: inBusiness?.sum(from, until),
            };
            const { count, value, business } = expected.get(group) ?? { count: 0, value: 0, business: 0 };
            // One comparison for all groups, because there are hundreds.
            if (totals.count === count && totals.value === value && totals.business === business) continue;
            expect({ table, name, group, ...totals }).toEqual({ table, name, group, count, value, business });
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
