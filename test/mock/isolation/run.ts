import type { Mock } from '../../../mock/server.ts';
import { callAllOperations, type Operations, type SweepResult } from './sweep.ts';
import { createTestClient, type TestClient } from './test-client.ts';
import { findAdminLeaks, findUnexpectedChanges } from './unexpected-changes.ts';
import { plant, type World, type WorldPlan } from './world.ts';

/** The leaks that were found, and the number of requests. */
export interface Findings extends SweepResult {
  /** Responses that changed although nothing was written there. */
  changed: string[];
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
  wrapAsker: (asker: TestClient) => TestClient = (asker) => asker,
): Promise<Findings> {
  const plain = createTestClient(mock);
  try {
    const asker = wrapAsker(plain);
    const worlds: World[] = [];
    for (const [index, plan] of plans.entries()) worlds.push(await plant(mock, plan, index + 1));
    const moved = await findUnexpectedChanges(asker, worlds, operations);
    // The first one was reset to its initial state.
    const rest = worlds.slice(1);
    const swept = await callAllOperations(asker, rest, operations, seed);
    const { leaks, ownReads } = await findAdminLeaks(asker, rest, operations);
    const found = { ...swept, leaks: [...swept.leaks, ...leaks], ownReadsByAdmin: ownReads };
    return { ...found, changed: moved, requests: plain.count };
  } finally {
    await plain.close();
  }
}
