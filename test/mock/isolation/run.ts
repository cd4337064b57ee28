import type { Mock } from '../../../mock/server.ts';
import { type Asker, createAsker } from './asker.ts';
import { findAdminLeaks, findMoves } from './stillness.ts';
import { type Operations, type Sweep, sweep } from './sweep.ts';
import { plant, type World, type WorldPlan } from './world.ts';

/** The leaks that were found, and the number of requests. */
export interface Findings extends Sweep {
  /** Responses that changed although nothing was written there. */
  moved: string[];
  /** Admin routes that returned data of their own workspace. */
  ownReadsByAdmin: Set<string>;
  requests: number;
}

/**
 * Plants marks in every workspace of a mock, writes to the first one, and calls everything as every identity in the
 * others.
 */
export async function lookForLeaks(
  mock: Mock,
  plans: readonly WorldPlan[],
  operations: Operations,
  seed: number,
  wrapAsker: (asker: Asker) => Asker = (asker) => asker,
): Promise<Findings> {
  const plain = createAsker(mock);
  try {
    const asker = wrapAsker(plain);
    const worlds: World[] = [];
    for (const [index, plan] of plans.entries()) worlds.push(await plant(mock, plan, index + 1));
    const moved = await findMoves(asker, worlds, operations);
    // The first one was reset to its initial state.
    const rest = worlds.slice(1);
    const swept = await sweep(asker, rest, operations, seed);
    const { leaks, ownReads } = await findAdminLeaks(asker, rest, operations);
    const found = { ...swept, leaks: [...swept.leaks, ...leaks], ownReadsByAdmin: ownReads };
    return { ...found, moved, requests: plain.count };
  } finally {
    await plain.close();
  }
}
