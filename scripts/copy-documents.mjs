// Precomputes slow steps for each built-in document: a copy in JSON, the documented contract, the contract with the
// behaviour overlay, and the lines of its operations. Runs under tsx with the code of the sources.
//   node --import tsx scripts/copy-documents.mjs [FOLDER]   (without a folder: next to the sources)
import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContract } from '../specs/contract.ts';
import { copyOf, documentedOf, linesOf } from '../specs/documents/built-documents.ts';
import { loadDocument } from '../specs/documents/load.ts';
import { builtInVendors } from '../specs/vendors.ts';

const specs = fileURLToPath(new URL('../specs', import.meta.url));
const target = process.argv[2] ?? specs;

const write = (url, json) => writeFileSync(resolve(target, relative(specs, fileURLToPath(url))), JSON.stringify(json));

for (const vendor of builtInVendors) {
  for (const url of Object.values(vendor.documents)) write(copyOf(url), (await loadDocument(url)).json);
  const { document, operations, locate } = await loadContract({ vendor });
  const lines = operations.map(({ pointer }) => [pointer, Number(/\d+$/.exec(locate(pointer))[0])]);
  write(documentedOf(vendor), document);
  write(linesOf(vendor), Object.fromEntries(lines));
}
