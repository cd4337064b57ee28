/**
 * Writes digests of the operations that the vendor publishes. A test compares them with this project's documents:
 * npm run specs:digest -- chatwoot "Chatwoot 4.13.0" swagger.json
 */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { loadDocument } from '../specs/documents/load.ts';
import { loadOwnDocument } from '../specs/documents/own-documents.ts';
import { getVendor } from '../specs/get-vendor.ts';
import { vendorNames } from '../specs/vendors.ts';
import { type Digests, type Published, toDigests } from './published/digests.ts';

const [name, revision, ...files] = process.argv.slice(2);
const vendor = vendorNames.find((each) => each === name);
if (!vendor || !revision || files.length === 0) {
  throw new Error(`Usage: npm run specs:digest -- ${vendorNames.join('|')} REVISION FILE…`);
}

const own = Object.keys(toDigests((await loadOwnDocument(getVendor(vendor), 'openapi')).json));
const operations: Digests = {};
for (const file of files) {
  const published = toDigests((await loadDocument(file)).json);
  for (const operation of own) {
    const digests = published[operation];
    // The first document that has an operation wins.
    if (digests) operations[operation] ??= digests;
  }
}
const written: Published = { revision, documents: files.map((file) => basename(file)), operations };
await writeFile(
  new URL(`../test/specs/published/${vendor}.json`, import.meta.url),
  `${JSON.stringify(written, null, 2)}\n`,
);
