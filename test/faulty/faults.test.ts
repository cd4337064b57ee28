import { describe, expect, test } from 'vitest';
import { vendorNames } from '../../specs/vendors.ts';
import { checkReferenceServer } from '../contracts/check-reference-server.ts';
import type { FaultyServer } from './fault.ts';
import { figureFaults } from './figure-faults.ts';
import { paginationFaults } from './pagination-faults.ts';
import { refusalFaults } from './refusal-faults.ts';
import { schemaFaults } from './schema-faults.ts';
import { transportFaults } from './transport-faults.ts';

const faulty: FaultyServer[] = [
  ...schemaFaults,
  ...refusalFaults,
  ...transportFaults,
  ...paginationFaults,
  ...figureFaults,
];

describe.concurrent('The check', () => {
  test.each(vendorNames)('finds nothing wrong with the reference server of %s', async (vendor) => {
    const { exitCode, summary, cases } = await checkReferenceServer(vendor, undefined, { strict: true });
    expect(cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skipped')).toEqual([]);
    expect(summary).toMatchObject({ violations: 0, warnings: 0, deviations: [] });
    expect(exitCode).toBe(0);
  });

  test.each(faulty)('finds the fault of $vendor: $name', async ({ vendor, fault, expect: expected }) => {
    const { severity = 'violation', ...place } = expected;
    const report = await checkReferenceServer(vendor, fault);
    const findings = report.cases.flatMap((each) => each.findings);
    expect(findings).toContainEqual(expect.objectContaining({ ...place, severity }));
    const elsewhere = findings.filter(({ check, operation }) => check !== 'relation' && operation !== place.operation);
    expect(elsewhere).toEqual([]);
    expect(findings.filter(({ deviation }) => deviation)).toEqual([]);
    expect(report.exitCode).toBe(severity === 'violation' ? 1 : 0);
  });

  test.each(faulty.filter(({ isInferred }) => isInferred))(
    'reports a violation with strictInput: $name',
    async ({ vendor, fault, expect: expected }) => {
      const report = await checkReferenceServer(vendor, fault, { strictInput: true });
      const findings = report.cases.flatMap((each) => each.findings);
      expect(findings).toContainEqual(expect.objectContaining({ ...expected, severity: 'violation' }));
      expect(report.exitCode).toBe(1);
    },
  );

  test.each(faulty.filter(({ expect: { severity } }) => severity === 'warning'))(
    'fails with strict: $name',
    async ({ vendor, fault }) => {
      expect((await checkReferenceServer(vendor, fault, { strict: true })).exitCode).toBe(1);
    },
  );
});
