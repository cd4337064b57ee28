import type { JsonObject } from '../specs/json.ts';
import { createParameterFault, Fault } from './fault.ts';
import type { Entry } from './state/log.ts';
import type { Steps } from './steps.ts';
import { forkAll, getFrom, type Worlds } from './worlds.ts';

/** An event as a user writes it by hand. */
export type WrittenEvent = JsonObject & { vendor: string };

/** What comes of events: the worlds with them, and the entries to log; or why there are none. */
export type Trial = { worlds: Worlds; entries: Entry[] } | { fault: Fault };

/** Events that are tried before others have their turn: some milliseconds. */
const perStep = 250;

/** Tries events on a copy of worlds: all of them, or none. The fault is that of the first one that is wrong. */
export function* tryEvents(before: Worlds, written: readonly WrittenEvent[]): Steps<Trial> {
  const worlds = forkAll(before);
  const entries: Entry[] = [];
  try {
    for (const [index, each] of written.entries()) {
      entries.push(tryEvent(worlds, each, index));
      if (index % perStep === perStep - 1) yield;
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { fault: error };
  }
  return { worlds, entries };
}

function tryEvent(worlds: Worlds, { vendor, ...raw }: WrittenEvent, index: number): Entry {
  if (!worlds.has(vendor)) {
    throw createParameterFault('invalid', `${index}.vendor`, `must be one of ${[...worlds.keys()].join(', ')}`);
  }
  const world = getFrom(worlds, vendor);
  const event = at(index, () => world.prepare(raw));
  world.fold(event);
  return { vendor, event };
}

/** Does something for the event at an index, and says of which one a fault speaks. */
function at<Result>(index: number, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const problems = error.problems.map((each) => ({
      ...each,
      name: `${index}.${each.name}`,
      pointer: `/${index}${each.pointer}`,
    }));
    throw new Fault(error.kind, problems);
  }
}
