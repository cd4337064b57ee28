/**
 * Measures the cost of a workspace: time to fork the default history and to seed it, and the memory of an unchanged
 * fork. `npm run bench:fork`
 */

import { defaultHistory } from '../mock/seed/company.ts';
import type { World } from '../mock/vendor-interface/vendor.ts';
import { vendors } from '../mock/vendors/index.ts';
import { SeedSnapshots } from '../mock/workspaces/seeded/seed-snapshots.ts';

const rounds = 200;

const bases = new SeedSnapshots(vendors);
const base = bases.get(defaultHistory);
const forkAll = () => new Map([...base].map(([name, world]) => [name, world.fork()]));

function measure(run: () => unknown, times: number): number {
  const durations: number[] = [];
  for (let round = 0; round < times; round++) {
    const started = performance.now();
    run();
    durations.push(performance.now() - started);
  }
  return durations.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('Run with --expose-gc: npm run bench:fork');

measure(forkAll, 20);
const median = measure(forkAll, rounds);
const seeding = measure(() => new SeedSnapshots(vendors).get(defaultHistory), 3);

const kept: Map<string, World>[] = [];
collect();
const before = process.memoryUsage();
for (let round = 0; round < rounds; round++) kept.push(forkAll());
collect();
const after = process.memoryUsage();
const added = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / kept.length;

process.stdout.write(
  [
    `fork of the default history: ${median.toFixed(2)} ms at the median of ${rounds}`,
    `seeding it anew: ${seeding.toFixed(0)} ms, ${(seeding / median).toFixed(0)} times as long`,
    `memory that a fork adds until it is written to: ${(added / 1024).toFixed(0)} KiB`,
    '',
  ].join('\n'),
);
