import { Refusal } from '../refusal.ts';

/** Throws {@link Refusal} for a name that could be markup or a path (Rocket.Chat 6.14, `validateNameChars`; executed). */
export function assertNameIsPlain(name: string): void {
  if (/[<>\\/]/.test(name)) throw new Refusal('invalid', { error: 'Name contains invalid characters' });
}
