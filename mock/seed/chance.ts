import { createRandomStream } from '../ambient.ts';

/** Seeded chance for one purpose. Cheap: the hot paths of the history call it several times a message. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  integer(from: number, to: number): number;
  /** True in that share of the calls. */
  happens(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** The item, in a new order. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** Mean 0, standard deviation 1, never beyond ±3.5. */
  normal(): number;
  /** Whole seconds, at least 1: log-normal, as waiting times are. */
  wait(medianSeconds: number, spread: number): number;
  /** How many of something that is expected so many times: whole, 0 or more, with the scatter of real counts. */
  count(expected: number): number;
  /** So many characters of the alphabet. */
  text(length: number, alphabet: string): string;
}

/**
 * @param seed The history's seed.
 * @param name What it decides, such as `chatwoot/arrivals`. Each name draws independently.
 * @example
 * createChance(1, 'people').integer(1, 6);
 */
export function createChance(seed: number, name: string): Chance {
  const stream = createRandomStream(seed, name);
  const fraction = () => stream.next();
  const integer = (from: number, to: number) => from + Math.floor(stream.next() * (to - from + 1));

  // The sum of uniforms (Irwin–Hall), because the last bits of sine and cosine differ between engines.
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
    // Rounded to whole seconds, which hides a last bit that another engine's Math.exp may give otherwise.
    wait: (medianSeconds, spread) => Math.max(1, Math.round(medianSeconds * Math.exp(spread * normal()))),
    count(expected) {
      if (expected >= FEW)
        return Math.max(0, Math.floor(expected + Math.sqrt(expected) * SCATTER * normal() + fraction()));
      // A bell curve cut off at 0 would lift small counts; so many tosses of a coin keep the mean exact.
      let count = 0;
      for (let toss = 0; toss < 2 * FEW; toss++) if (fraction() < expected / (2 * FEW)) count++;
      return count;
    },
    text: (length, alphabet) => Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join(''),
  };
}

/** Draws an index as often as its weight says. */
export type Dice = (chance: Chance) => number;

/** @param weights 0 or more each, in any unit. */
export function createDice(weights: readonly number[]): Dice {
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

/** The entry of a list that is known to be long enough. */
export function getAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`No entry ${index} in a list of ${items.length}.`);
  return item;
}

const SQRT_OF_3 = 1.7320508075688772;
// Counts would scatter by the square root of what is expected; whole days already differ by the calendar's own mood.
const SCATTER = 0.8;
const FEW = 6;
