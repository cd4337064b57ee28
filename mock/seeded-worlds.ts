import { readBuiltWorld } from './built-worlds.ts';
import { defaultHistory, type HistoryOptions, toHistoryKey } from './seed/company.ts';
import type { Vendor, World } from './vendor.ts';

// Seeded worlds, for all mocks of a process: a test file may start a hundred of them, most with the same history.

/** The largest history that is kept though no mock uses it: a larger one would be missed less than its memory. */
const largestKept = 1;
/** How many are kept though no mock uses them. */
const mostKept = 8;

/** By vendor and history, as long as somebody has it. */
const known = new WeakMap<Vendor, Map<string, WeakRef<World>>>();
/** The latest, the one asked for longest ago first. */
const kept = new Set<World>();

/** A world with this history, where one has been made: by a mock of this process, or by the build. Nobody may write to it. */
export function findWorld(vendor: Vendor, history: HistoryOptions): World | undefined {
  const found = known.get(vendor)?.get(toHistoryKey(history))?.deref();
  if (found) {
    keep(found, history);
    return found;
  }
  if (toHistoryKey(history) !== toHistoryKey(defaultHistory)) return undefined;
  const serialized = readBuiltWorld(vendor.name);
  const world = serialized && vendor.deserializeWorld(serialized);
  if (world) keepWorld(vendor, history, world);
  return world;
}

/** Lets others have a world that has been made; nobody may write to it from now on. */
export function keepWorld(vendor: Vendor, history: HistoryOptions, world: World): void {
  const worlds = known.get(vendor) ?? new Map<string, WeakRef<World>>();
  for (const [key, reference] of worlds) if (!reference.deref()) worlds.delete(key);
  worlds.set(toHistoryKey(history), new WeakRef(world));
  known.set(vendor, worlds);
  keep(world, history);
}

function keep(world: World, { scale }: HistoryOptions): void {
  if (scale > largestKept) return;
  kept.delete(world);
  kept.add(world);
  for (const oldest of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
}
