import { createRandomStream } from '../ambient.ts';

/** A seeded random generator for one purpose. It must be fast, because each generated message calls it several times. */
export interface RandomSource {
  /** A number from 0 (included) to 1 (excluded). */
  fraction(): number;
  /** An integer in a range, both ends included. */
  integer(from: number, to: number): number;
  /** True with the given probability. */
  happens(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A shuffled copy of the items. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** A normal random number: mean 0, standard deviation 1, limited to ±3.5. */
  normal(): number;
  /** A log-normal duration in whole seconds, at least 1. */
  waitSeconds(medianSeconds: number, spread: number): number;
  /** A random count (an integer, at least 0) with the given mean and a realistic spread. */
  count(expected: number): number;
  /** A random text of characters from the alphabet. */
  text(length: number, alphabet: string): string;
}

/**
 * @param seed The history's seed.
 * @param name The purpose, such as `chatwoot/arrivals`. Generators with different names are independent.
 * @example
 * createChance(1, 'people').integer(1, 6);
 */
export function createRandomSource(seed: number, name: string): RandomSource {
  const stream = createRandomStream(seed, name);
  const fraction = () => stream.next();
  const integer = (from: number, to: number) => from + Math.floor(stream.next() * (to - from + 1));

  // The sum of uniform numbers (Irwin–Hall), because the last bits of sine and cosine differ between JavaScript engines.
  const normal = () => (stream.next() + stream.next() + stream.next() + stream.next() - 2) * SQRT_OF_3;

  return {
    fraction,
    integer,
    normal,
    happens: (share) => stream.next() < share,
    pick: (items) => getAt(items, integer(0, items.length - 1)),
    shuffle(items) {
      const rest = [...items];
      return items.map(() => getAt(rest.splice(integer(0, rest.length - 1), 1), 0));
    },
    // Rounded to whole seconds, because the last bit of Math.exp differs between JavaScript engines.
    waitSeconds: (medianSeconds, spread) => Math.max(1, Math.round(medianSeconds * Math.exp(spread * normal()))),
    count(expected) {
      if (expected >= FEW)
        return Math.max(0, Math.floor(expected + Math.sqrt(expected) * SCATTER * normal() + fraction()));
      // For small means, a normal distribution cut off at 0 would raise the mean. A binomial distribution keeps it exact.
      let count = 0;
      for (let toss = 0; toss < 2 * FEW; toss++) if (fraction() < expected / (2 * FEW)) count++;
      return count;
    },
    text: (length, alphabet) => Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join(''),
  };
}

/** Draws a random index by its weight. */
export type WeightedDraw = (chance: RandomSource) => number;

/** @param weights Relative weights, each at least 0. */
export function createWeightedDraw(weights: readonly number[]): WeightedDraw {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const edges = Float64Array.from(weights, (weight) => {
    sum += weight;
    return sum / total;
  });
  const last = edges.length - 1;
  return (chance) => {
    const draw = chance.fraction();
    let index = 0;
    while (index < last && draw >= (edges[index] ?? 1)) index++;
    return index;
  };
}

/** Returns the item at an index. Throws if the list is too short. */
export function getAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`No item at index ${index} in a list of ${items.length}.`);
  return item;
}

const SQRT_OF_3 = 1.7320508075688772;
// Less than the spread of a Poisson distribution (1), because the calendar already varies each day randomly.
const SCATTER = 0.8;
const FEW = 6;
