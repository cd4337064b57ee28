import { UsageError } from '../../usage-error.ts';
import { ApiError } from '../api-error.ts';
import { countCommonPrefix } from '../state/common-prefix.ts';
import type { DomainEvent, LogEntry } from '../state/event-log.ts';
import type { World } from '../vendor-interface/vendor.ts';
import type { InitialState } from './initial-state.ts';
import type { SeedSnapshot, SeedSnapshots } from './seeded/seed-snapshots.ts';

/** A workspace's worlds, by vendor. */
export type Worlds = Map<string, World>;

/**
 * The seeded history with the user's own tokens and the entries after it.
 *
 * @throws UsageError `INVALID_FIXTURE` if an event does not fit the tables, `UNKNOWN_USER` if a token is for an identity
 * that the seed does not have.
 */
export function toWorlds(bases: SeedSnapshots, origin: InitialState): Worlds {
  return buildWorlds(bases, origin, (world, event) => world.fold(event));
}

/**
 * Returns the entries after the seeded history, with the fields completed that users may leave out or give by name.
 *
 * @throws UsageError like {@link toWorlds}, for events that violate the rules of POST /events.
 */
export function prepareEntries(bases: SeedSnapshots, origin: InitialState): LogEntry[] {
  const entries: LogEntry[] = [];
  buildWorlds(bases, origin, (world, written, vendor) => {
    const event = world.prepare({ ...written });
    world.fold(event);
    entries.push({ vendor, event });
  });
  return entries;
}

/**
 * Returns the worlds after each of several lists of entries, like {@link toWorlds} for each. Entries that lists share
 * are folded once, and their worlds share memory. Fork a world before changing it.
 */
export function toSharedWorlds(
  bases: SeedSnapshots,
  origin: InitialState,
  lists: readonly (readonly LogEntry[])[],
): Worlds[] {
  const made: Worlds[] = [];
  /** @param numbers Indexes of lists that are equal up to `from`, the position that the worlds have reached. */
  const grow = (base: Worlds, from: number, numbers: readonly number[]) => {
    const groups = new Map<LogEntry, number[]>();
    for (const number of numbers) {
      const next = lists[number]?.[from];
      if (next === undefined) made[number] = base;
      else groups.set(next, [...(groups.get(next) ?? []), number]);
    }
    for (const group of groups.values()) {
      const all = group.map((number) => lists[number] ?? []);
      const [first = []] = all;
      const until = all.reduce((least, list) => Math.min(least, countCommonPrefix(first, list)), first.length);
      const worlds = forkAll(base);
      foldAll(worlds, first.slice(from, until), (world, event) => world.fold(event), from);
      grow(worlds, until, group);
    }
  };
  grow(
    toWorlds(bases, { ...origin, entries: [] }),
    0,
    lists.map((_, number) => number),
  );
  return made;
}

type Apply = (world: World, event: DomainEvent, vendor: string) => void;

function buildWorlds(bases: SeedSnapshots, origin: InitialState, apply: Apply): Worlds {
  const worlds = forkAll(bases.get(origin));
  for (const world of worlds.values()) {
    for (const event of world.setTimezone(origin.timezone ?? 'UTC', origin.now)) world.fold(event);
    for (const event of world.adoptTokens(origin.tokens, origin.now)) world.fold(event);
  }
  foldAll(worlds, origin.entries, apply);
  return worlds;
}

/** @param before Number of events before these. */
function foldAll(worlds: Worlds, entries: readonly LogEntry[], apply: Apply, before = 0): void {
  for (const [index, { vendor, event }] of entries.entries()) {
    try {
      apply(getVendorValue(worlds, vendor), event, vendor);
    } catch (cause) {
      const number = before + index + 1;
      const message = `Event ${number} (${event.type}) is not possible at this point: ${toReason(cause)}`;
      throw new UsageError('INVALID_FIXTURE', message, { cause });
    }
  }
}

function toReason(cause: unknown): string {
  if (cause instanceof ApiError) return cause.problems.map(({ name, message }) => `${name} ${message}`).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/** Forks all worlds. */
export function forkAll(worlds: SeedSnapshot): Worlds {
  return new Map([...worlds].map(([vendor, world]) => [vendor, world.fork()]));
}

/** Returns a vendor's value. Throws for a vendor that is not served. */
export function getVendorValue<Value>(map: ReadonlyMap<string, Value>, vendor: string): Value {
  const value = map.get(vendor);
  if (value === undefined) throw new Error(`This workspace does not serve ${vendor}.`);
  return value;
}
