import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { loadContract } from '../../specs/contract.ts';
import { loadDocument } from '../../specs/load.ts';
import { copyOf, documentOf, loadOwnDocument, ownDocuments } from '../../specs/own-documents.ts';
import { type VendorName, vendorNames } from '../../specs/vendors.ts';
import { buildIfNeeded } from '../build.ts';

// The build puts a copy in JSON beside each of our documents; what is built has to promise what the sources do.

beforeAll(() => buildIfNeeded());

const readBuilt = async (vendor: VendorName, name: string) =>
  JSON.parse(await readFile(new URL(`../../dist/specs/${vendor}/${name}.json`, import.meta.url), 'utf8'));

const all = vendorNames.flatMap((vendor) => ownDocuments.map((name) => [vendor, name] as const));

test.each(all)('the built copy of %s/%s holds what its YAML says', async (vendor, name) => {
  const { json } = await loadDocument(documentOf(vendor, name));
  expect(await readBuilt(vendor, name)).toEqual(json);
});

test('the sources run without a build, from the YAML', async () => {
  await expect(readFile(copyOf(documentOf('chatwoot')))).rejects.toThrow('ENOENT');
  const { json } = await loadOwnDocument('chatwoot', 'openapi');
  expect(json.openapi).toBe('3.1.0');
});

test.each(vendorNames)('the built contract of %s is the contract of the sources', async (vendor) => {
  const { document } = await loadContract({ vendor });
  expect(await readBuilt(vendor, 'documented')).toEqual(document);
});
