import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { chatwootFaultProxies } from './chatwoot-faults.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { rocketchatFaultProxies } from './rocketchat-faults.ts';

// Fault-injecting proxies for all reports of both vendors. Each proxy makes one report wrong in a way that no schema detects.

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ scale: 0.3 });
});
afterAll(() => mock.close());

const faultyServers = [...chatwootFaultProxies, ...rocketchatFaultProxies];

/**
 * The cases to run for a faulty server: all relations and pages for the first fault of each path; for others, the relation
 * that must find the fault, and the pages.
 */
function toOnly(faulty: FaultProxy): string[] {
  const isFirst = faultyServers.find(({ vendor, path }) => vendor === faulty.vendor && path === faulty.path) === faulty;
  const { check, keyword } = faulty.expect;
  return [isFirst || faulty.isMoving || check !== 'relation' ? 'relation/*' : `relation/${keyword}`, '*/pagination'];
}

describe.concurrent('Detects a fault that no schema detects', () => {
  test.each(faultyServers)('of $vendor: $name', async (faulty) => {
    const { vendor, path, fault, expect: expected } = faulty;
    const proxy = await startFaultProxy(mock, { path, fault });
    try {
      const only = toOnly(faulty);
      const report = await checkContract({ url: proxy.url, vendor, credentials: mock.credentials, only });
      const findings = report.cases.flatMap((each) => each.findings);
      expect(findings).toContainEqual(expect.objectContaining({ ...expected, severity: 'violation' }));
      expect(findings.filter(({ check }) => check === 'schema')).toEqual([]);
      expect(report.exitCode).toBe(1);
    } finally {
      await proxy.close();
    }
  });
});

test.each(['chatwoot', 'rocketchat'] as const)(
  'finds nothing wrong behind a proxy of %s without a fault',
  async (vendor) => {
    const proxy = await startFaultProxy(mock, { path: '', fault: (body) => body });
    const report = await checkContract({ url: proxy.url, vendor, credentials: mock.credentials });
    await proxy.close();
    expect(report.cases.flatMap((each) => each.findings)).toEqual([]);
    expect(report.exitCode).toBe(0);
  },
);
