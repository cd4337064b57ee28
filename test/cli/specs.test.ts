import { expect, test } from 'vitest';
import { loadContract } from '../../specs/contract.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import { profiles } from '../../specs/profiles.ts';
import { listConformanceProblems } from '../../specs/schemas/conformance.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { runCli } from './run-cli.ts';

const every = vendorNames.flatMap((vendor) => profiles.map((profile) => ({ vendor, profile })));

test.each(every)('prints the $profile contract of $vendor as one OpenAPI document', async (each) => {
  const { stdout, exitCode } = await runCli('specs', 'print', each.vendor, '--profile', each.profile);
  expect(exitCode).toBe(0);
  const json = JSON.parse(stdout) as JsonObject;
  expect(await listConformanceProblems({ json }, String(json.openapi))).toEqual([]);
  expect(json).toEqual((await loadContract(each)).document);
});

test('prints the contract of a --spec document', async () => {
  const document = await writeReferenceDocument('rocketchat');
  const { stdout, stderr } = await runCli('specs', 'print', 'rocketchat', '--spec', document);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual((await loadContract({ vendor: 'rocketchat', document })).document);
});

test('refuses flags of specs for specs print', async () => {
  expect((await runCli('specs', 'print', 'chatwoot', '--ledger')).exitCode).toBe(2);
  expect((await runCli('specs', '--vendor', 'chatwoot', '--ledger')).exitCode).toBe(0);
});

test('exits with 2 for an unknown vendor', async () => {
  expect((await runCli('specs', 'print', 'zammad')).exitCode).toBe(2);
});
