import { test } from 'vitest';
import { profiles } from '../../specs/profiles.ts';
import { expectHealthy } from './expect-healthy.ts';

/** `CHATPACT_SEEDS=20 npx vitest run test/fault-proxies/healthy.test.ts` tests more seeds. */
const seeds = Array.from({ length: Number(process.env.CHATPACT_SEEDS ?? 2) }, (_, index) => index + 1);
const scales = [0.05, 0.4, 1.5];
const worlds = seeds.flatMap((seed) =>
  scales.flatMap((scale) => profiles.map((profile) => ({ seed, scale, profile }))),
);

test.each(worlds)('finds nothing wrong with seed $seed at scale $scale, profile $profile', expectHealthy);
