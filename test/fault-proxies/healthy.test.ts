import { test } from 'vitest';
import { profiles } from '../../specs/profiles.ts';
import { expectHealthy } from './expect-healthy.ts';

/** `CHATPACT_SEEDS=20 npx vitest run test/fault-proxies/healthy.test.ts` tests more seeds, each in every combination. */
const { CHATPACT_SEEDS } = process.env;
const seeds = Array.from({ length: Number(CHATPACT_SEEDS ?? 2) }, (_, index) => index + 1);
const scales = [0.05, 0.4, 1.5];
const all = seeds.flatMap((seed) => scales.flatMap((scale) => profiles.map((profile) => ({ seed, scale, profile }))));
/** By default, each seed, scale and profile meets each of the other two kinds once. */
const worlds = CHATPACT_SEEDS
  ? all
  : all.filter(
      ({ seed, scale, profile }) => (seed + scales.indexOf(scale)) % profiles.length === profiles.indexOf(profile),
    );

test.each(worlds)('finds nothing wrong with seed $seed at scale $scale, profile $profile', expectHealthy);
