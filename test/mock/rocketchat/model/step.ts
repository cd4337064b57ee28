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

/** Something that somebody does, by small numbers: what they mean depends on what there is by then. */
export const step = fc.record({
  kind: fc.constantFrom(...kinds, 'log in', 'post', 'post', 'send', 'send', 'send', 'delete message', 'delete message'),
  /** Whose session: 0 the first administrator's, which is often wanted, 1 the latest, 2 the one before. */
  who: fc.oneof(fc.constant(0), fc.nat(5)),
  /** Which room, message, name or role. */
  which: fc.nat(7),
  /** Which user, counted from the last. */
  whom: fc.nat(4),
  otherwise: fc.boolean(),
  pause: fc.record({
    /** Seconds that pass before; often none. */
    seconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 200_000 })),
    /** Until the next full hour or day, if any, or the second before. */
    edge: fc.constantFrom(0, 0, 0, 3600, 86_400),
    early: fc.nat(1),
  }),
});
export type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

/** Whole seconds that pass before a step. */
export function toSeconds({ pause: { seconds, edge, early } }: Step, now: number): number {
  if (edge === 0) return seconds;
  const until = Math.ceil((now / 1000 + seconds + 1) / edge) * edge - early;
  return until - now / 1000;
}
