import fc from 'fast-check';

export const kinds = [
  'hire',
  'log in',
  'log out',
  'make channel',
  'make group',
  'open direct',
  'post',
  'send',
  'send around',
  'whisper',
  'delete message',
  'delete channel',
  'delete room',
  'replace room',
  'permit',
] as const;

/** A random write. Its numbers are indexes of existing users, rooms and messages at the time of the write. */
export const step = fc.record({
  kind: fc.constantFrom(...kinds, 'log in', 'post', 'post', 'send', 'send', 'send', 'delete message', 'delete message'),
  /** Index of the session: 0 the first administrator's, which occurs often, 1 the latest, 2 the one before. */
  who: fc.oneof(fc.constant(0), fc.nat(5)),
  /** Index of the room, message, name or role. */
  which: fc.nat(7),
  /** Index of the user, counted from the last. */
  whom: fc.nat(4),
  otherwise: fc.boolean(),
  pause: fc.record({
    /** Seconds before the write, often 0. */
    seconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 200_000 })),
    /** Then waits until the next full hour or day, or (`early`) a second before; 0 does not wait. */
    edge: fc.constantFrom(0, 0, 0, 3600, 86_400),
    early: fc.nat(1),
  }),
});
export type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

/** Whole seconds before a write. */
export function toSeconds({ pause: { seconds, edge, early } }: Step, now: number): number {
  if (edge === 0) return seconds;
  const until = Math.ceil((now / 1000 + seconds + 1) / edge) * edge - early;
  return until - now / 1000;
}
