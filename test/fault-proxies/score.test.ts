import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckReport, checkContract } from '../../contracts/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { type BuiltInVendorName, vendorNames } from '../../specs/vendors.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ scale: 0.3 });
});
afterAll(() => mock.close());

const runScored = (vendor: BuiltInVendorName) =>
  checkContract({ url: mock.url, vendor, credentials: mock.credentials, score: true });
const firstReports = new Map<BuiltInVendorName, CheckReport>();

/** The report of the first check of a vendor with a score. */
async function readScored(vendor: BuiltInVendorName): Promise<CheckReport> {
  const report = firstReports.get(vendor) ?? (await runScored(vendor));
  firstReports.set(vendor, report);
  return report;
}

test.each(vendorNames)(
  'the check of %s detects nearly all mutants, and the published schema only few',
  async (vendor) => {
    const report = await readScored(vendor);
    const { score } = report;
    if (!score) throw new Error('The report has no score.');
    expect(report.exitCode).toBe(0);
    expect(score.mutants).toBeGreaterThan(1500);
    expect(score.percent).toBeGreaterThanOrEqual(98.5);
    expect(score.published / score.mutants).toBeLessThan(0.5);
    expect(score.closed).toBeGreaterThan(score.published);
    expect(score.all).toBeGreaterThan(score.closed);
    expect(score.survivors).toHaveLength(score.mutants - score.all);
    const families = Object.values(score.byMutation);
    expect(families.reduce((sum, { mutants }) => sum + mutants, 0)).toBe(score.mutants);
    // No schema can detect a wrong count.
    expect(score.byMutation['one-more']).toMatchObject({ published: 0, closed: 0 });
  },
);

test('the score is the same for the same responses', async () => {
  const { score } = await readScored('rocketchat');
  expect(score).toBeDefined();
  expect((await runScored('rocketchat')).score).toEqual(score);
});

test('without relations, wrong counts are undetected and a minimum score fails', async () => {
  const only = ['*/success*'];
  const options = { url: mock.url, vendor: 'rocketchat', credentials: mock.credentials, only };
  const report = await checkContract({ ...options, minScore: 99 });
  expect(report.score).toMatchObject({ relations: 0, least: 99, byMutation: { 'one-more': { all: 0 } } });
  expect(report.exitCode).toBe(4);
  expect((await checkContract({ ...options, minScore: 50 })).exitCode).toBe(0);
});
