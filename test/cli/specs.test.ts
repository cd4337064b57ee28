import { expect, test } from 'vitest';
import { loadContract } from '../../specs/contract.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import { profiles } from '../../specs/profiles.ts';
import { listConformanceProblems } from '../../specs/schemas/conformance.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { runCli } from './run-cli.ts';

const every = vendorNames.flatMap((vendor) => profiles.map((profile) => ({ vendor, profile })));

test.each(every)('the contract of $vendor as $profile is printed as one document of OpenAPI', async (each) => {
  const { stdout, exitCode } = await runCli('specs', 'print', each.vendor, '--profile', each.profile);
  expect(exitCode).toBe(0);
  const json = JSON.parse(stdout) as JsonObject;
  expect(await listConformanceProblems({ json }, String(json.openapi))).toEqual([]);
  expect(json).toEqual((await loadContract(each)).document);
});

test('a contract is printed of a document of yours', async () => {
  const document = await writeReferenceDocument('rocketchat');
  const { stdout, stderr } = await runCli('specs', 'print', 'rocketchat', '--spec', document);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual((await loadContract({ vendor: 'rocketchat', document })).document);
});

test('what printing does not take is a mistake, though listing takes it', async () => {
  expect((await runCli('specs', 'print', 'chatwoot', '--ledger')).exitCode).toBe(2);
  expect((await runCli('specs', '--vendor', 'chatwoot', '--ledger')).exitCode).toBe(0);
});

test('a contract of a vendor that is not known is a mistake of the user', async () => {
  expect((await runCli('specs', 'print', 'zammad')).exitCode).toBe(2);
});
