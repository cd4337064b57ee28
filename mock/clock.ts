/** A workspace's clock. It stands still, so that today's run equals yesterday's. Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

export function createFrozenClock(at: number): Clock {
  return { now: () => at };
}
