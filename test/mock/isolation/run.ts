import type { Mock } from '../../../mock/server.ts';
import { type Asker, createAsker } from './asker.ts';
import { findAdminLeaks, findMoves } from './stillness.ts';
import { type Operations, type Sweep, sweep } from './sweep.ts';
import { plant, type World, type WorldPlan } from './world.ts';

/** What was found, and how much was asked for it. */
export interface Findings extends Sweep {
  /** Answers that changed where nobody wrote. */
  moved: string[];
  /** Admin routes that told of their own workspace. */
  toldByAdmin: Set<string>;
  requests: number;
}

/** Plants marks in every world of a mock, writes into the first one, and asks everything of everybody in the others. */
export async function lookForLeaks(
  mock: Mock,
  plans: readonly WorldPlan[],
  operations: Operations,
  seed: number,
  front: (asker: Asker) => Asker = (asker) => asker,
): Promise<Findings> {
  const plain = createAsker(mock);
  try {
    const asker = front(plain);
    const worlds: World[] = [];
    for (const [index, plan] of plans.entries()) worlds.push(await plant(mock, plan, index + 1));
    const moved = await findMoves(asker, worlds, operations);
    // The first one has gone back to its beginning.
    const rest = worlds.slice(1);
    const swept = await sweep(asker, rest, operations, seed);
    const { leaks, told } = await findAdminLeaks(asker, rest, operations);
    const found = { ...swept, leaks: [...swept.leaks, ...leaks], toldByAdmin: told };
    return { ...found, moved, requests: plain.count };
  } finally {
    await plain.close();
  }
}
