import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { chatwootFronts } from './chatwoot-fronts.ts';
import { type FaultyFront, startFront } from './front.ts';
import { rocketchatFronts } from './rocketchat-fronts.ts';

// Every report of both vendors is computed rightly behind the front; one is told wrongly in front. No schema can see it.

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ scale: 0.3 });
});
afterAll(() => mock.close());

const fronts = [...chatwootFronts, ...rocketchatFronts];

/**
 * What is asked at a front: of the first at each path all relations and pages; of the others the relation that has to name
 * the fault, and the pages, which are judged by schemas too.
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

test.each(['chatwoot', 'rocketchat'] as const)('a front of %s without a fault passes', async (vendor) => {
  const front = await startFront(mock, { path: '', fault: (body) => body });
  const report = await checkContract({ url: front.url, vendor, credentials: mock.credentials });
  await front.close();
  expect(report.cases.flatMap((each) => each.findings)).toEqual([]);
  expect(report.exitCode).toBe(0);
});
