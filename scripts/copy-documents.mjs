// Puts beside each document what takes long to make of it: a copy in JSON, and the documented contract, the behaviour
// laid over it. By itself (under tsx): beside the sources, for what loads them again and again.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @param {string} specs The folder of the documents, and of the code that makes it.
 * @param {'js' | 'ts'} extension Of that code.
 */
export async function copyDocuments(specs, extension) {
  const load = (module) => import(pathToFileURL(join(specs, `${module}.${extension}`)).href);
  const { copyOf, documentedOf, documentOf, ownDocuments } = await load('own-documents');
  const { loadContract } = await load('contract');
  const { loadDocument } = await load('load');
  const { vendorNames } = await load('vendors');
  for (const url of vendorNames.flatMap((vendor) => ownDocuments.map((name) => documentOf(vendor, name)))) {
    writeFileSync(copyOf(url), JSON.stringify((await loadDocument(url)).json));
  }
  for (const vendor of vendorNames) {
    writeFileSync(documentedOf(vendor), JSON.stringify((await loadContract({ vendor })).document));
  }
}

const isMain = process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) await copyDocuments(fileURLToPath(new URL('../specs', import.meta.url)), 'ts');
