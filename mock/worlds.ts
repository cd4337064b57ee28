import { UsageError } from '../usage-error.ts';
import type { Base, Bases } from './bases.ts';
import type { Origin } from './origin.ts';
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
  const worlds = forkAll(bases.get(origin));
  for (const world of worlds.values()) {
    for (const event of world.adoptTokens(origin.tokens, origin.now)) world.fold(event);
  }
  for (const [index, { vendor, event }] of origin.entries.entries()) {
    try {
      getFrom(worlds, vendor).fold(event);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new UsageError('BAD_FIXTURE', `Event ${index + 1} (${event.type}) can't have happened: ${reason}`, {
        cause,
      });
    }
  }
  return worlds;
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
