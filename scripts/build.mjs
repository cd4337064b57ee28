// Compiles to dist/ and puts what is no code (documents, schemas, a page's style) beside the code that reads it.
// --if-needed: only when a source is newer than what was built.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const sources = ['index.ts', 'usage-error.ts', 'package-info.ts', 'cli', 'specs', 'mock', 'contracts'];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isFresh() {
  const built = join(dist, 'cli', 'main.js');
  return existsSync(built) && sources.every((source) => newest(join(root, source)) <= statSync(built).mtimeMs);
}

/** Puts a copy in JSON beside each document, by the code that was just compiled: YAML takes long to parse. */
async function copyDocuments(folder) {
  const load = (module) => import(pathToFileURL(join(folder, 'specs', module)).href);
  const { copyOf, documentOf, ownDocuments } = await load('own-documents.js');
  const { loadDocument } = await load('load.js');
  const { vendorNames } = await load('vendors.js');
  for (const url of vendorNames.flatMap((vendor) => ownDocuments.map((name) => documentOf(vendor, name)))) {
    writeFileSync(copyOf(url), JSON.stringify((await loadDocument(url)).json));
  }
}

// A package installed from the registry has no sources, and needs no build.
if (existsSync(join(root, 'cli')) && !(process.argv.includes('--if-needed') && isFresh())) {
  // Built aside and then put in place: a build that fails leaves the last one as it was.
  const fresh = join(root, 'dist.new');
  rmSync(fresh, { recursive: true, force: true });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh], {
    stdio: 'inherit',
  });
  for (const folder of ['specs', 'contracts', 'cli']) {
    cpSync(join(root, folder), join(fresh, folder), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }
  await copyDocuments(fresh);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}
