import { expect, test } from 'vitest';
import { loadContract } from '../../../specs/contract.ts';
import type { BuiltInVendorName } from '../../../specs/vendors.ts';
import { startMock } from '../start-mock.ts';
import { type Driven, driveOperations } from './drive-operations.ts';
import { toHelpDesk } from './help-desk-document.ts';
import { serveDocument, writeDocument } from './serve-document.ts';

// Whole documents: each operation gets a valid request.

const account = { name: 'account_id', in: 'path', required: true, schema: { type: 'integer' } };
const helpDesks: Readonly<Record<BuiltInVendorName, object>> = {
  chatwoot: toHelpDesk('/api/v1/accounts/{account_id}/desk', [account]),
  rocketchat: toHelpDesk('/api/v1/desk'),
};
const vendors: readonly BuiltInVendorName[] = ['chatwoot', 'rocketchat'];
const failuresOf = (driven: readonly Driven[]) =>
  driven.flatMap(({ operation, fault }) => (fault === undefined ? [] : [`${operation}: ${fault}`]));
const brokenBy = (driven: readonly Driven[]) => driven.filter(({ status }) => status >= 500);

test.each(vendors)('returns a documented success for each published operation of %s', async (vendor) => {
  const contract = await loadContract({ vendor });
  const mock = await startMock({ vendors: [vendor] });
  const played = await driveOperations(mock, vendor, contract);
  expect(played).toHaveLength(contract.operations.length);
  expect(failuresOf(played)).toEqual([]);
  const made = await driveOperations(mock, vendor, contract, { prefer: 'dynamic=true' });
  expect(made.filter(({ isMade }) => !isMade)).toEqual([]);
  expect(failuresOf(made)).toEqual([]);
});

test.each(vendors)(
  "returns a documented success for each operation of a user's large document of %s",
  async (vendor) => {
    const document = await writeDocument(helpDesks[vendor]);
    const contract = await loadContract({ vendor, document });
    const mock = await serveDocument(helpDesks[vendor], vendor);
    const driven = await driveOperations(mock, vendor, contract);
    expect(driven).toHaveLength(64);
    expect(driven.every(({ isMade }) => isMade)).toBe(true);
    expect(failuresOf(driven)).toEqual([]);
    expect(brokenBy(driven)).toEqual([]);
  },
);

test.each(vendors)(
  "returns the same responses of implemented operations of %s with a user's document",
  async (vendor) => {
    const contract = await loadContract({ vendor });
    const alone = await startMock({ vendors: [vendor] });
    const beside = await serveDocument(helpDesks[vendor], vendor, { scale: 0.1 });
    const answers = await driveOperations(alone, vendor, contract);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
    expect(await driveOperations(beside, vendor, contract)).toEqual(answers);
  },
);

test('detects a response that is not as documented', async () => {
  const document = await writeDocument(helpDesks.rocketchat);
  const contract = await loadContract({ vendor: 'rocketchat', document });
  const empty = await startMock({ vendors: ['rocketchat'], scale: 0 });
  expect(failuresOf(await driveOperations(empty, 'rocketchat', contract))).toHaveLength(64);
});
