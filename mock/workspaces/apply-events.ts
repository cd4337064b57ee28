import type { JsonObject } from '../../specs/json/json.ts';
import { ApiError, createParameterError } from '../api-error.ts';
import type { IncrementalWork } from '../incremental-work.ts';
import type { LogEntry } from '../state/event-log.ts';
import { forkAll, getVendorValue, type Worlds } from './worlds.ts';

/** An event in the format that users write. */
export type WrittenEvent = JsonObject & { vendor: string };

/** The result of applying events to a copy: the new worlds and the entries to log, or the fault. */
export type EventsResult = { worlds: Worlds; entries: LogEntry[] } | { fault: ApiError };

/** Number of events applied in one step, which takes some milliseconds. */
const eventsPerStep = 250;

/** Applies events to a copy of worlds: all of them, or none. The fault is that of the first invalid event. */
export function* applyEvents(before: Worlds, written: readonly WrittenEvent[]): IncrementalWork<EventsResult> {
  const worlds = forkAll(before);
  const entries: LogEntry[] = [];
  try {
    for (const [index, each] of written.entries()) {
      entries.push(tryEvent(worlds, each, index));
      if (index % eventsPerStep === eventsPerStep - 1) yield;
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { fault: error };
  }
  return { worlds, entries };
}

function tryEvent(worlds: Worlds, { vendor, ...raw }: WrittenEvent, index: number): LogEntry {
  if (!worlds.has(vendor)) {
    throw createParameterError('invalid', `${index}.vendor`, `must be one of ${[...worlds.keys()].join(', ')}`);
  }
  const world = getVendorValue(worlds, vendor);
  const event = withIndex(index, () => world.prepare(raw));
  world.fold(event);
  return { vendor, event };
}

/** Runs a function for the event at an index, and adds the index to the problems of a fault. */
function withIndex<Result>(index: number, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const problems = error.problems.map((each) => ({
      ...each,
      name: `${index}.${each.name}`,
      pointer: `/${index}${each.pointer}`,
    }));
    throw new ApiError(error.kind, problems);
  }
}
