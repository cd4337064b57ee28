import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type CachedResponse, ResponseCache } from '../../../mock/cache/response-cache.ts';
import { Journal, type JournalEntry } from '../../../mock/journal/journal.ts';
import type { World as VendorWorld } from '../../../mock/vendor-interface/vendor.ts';
import { SeedSnapshots } from '../../../mock/workspaces/seeded/seed-snapshots.ts';
import { Workspace } from '../../../mock/workspaces/workspace.ts';
import { loadContract } from '../../../specs/contract.ts';
import { startMock } from '../start-mock.ts';
import { type Findings, lookForLeaks } from './run.ts';
import type { Operations } from './sweep.ts';
import type { TestClient } from './test-client.ts';

// Bugs that the property test must detect: each way in which a change of the mock could mix up workspaces.

/** A few operations with much data, so that each bug is found quickly. */
const largeOperations = ['conversationList', 'list-all-messages', 'contactList', 'fetchProfile', 'create-a-team'];
largeOperations.push('get-api-v1-users.list', 'get-api-v1-channels.list', 'get-api-v1-me', 'get-api-v1-statistics');

let operations: Operations;
beforeAll(async () => {
  const contracts = await Promise.all((['chatwoot', 'rocketchat'] as const).map((vendor) => loadContract({ vendor })));
  const pick = (all: Awaited<ReturnType<typeof loadContract>>) =>
    all.operations.filter(({ id }) => largeOperations.includes(id));
  operations = new Map(contracts.map((contract) => [contract.vendor, pick(contract)]));
});
afterEach(() => void vi.restoreAllMocks());

async function findLeaks(wrapAsker?: (asker: TestClient) => TestClient): Promise<Findings> {
  const mock = await startMock({ scale: 0 });
  const plans = [
    { name: 'one', by: 'prefix' },
    { name: 'two', by: 'header' },
    { name: 'three', by: 'prefix' },
  ] as const;
  return lookForLeaks(mock, plans, operations, 1, wrapAsker);
}

/** Replaces the key of the response cache. */
function keepBy(toKey: (key: string) => string, kept?: Map<string, CachedResponse>): void {
  const { find, keep } = ResponseCache.prototype;
  vi.spyOn(ResponseCache.prototype, 'find').mockImplementation(function (this: ResponseCache, key) {
    return kept ? kept.get(toKey(key)) : find.call(this, toKey(key));
  });
  vi.spyOn(ResponseCache.prototype, 'keep').mockImplementation(function (this: ResponseCache, key, answer) {
    if (kept) kept.set(toKey(key), answer);
    else keep.call(this, toKey(key), answer);
  });
}

const withoutCaller = (key: string) => key.replace(/\n(api_access_token|x-auth-token|x-user-id):[^\n]*/gi, '');
const withoutWorkspace = (key: string) => key.replace(/^\/@[^/]*/, '').replace(/\nx-chatpact-workspace:[^\n]*/i, '');

const faults: Record<string, () => ((asker: TestClient) => TestClient) | undefined> = {
  'the response cache ignores the caller'() {
    keepBy(withoutCaller);
    return undefined;
  },
  'the response cache ignores the workspace'() {
    keepBy(withoutWorkspace, new Map());
    return undefined;
  },
  'all workspaces share a journal'() {
    const entries: JournalEntry[] = [];
    vi.spyOn(Journal.prototype, 'add').mockImplementation((entry) => {
      entries.push({ number: 1, ...entry });
      return { number: 1, ...entry };
    });
    vi.spyOn(Journal.prototype, 'latest').mockImplementation(() => entries);
    return undefined;
  },
  'account membership is not checked'() {
    const { world } = Workspace.prototype;
    vi.spyOn(Workspace.prototype, 'world').mockImplementation(function (this: Workspace, vendor) {
      return { ...world.call(this, vendor), authorize: () => {} };
    });
    return undefined;
  },
  'a fork shares its tables'() {
    const { get } = SeedSnapshots.prototype;
    // One table for all workspaces, but not the cached one from which further tests start.
    let shared: VendorWorld | undefined;
    const share = (name: string, world: VendorWorld) => {
      if (name !== 'rocketchat') return world;
      shared ??= world.fork();
      const all = shared;
      return { ...all, fork: () => all } satisfies VendorWorld;
    };
    vi.spyOn(SeedSnapshots.prototype, 'get').mockImplementation(function (this: SeedSnapshots, origin) {
      return new Map([...get.call(this, origin)].map(([vendor, world]) => [vendor, share(vendor, world)]));
    });
    return undefined;
  },
  'a 304 is sent before authentication': () => (asker) => {
    const tags = new Set<unknown>();
    return {
      ...asker,
      async ask(world, request) {
        const tag = request.headers?.['if-none-match'];
        if (tag !== undefined && tags.has(tag)) return { status: 304, headers: {}, text: '' };
        const answer = await asker.ask(world, request);
        tags.add(answer.headers.etag);
        return answer;
      },
    };
  },
};

test.each(Object.keys(faults))('detects a mock in which %s', async (name) => {
  const found = await findLeaks(faults[name]?.());
  expect([...found.leaks, ...found.changed]).not.toEqual([]);
});

test('finds nothing in an unchanged mock', async () => {
  const found = await findLeaks();
  expect([...found.leaks, ...found.changed]).toEqual([]);
  expect(found.ownReads.size).toBe(2 * 3);
});
