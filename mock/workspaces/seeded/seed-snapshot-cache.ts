import { defaultHistory, type HistoryOptions, toHistoryKey } from '../../seed/company.ts';
import type { Vendor, World } from '../../vendor-interface/vendor.ts';
import { readBuiltWorld } from './built-snapshots.ts';

// A cache of seeded worlds for all mocks of a process: a test file may start a hundred mocks with the same history.

/** Maximum scale of a world that is kept when no mock uses it: larger ones use too much memory. */
const maxKeptScale = 1;
/** Maximum number of worlds that are kept when no mock uses them. */
const maxKept = 8;

/** All worlds in use, by vendor and history. */
const worlds = new WeakMap<Vendor, Map<string, WeakRef<World>>>();
/** Worlds that are kept, the least recently used first. */
const retained = new Set<World>();

/** Returns a world with this history, if a mock of this process or the build has created one. It is read-only. */
export function findSeededWorld(vendor: Vendor, history: HistoryOptions): World | undefined {
  const found = worlds.get(vendor)?.get(toHistoryKey(history))?.deref();
  if (found) {
    keep(found, history);
    return found;
  }
  if (toHistoryKey(history) !== toHistoryKey(defaultHistory)) return undefined;
  const serialized = readBuiltWorld(vendor.name);
  const world = serialized && vendor.deserializeWorld(serialized);
  if (world) cacheSeededWorld(vendor, history, world);
  return world;
}

/** Adds a world to the cache. It is read-only from then on. */
export function cacheSeededWorld(vendor: Vendor, history: HistoryOptions, world: World): void {
  const byHistory = worlds.get(vendor) ?? new Map<string, WeakRef<World>>();
  for (const [key, reference] of byHistory) if (!reference.deref()) byHistory.delete(key);
  byHistory.set(toHistoryKey(history), new WeakRef(world));
  worlds.set(vendor, byHistory);
  keep(world, history);
}

function keep(world: World, { scale }: HistoryOptions): void {
  if (scale > maxKeptScale) return;
  retained.delete(world);
  retained.add(world);
  for (const oldest of retained) {
    if (retained.size <= maxKept) break;
    retained.delete(oldest);
  }
}
