// Writes what takes long to make of each document of ours: a copy in JSON, and the documented contract, the behaviour
// laid over it. Runs under tsx, by the sources' own code.
//   node --import tsx scripts/copy-documents.mjs [FOLDER]   (beside the sources when no folder is named)
import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContract } from '../specs/contract.ts';
import { loadDocument } from '../specs/load.ts';
import { copyOf, documentedOf, documentOf, ownDocuments } from '../specs/own-documents.ts';
import { vendorNames } from '../specs/vendors.ts';

const specs = fileURLToPath(new URL('../specs', import.meta.url));
const target = process.argv[2] ?? specs;

const write = (url, json) => writeFileSync(resolve(target, relative(specs, fileURLToPath(url))), JSON.stringify(json));

for (const url of vendorNames.flatMap((vendor) => ownDocuments.map((name) => documentOf(vendor, name)))) {
  write(copyOf(url), (await loadDocument(url)).json);
}
for (const vendor of vendorNames) write(documentedOf(vendor), (await loadContract({ vendor })).document);
