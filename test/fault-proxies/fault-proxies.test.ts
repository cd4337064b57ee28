import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { chatwootFronts } from './chatwoot-faults.ts';
import { type FaultyFront, startFront } from './fault-proxy.ts';
import { rocketchatFronts } from './rocketchat-faults.ts';

// Fault-injecting proxies for all reports of both vendors. Each proxy makes one report wrong in a way that no schema detects.

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ scale: 0.3 });
});
afterAll(() => mock.close());

const fronts = [...chatwootFronts, ...rocketchatFronts];

/**
 * The cases to run for a faulty server: all relations and pages for the first fault of each path; for others, the relation
 * that must find the fault, and the pages.
 */
function toOnly(front: FaultyFront): string[] {
  const isFirst = fronts.find(({ vendor, path }) => vendor === front.vendor && path === front.path) === front;
  const { check, keyword } = front.expect;
  return [isFirst || front.isMoving || check !== 'relation' ? 'relation/*' : `relation/${keyword}`, '*/pagination'];
}

describe.concurrent('A fault that no schema sees', () => {
  test.each(fronts)('of $vendor: $name', async (faulty) => {
    const { vendor, path, fault, expect: expected } = faulty;
    const front = await startFront(mock, { path, fault });
    try {
      const only = toOnly(faulty);
      const report = await checkContract({ url: front.url, vendor, credentials: mock.credentials, only });
      const findings = report.cases.flatMap((each) => each.findings);
      expect(findings).toContainEqual(expect.objectContaining({ ...expected, severity: 'violation' }));
      expect(findings.filter(({ check }) => check === 'schema')).toEqual([]);
      expect(report.exitCode).toBe(1);
    } finally {
      await front.close();
    }
  });
});

test.each(['chatwoot', 'rocketchat'] as const)(
  'finds nothing wrong behind a proxy of %s without a fault',
  async (vendor) => {
    const front = await startFront(mock, { path: '', fault: (body) => body });
    const report = await checkContract({ url: front.url, vendor, credentials: mock.credentials });
    await front.close();
    expect(report.cases.flatMap((each) => each.findings)).toEqual([]);
    expect(report.exitCode).toBe(0);
  },
);
