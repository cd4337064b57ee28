import { UsageError } from '../usage-error.ts';

/** One of several parts of a plan. */
export interface Shard {
  /** From 1 to `count`. */
  index: number;
  /** How many parts there are, at most 1000. */
  count: number;
}

const most = 1000;

/**
 * Reads a shard: `2/5` is the second of five.
 *
 * @throws UsageError `BAD_OPTION` for anything else.
 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text.trim()) ?? [];
  return assertShard({ index: Number(index), count: Number(count) }, text);
}

/** Returns a shard that is one. Throws UsageError `BAD_OPTION`. */
export function assertShard(shard: Shard, shown = `${shard.index}/${shard.count}`): Shard {
  const { index, count } = shard;
  const isWhole = Number.isInteger(index) && Number.isInteger(count);
  if (isWhole && index >= 1 && index <= count && count <= most) return shard;
  throw new UsageError(
    'INVALID_SHARD',
    `Expected a shard such as 2/5 (the second of five, at most ${most}), got "${shown}".`,
  );
}

/**
 * The cases of one shard, in the order of the plan. They are dealt out in the order of their ids, so that every case is
 * in one shard and one only, wherever each shard runs.
 */
export function takeShard<Case extends { id: string }>(cases: readonly Case[], shard?: Shard): Case[] {
  if (!shard) return [...cases];
  const ids = cases.map(({ id }) => id).sort();
  const own = new Set(ids.filter((_, position) => position % shard.count === shard.index - 1));
  return cases.filter(({ id }) => own.has(id));
}
