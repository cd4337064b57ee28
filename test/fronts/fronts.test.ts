import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { chatwootFronts } from './chatwoot-fronts.ts';
import { startFront } from './front.ts';
import { rocketchatFronts } from './rocketchat-fronts.ts';

// Every report of both vendors is computed rightly behind the front; one is told wrongly in front. No schema can see it.

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ scale: 0.3 });
});
afterAll(() => mock.close());

const fronts = [...chatwootFronts, ...rocketchatFronts];

describe.concurrent('A fault that no schema sees', () => {
  test.each(fronts)('of $vendor: $name', async ({ vendor, path, fault, expect: expected }) => {
    const front = await startFront(mock, { path, fault });
    try {
      const only = ['relation/*', '*/pagination'];
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
