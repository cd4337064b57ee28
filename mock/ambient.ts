/**
 * The only module that reads the machine's clock or generates randomness. All other code of the mock takes a time or a
 * seed, so that the same seed always generates the same history. A test checks that nothing else in `mock/` does.
 */
import { randomUUID } from 'node:crypto';
import { faker as english } from '@faker-js/faker/locale/en';

export type Faker = typeof english;

/** An endless sequence of random numbers from 0 (inclusive) to 1 (exclusive). */
export interface RandomStream {
  next(): number;
}

/** The machine's time in milliseconds since 1970. */
export function systemNow(): number {
  return Date.now();
}

/**
 * Creates a separate faker for one purpose. The library's global instance is not used.
 *
 * @param seed The history's seed.
 * @param name The purpose. Fakers with different names are independent, so an additional value in one place changes
 * nothing in another.
 * @example
 * createFaker(1, 'people').person.firstName();
 */
export function createFaker(seed: number, name: string): Faker {
  // The class is exported only by the package's main entry, which loads every language and takes eight times as long.
  const FakerClass = english.constructor as new (options: { locale: Faker['rawDefinitions']; seed: number[] }) => Faker;
  return new FakerClass({ locale: english.rawDefinitions, seed: toSeedNumbers(seed, name) });
}

/**
 * Creates the random number generator (Mersenne Twister) of a separate faker.
 *
 * @param seed The history's seed.
 * @param name The purpose, as in {@link createFaker}.
 */
export function createRandomStream(seed: number, name: string): RandomStream {
  // The published types lack this property. The package is pinned to one exact version, and tests cover it.
  const { fakerCore } = createFaker(seed, name) as Faker & { fakerCore: { randomizer: RandomStream } };
  return fakerCore.randomizer;
}

// The generator accepts a list of 32-bit words, so the name needs no hash. Both halves of the seed, and so its sign,
// are used.
function toSeedNumbers(seed: number, name: string): number[] {
  const words = new Uint32Array(new Float64Array([seed]).buffer);
  return [...words, ...Array.from(name, (letter) => letter.codePointAt(0) ?? 0)];
}

/** A random unique id, for things that must differ between machines and do not affect any response. */
export function createRunId(): string {
  return randomUUID();
}
