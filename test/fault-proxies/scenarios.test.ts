import { expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock } from '../../mock/server.ts';
import { vendors } from '../../mock/vendors/index.ts';
import { listScenarios } from '../../mock/workspaces/load-scenario.ts';
import { dueExitCode, listAlarms } from './alarms.ts';

// Runs a check of each scenario, in its profile and version: the check must find the defect as a known deviation.

interface Defect {
  /** The ledger entries that the check must find. */
  entries: string[];
  /** The end of the window, if the default window does not show the defect. */
  until?: string;
}

const defects: Record<string, Defect> = {
  'reopened-resolutions-lost': { entries: ['chatwoot-resolutions-of-reopened-are-lost'] },
  // The chart of one agent differs from the row of that agent, and either entry explains this.
  'resolutions-of-two-accounts': {
    entries: ['chatwoot-resolutions-of-reopened-are-lost', 'chatwoot-agent-resolutions-of-all-accounts'],
  },
  'chart-loses-first-hours': { entries: ['chatwoot-chart-with-offset-loses-first-hours'], until: '2026-01-29' },
};
const ofDefects = Object.values(defects).flatMap(({ entries }) => entries);

test.each(listScenarios(vendors))('detects only the defect of the scenario $name', async ({ name, vendor }) => {
  const { entries, until }: Defect = defects[name] ?? { entries: [] };
  const mock = await createMock({ scenario: name });
  try {
    const report = await checkContract({ url: mock.url, vendor, credentials: mock.credentials, until });
    expect(listAlarms(report, () => true)).toEqual([]);
    const observed = report.cases.flatMap(({ findings }) => findings.flatMap(({ deviation }) => deviation?.id ?? []));
    expect([...new Set(observed)].filter((id) => ofDefects.includes(id))).toEqual(entries);
    expect(report.exitCode).toBe(dueExitCode(report));
  } finally {
    await mock.close();
  }
});
