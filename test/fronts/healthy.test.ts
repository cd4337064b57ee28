import { expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock } from '../../mock/server.ts';
import { profiles } from '../../specs/profiles.ts';
import { vendorNames } from '../../specs/vendors.ts';

/** `CHATPACT_SEEDS=20 npx vitest run test/fronts/healthy.test.ts` looks longer. */
const seeds = Array.from({ length: Number(process.env.CHATPACT_SEEDS ?? 2) }, (_, index) => index + 1);
const scales = [0.05, 0.4, 1.5];
const worlds = seeds.flatMap((seed) =>
  scales.flatMap((scale) => profiles.map((profile) => ({ seed, scale, profile }))),
);

test.each(worlds)('nothing is found wrong with seed $seed at scale $scale, $profile', async (world) => {
  const mock = await createMock(world);
  try {
    for (const vendor of vendorNames) {
      const { cases, exitCode } = await checkContract({ url: mock.url, vendor, credentials: mock.credentials });
      const findings = cases.flatMap((each) => each.findings);
      const unexplained = findings.filter(({ deviation }) => world.profile === 'documented' || !deviation);
      expect(unexplained.map(({ fingerprint, message }) => `${fingerprint}: ${message}`)).toEqual([]);
      expect(cases.filter(({ verdict }) => verdict === 'inconclusive')).toEqual([]);
      expect(exitCode).toBe(0);
    }
  } finally {
    await mock.close();
  }
});
