import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { loadContract } from '../../specs/contract.ts';
import { loadDocument } from '../../specs/load.ts';
import { copyOf, documentOf, loadOwnDocument, ownDocuments } from '../../specs/own-documents.ts';
import { profiles } from '../../specs/profiles.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { buildIfNeeded } from '../build.ts';

// The build puts a copy in JSON beside each of our documents; what is built has to promise what the sources do.

type Built = { loadOwnDocument: typeof loadOwnDocument; loadContract: typeof loadContract };
let built: Built;

const importBuilt = (module: string): Promise<Built> =>
  import(new URL(`../../dist/specs/${module}.js`, import.meta.url).href);

beforeAll(async () => {
  buildIfNeeded();
  built = { ...(await importBuilt('own-documents')), ...(await importBuilt('contract')) };
});

const all = vendorNames.flatMap((vendor) => ownDocuments.map((name) => [vendor, name] as const));

test.each(all)('the built copy of %s/%s holds what its YAML says, and knows its lines', async (vendor, name) => {
  const source = await loadDocument(documentOf(vendor, name));
  const fromCopy = await built.loadOwnDocument(vendor, name);
  expect(fromCopy.json).toEqual(source.json);
  for (const pointer of ['/openapi', '/info/title', '/actions/3', '/no/such/place']) {
    expect(fromCopy.locate(pointer).replace('/dist/', '/')).toBe(source.locate(pointer));
  }
});

test('the sources run without a build, from the YAML', async () => {
  await expect(readFile(copyOf(documentOf('chatwoot')))).rejects.toThrow('ENOENT');
  const { json } = await loadOwnDocument('chatwoot', 'openapi');
  expect(json.openapi).toBe('3.1.0');
});

test.each(vendorNames.flatMap((vendor) => profiles.map((profile) => [vendor, profile] as const)))(
  'the built contract of %s, %s, is the contract of the sources',
  async (vendor, profile) => {
    const { document, operations, ledger } = await loadContract({ vendor, profile });
    const other = await built.loadContract({ vendor, profile });
    expect(other.document).toEqual(document);
    expect(other.operations).toEqual(operations);
    expect(other.ledger.map(({ id }) => id)).toEqual(ledger.map(({ id }) => id));
  },
);
