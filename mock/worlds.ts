import type { JsonObject } from '../specs/json.ts';
import { UsageError } from '../usage-error.ts';
import type { Base, Bases } from './bases.ts';
import { Fault } from './fault.ts';
import type { Origin } from './origin.ts';
import type { DomainEvent, Entry } from './state/log.ts';
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

function tell(bases: Bases, origin: Origin, take: (world: World, event: DomainEvent, vendor: string) => void): Worlds {
  const worlds = forkAll(bases.get(origin));
  for (const world of worlds.values()) {
    for (const event of world.adoptTokens(origin.tokens, origin.now)) world.fold(event);
  }
  for (const [index, { vendor, event }] of origin.entries.entries()) {
    try {
      take(getFrom(worlds, vendor), event, vendor);
    } catch (cause) {
      throw new UsageError(
        'BAD_FIXTURE',
        `Event ${index + 1} (${event.type}) can't have happened: ${toReason(cause)}`,
        {
          cause,
        },
      );
    }
  }
  return worlds;
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
