import { expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock } from '../../mock/server.ts';

// Bugs of past versions of real servers, which the mock reproduces.

async function check(version: string) {
  const mock = await createMock({ profile: 'observed', versions: { chatwoot: version }, scale: 0.4, seed: 3 });
  try {
    const only = ['relation/*'];
    const report = await checkContract({ url: mock.url, vendor: 'chatwoot', credentials: mock.credentials, only });
    const findings = report.cases.flatMap((each) => each.findings);
    const known = (id: string) =>
      findings.filter(({ deviation }) => deviation?.id === id).map(({ keyword }) => keyword);
    return { report, findings, known };
  } finally {
    await mock.close();
  }
}

test('reports lost resolutions of reopened conversations as known before 4.6.0', async () => {
  const { known, findings } = await check('4.5.2');
  expect(known('chatwoot-resolutions-of-reopened-are-lost')).toContain('resolutions-are-events');
  expect(findings.filter(({ deviation }) => !deviation)).toEqual([]);
});

test("reports another account's resolutions as known but not excused before 4.6.0", async () => {
  const { known, report } = await check('4.5.2');
  expect(known('chatwoot-agent-resolutions-of-all-accounts')).toEqual(['resolutions-of-this-account']);
  expect(report.exitCode).toBe(1);
});

test('reports missing first hours of a chart with an offset as known in 2.8.1', async () => {
  const { known } = await check('2.8.1');
  expect(known('chatwoot-chart-with-offset-loses-first-hours')).toEqual(['summary-agrees-with-chart']);
});

test('finds none of these bugs from 4.6.0 on', async () => {
  const { report, known } = await check('4.6.0');
  for (const id of [
    'resolutions-of-reopened-are-lost',
    'agent-resolutions-of-all-accounts',
    'chart-with-offset-loses-first-hours',
  ]) {
    expect(known(`chatwoot-${id}`)).toEqual([]);
  }
  expect(report.exitCode).toBe(0);
});
