import type { LogEntry } from '../state/event-log.ts';
import type { InitialState } from './initial-state.ts';
import type { SeedSnapshot, SeedSnapshots } from './seeded/seed-snapshots.ts';
import type { SnapshotState } from './workspace-state.ts';
import { forkAll, toSharedWorlds, toWorlds, type Worlds } from './worlds.ts';

/** A saved state that can be restored. */
export interface Snapshot {
  worlds: SeedSnapshot;
  entries: readonly LogEntry[];
  clock: number;
  /** The workspace's initial state at that time. */
  initialState: InitialState;
}

/**
 * Converts snapshots to plain data.
 *
 * @param current The workspace's current initial state, which is not repeated in each snapshot.
 */
export function captureSnapshots(snapshots: ReadonlyMap<string, Snapshot>, current: InitialState): SnapshotState[] {
  return [...snapshots].map(([name, { initialState, clock, entries }]) => {
    const { tokens: _, ...initial } = initialState;
    // Its events are part of the snapshot's own, which are used.
    const earlier = initialState === current ? undefined : { ...initial, entries: [] };
    return { name, clock, entries, ...(earlier && { origin: earlier }) };
  });
}

/**
 * Builds the worlds of a workspace and of its snapshots. Events that they share are applied once.
 *
 * @param entries The workspace's own events.
 * @throws UsageError like {@link toWorlds}.
 */
export function restoreSnapshots(
  bases: SeedSnapshots,
  origin: InitialState,
  entries: readonly LogEntry[],
  states: readonly SnapshotState[],
): { worlds: Worlds; snapshots: [name: string, snapshot: Snapshot][] } {
  const own = states.filter((state) => !state.origin);
  const [worlds, ...ofOwn] = toSharedWorlds(bases, origin, [entries, ...own.map((each) => each.entries)]);
  const worldsOf = new Map(own.map((state, index) => [state, ofOwn[index]]));
  const snapshots = states.map((state): [string, Snapshot] => {
    const { name, clock, entries } = state;
    const initialState = state.origin ? { ...state.origin, tokens: origin.tokens } : origin;
    const worlds = worldsOf.get(state) ?? toWorlds(bases, { ...initialState, entries });
    return [name, { worlds, entries, clock, initialState }];
  });
  return { worlds: forkAll(worlds ?? new Map()), snapshots };
}
