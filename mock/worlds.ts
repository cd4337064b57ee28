import type { JsonObject } from '../specs/json.ts';
import { UsageError } from '../usage-error.ts';
import type { Base, Bases } from './bases.ts';
import { Fault } from './fault.ts';
import type { Origin } from './origin.ts';
import type { DomainEvent, Entry } from './state/log.ts';
import { countShared } from './state/shared-prefix.ts';
import type { World } from './vendor.ts';

/** A workspace's worlds, by vendor. */
export type Worlds = Map<string, World>;

/**
 * The seeded history with the user's own tokens, and what happened after it.
 *
 * @throws UsageError `BAD_FIXTURE` when an event fits no table, `BAD_TOKENS_FILE` when a token is for somebody whom the
 * seed has not.
 */
export function toWorlds(bases: Bases, origin: Origin): Worlds {
  return tell(bases, origin, (world, event) => world.fold(event));
}

/**
 * Everything after the seeded history, with what somebody who writes events may leave out or call by a name.
 *
 * @throws UsageError like {@link toWorlds}, for what can't have happened by the rules for events that somebody writes.
 */
export function prepareEntries(bases: Bases, origin: Origin): Entry[] {
  const entries: Entry[] = [];
  tell(bases, origin, (world, written, vendor) => {
    const event = world.prepare(written as unknown as JsonObject);
    world.fold(event);
    entries.push({ vendor, event });
  });
  return entries;
}

/**
 * The worlds after each of several lists of entries, like {@link toWorlds} for each. What lists share is folded once, and
 * their worlds share it in memory. Whoever writes to one of them forks it first.
 */
export function toSharedWorlds(bases: Bases, origin: Origin, lists: readonly (readonly Entry[])[]): Worlds[] {
  const made: Worlds[] = [];
  /** @param numbers Of lists that agree up to `from`, to which the worlds have come. */
  const grow = (base: Worlds, from: number, numbers: readonly number[]) => {
    const groups = new Map<Entry, number[]>();
    for (const number of numbers) {
      const next = lists[number]?.[from];
      if (next === undefined) made[number] = base;
      else groups.set(next, [...(groups.get(next) ?? []), number]);
    }
    for (const group of groups.values()) {
      const all = group.map((number) => lists[number] ?? []);
      const [first = []] = all;
      const until = all.reduce((least, list) => Math.min(least, countShared(first, list)), first.length);
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

type Take = (world: World, event: DomainEvent, vendor: string) => void;

function tell(bases: Bases, origin: Origin, take: Take): Worlds {
  const worlds = forkAll(bases.get(origin));
  for (const world of worlds.values()) {
    for (const event of world.begin(origin.timezone ?? 'UTC', origin.now)) world.fold(event);
    for (const event of world.adoptTokens(origin.tokens, origin.now)) world.fold(event);
  }
  foldAll(worlds, origin.entries, take);
  return worlds;
}

/** @param before How many events came before these. */
function foldAll(worlds: Worlds, entries: readonly Entry[], take: Take, before = 0): void {
  for (const [index, { vendor, event }] of entries.entries()) {
    try {
      take(getFrom(worlds, vendor), event, vendor);
    } catch (cause) {
      const number = before + index + 1;
      const message = `Event ${number} (${event.type}) can't have happened: ${toReason(cause)}`;
      throw new UsageError('BAD_FIXTURE', message, { cause });
    }
  }
}

function toReason(cause: unknown): string {
  if (cause instanceof Fault) return cause.problems.map(({ name, message }) => `${name} ${message}`).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/** Worlds that start the same. */
export function forkAll(worlds: Base): Worlds {
  return new Map([...worlds].map(([vendor, world]) => [vendor, world.fork()]));
}

/** Throws for a vendor that is not served. */
export function getFrom<Value>(map: ReadonlyMap<string, Value>, vendor: string): Value {
  const value = map.get(vendor);
  if (value === undefined) throw new Error(`This workspace does not serve ${vendor}.`);
  return value;
}
