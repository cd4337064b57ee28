import { UsageError } from '../../usage-error.ts';

/** One part of a plan that is divided into several. */
export interface Shard {
  /** From 1 to `count`. */
  index: number;
  /** Number of parts, at most 1000. */
  count: number;
}

const maxCount = 1000;

/**
 * Parses a shard: `2/5` is the second of five.
 *
 * @throws UsageError `INVALID_SHARD` for any other text.
 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text.trim()) ?? [];
  return assertShard({ index: Number(index), count: Number(count) }, text);
}

/** Returns a valid shard. Throws UsageError `INVALID_SHARD` for an invalid one. */
export function assertShard(shard: Shard, shown = `${shard.index}/${shard.count}`): Shard {
  const { index, count } = shard;
  const isWhole = Number.isInteger(index) && Number.isInteger(count);
  if (isWhole && index >= 1 && index <= count && count <= maxCount) return shard;
  throw new UsageError(
    'INVALID_SHARD',
    `Expected a shard such as 2/5 (the second of five, at most ${maxCount}), got "${shown}".`,
  );
}

/**
 * Returns the cases of one shard, in the order of the plan. Cases are assigned by the order of their ids, so that each
 * case is in exactly one shard on every machine.
 */
export function takeShard<Case extends { id: string }>(cases: readonly Case[], shard?: Shard): Case[] {
  if (!shard) return [...cases];
  const ids = cases.map(({ id }) => id).sort();
  const own = new Set(ids.filter((_, position) => position % shard.count === shard.index - 1));
  return cases.filter(({ id }) => own.has(id));
}
