import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadDocument } from '../../specs/documents/load.ts';
import { applyOverlay, readOverlay } from '../../specs/documents/overlay.ts';
import { loadOwnDocument, ownDocuments } from '../../specs/documents/own-documents.ts';
import { getVendor } from '../../specs/get-vendor.ts';
import { type BuiltInVendorName, vendorNames } from '../../specs/vendors.ts';
import { buildIfNeeded } from '../build.ts';
import { documentOf } from './vendor-files.ts';

// The build converts the built-in documents to JSON. The result must equal the YAML.

const root = join(import.meta.dirname, '..', '..');

beforeAll(() => buildIfNeeded());

const readBuilt = async (vendor: BuiltInVendorName, name: string) =>
  JSON.parse(await readFile(join(root, 'dist', 'specs', vendor, `${name}.json`), 'utf8'));

/** The name of a file without folder and extension. */
const fileOf = (url: URL) => basename(url.pathname, '.yaml');

const all = vendorNames.flatMap((vendor) => ownDocuments.map((name) => [vendor, name] as const));

test.each(all)('the JSON copy of %s/%s equals its YAML', async (vendor, name) => {
  const { json } = await loadDocument(documentOf(vendor, name));
  expect(await readBuilt(vendor, fileOf(documentOf(vendor, name)))).toEqual(json);
});

test.each(vendorNames)(
  'the built contract of %s equals its YAML with the behaviour overlay applied',
  async (vendor) => {
    const { json } = await loadDocument(documentOf(vendor));
    const behaviour = readOverlay(await loadDocument(documentOf(vendor, 'behaviour')));
    expect(await readBuilt(vendor, 'documented')).toEqual(applyOverlay(json, behaviour));
  },
);

test.each(vendorNames)(
  'the built lines of %s equal those of its YAML, and other lines are looked up in the YAML',
  async (vendor) => {
    const written = await loadDocument(documentOf(vendor));
    const lines = Object.keys(await readBuilt(vendor, 'lines'));
    const { locate } = await loadOwnDocument(getVendor(vendor), 'openapi');
    expect(lines.length).toBeGreaterThan(10);
    for (const pointer of [...lines, '/info', '/nothing', '']) expect(locate(pointer)).toBe(written.locate(pointer));
  },
);

test('sources run without a build and read the YAML', () => {
  const program = `
    import { readCopy } from './specs/documents/built-documents.ts';
    import { loadOwnDocument } from './specs/documents/own-documents.ts';
    import { getVendor } from './specs/get-vendor.ts';
    const vendor = getVendor('chatwoot');
    const { json } = await loadOwnDocument(vendor, 'openapi');
    console.log(typeof (await readCopy(vendor, vendor.documents.openapi)), json.openapi);`;
  const args = ['--import', 'tsx', '--input-type', 'module', '--eval', program];
  expect(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })).toBe('undefined 3.1.0\n');
});
