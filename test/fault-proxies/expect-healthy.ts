import { expect } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock, type MockOptions } from '../../mock/server.ts';
import { vendorNames } from '../../specs/vendors.ts';

/** Runs complete checks of both vendors of a mock. The ledger must explain all findings. */
export async function expectHealthy(options: MockOptions): Promise<void> {
  const mock = await createMock(options);
  try {
    for (const vendor of vendorNames) {
      const { cases, exitCode } = await checkContract({ url: mock.url, vendor, credentials: mock.credentials });
      const findings = cases.flatMap((each) => each.findings);
      const counted = findings.filter(({ severity }) => severity !== 'observation');
      const unexplained = counted.filter(({ deviation }) => options.profile === 'documented' || !deviation);
      expect(unexplained.map(({ fingerprint, message }) => `${fingerprint}: ${message}`)).toEqual([]);
      expect(cases.filter(({ verdict }) => verdict === 'inconclusive')).toEqual([]);
      expect(exitCode).toBe(0);
    }
  } finally {
    await mock.close();
  }
}
