import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createMock } from '../../../mock/server.ts';
import { loadContract } from '../../../specs/contract.ts';
import { vendorNames } from '../../../specs/vendors.ts';
import { lookForLeaks } from './run.ts';
import type { Operations } from './sweep.ts';
import type { WorldPlan } from './world.ts';

// A unique text is planted in everything that can be written in every workspace and account. Then every operation of
// both contracts is called for every account, with every identity of every workspace.

// Set CHATPACT_ROUNDS=50 for a long run.
const rounds = Number(process.env.CHATPACT_ROUNDS ?? 1);

let operations: Operations;
beforeAll(async () => {
  const contracts = await Promise.all(vendorNames.map((vendor) => loadContract({ vendor })));
  operations = new Map(contracts.map(({ vendor, operations: all }) => [vendor, all]));
});

const made = fc.oneof(
  fc.constant(undefined),
  fc.record({ seed: fc.integer({ min: 2 }), scale: fc.constantFrom(0, 0.01) }),
  fc.record({ now: fc.constantFrom('2025-11-01T09:00:00Z', '2026-05-01T00:00:00Z'), scale: fc.constant(0) }),
  fc.record({ profile: fc.constant('observed') }),
);
const world: fc.Arbitrary<WorldPlan> = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/),
  by: fc.constantFrom('prefix', 'header'),
  made,
});
const others = fc.uniqueArray(
  world.filter(({ name }) => name !== 'default' && name !== 'twin'),
  { minLength: 3, maxLength: 3, selector: ({ name }) => name },
);
/** One workspace is the default one, one is a copy of it, and any of them may be the one that is written to. */
const worlds = others.chain((made) => {
  const all: WorldPlan[] = [{ name: 'default', by: 'header' }, { name: 'twin', by: 'prefix' }, ...made];
  return fc.shuffledSubarray(all, { minLength: all.length });
});

test(
  'no response contains data of another workspace or account, and no write changes another one',
  async () => {
    const totals = { operations: 0, callers: 0, worlds: 0, marks: 0, requests: 0 };
    await fc.assert(
      fc.asyncProperty(worlds, fc.nat(), async (plans, seed) => {
        const mock = await createMock({ scale: 0.01 });
        const found = await lookForLeaks(mock, plans, operations, seed).finally(() => mock.close());
        expect([found.leaks, found.changed]).toEqual([[], []]);
        // A mark that is never returned to anyone would prove nothing.
        const ids = [...operations.values()].flatMap((all) => all.map(({ id }) => id));
        // There are two operations to log out; the first one invalidates the caller's token for the second.
        const hasLogout = [...found.answered].some((id) => id.endsWith('logout'));
        const isDue = (id: string) => !(hasLogout && id.endsWith('logout'));
        expect(ids.filter((id) => isDue(id) && !found.answered.has(id))).toEqual([]);
        expect(found.ownReads.size).toBe((plans.length - 1) * 3);
        for (const [owner, operations] of found.ownReads) expect([owner, operations.size > 12]).toEqual([owner, true]);
        expect([...found.ownReadsByAdmin].sort()).toEqual([
          ...['/__admin/explain', '/__admin/export', '/__admin/faults', '/__admin/identities'],
          ...['/__admin/requests', '/__admin/snapshots'],
        ]);
        expect(found.unchanged.size).toBeGreaterThan(20);
        totals.operations = ids.length;
        totals.callers = Math.max(totals.callers, found.callers);
        totals.worlds += plans.length;
        totals.marks += found.ownReads.size;
        totals.requests += found.requests;
      }),
      { numRuns: rounds, endOnFailure: true },
    );
    process.stderr.write(`${JSON.stringify(totals)}\n`);
  },
  180_000 + rounds * 60_000,
);
