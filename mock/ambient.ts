/**
 * The only door to what differs from one run to the next: the machine's clock, and chance. Everything else in the mock
 * takes a time or a seed, so that the same seed always tells the same history. A test searches `mock/` for strays.
 */
import { randomUUID } from 'node:crypto';
import { faker as english } from '@faker-js/faker/locale/en';

export type Faker = typeof english;

/** An endless series of numbers from 0 up to, but not including, 1. */
export interface RandomStream {
  next(): number;
}

/** Milliseconds since 1970 by the machine's clock. */
export function systemNow(): number {
  return Date.now();
}

/**
 * A faker of its own for one purpose; the library's global instance is left alone.
 *
 * @param seed The history's seed.
 * @param name The purpose. Two names draw independently, so a draw more in one place shifts nothing in another.
 * @example
 * createFaker(1, 'people').person.firstName();
 */
export function createFaker(seed: number, name: string): Faker {
  // The class is exported only by the package's main entry, which loads every language and takes eight times as long.
  const FakerClass = english.constructor as new (options: { locale: Faker['rawDefinitions']; seed: number[] }) => Faker;
  return new FakerClass({ locale: english.rawDefinitions, seed: toSeedNumbers(seed, name) });
}

/**
 * The Mersenne Twister of a faker of its own, without the words around it.
 *
 * @param seed The history's seed.
 * @param name The purpose, as in {@link createFaker}.
 */
export function createRandomStream(seed: number, name: string): RandomStream {
  // The published types leave this property out; the package is pinned to one exact version, and the tests would notice.
  const { fakerCore } = createFaker(seed, name) as Faker & { fakerCore: { randomizer: RandomStream } };
  return fakerCore.randomizer;
}

// The twister mixes a whole list of 32-bit words, so the name needs no hash. Both halves of the seed count, and its sign.
function toSeedNumbers(seed: number, name: string): number[] {
  const words = new Uint32Array(new Float64Array([seed]).buffer);
  return [...words, ...Array.from(name, (letter) => letter.codePointAt(0) ?? 0)];
}

/** A name that nobody else has: for what must be told apart across machines, and decides nothing that anybody sees. */
export function createRunId(): string {
  return randomUUID();
}
