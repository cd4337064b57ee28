import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vendorNames } from '../specs/vendors.ts';
import { consoleFolder, readSources, type Source, toSource } from './sources.ts';

const [specs, mock, contracts, extend] = await Promise.all(['specs', 'mock', 'contracts', 'extend'].map(readSources));
const sources = { specs: specs ?? [], mock: mock ?? [], contracts: contracts ?? [], extend: extend ?? [] };

/** Lists imports of other project files that are not allowed, as "file → import". */
function listForeignImports(files: Source[], allowed: RegExp): string[] {
  const isOfProject = (name: string) => /^[\w.-]+\/.*\.tsx?$|^[\w.-]+\.ts$/.test(name) || name.startsWith('..');
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => isOfProject(name) && !allowed.test(name)).map((name) => `${path} → ${name}`),
  );
}

/** Files that all folders may import. */
const sharedFiles =
  /^(usage-errors?|unreadable-file|package-info|error-trace|instant|loopback|make-folder|once|atomic-file)\.ts$/;

test.each<[folder: keyof typeof sources, allowed: RegExp]>([
  ['specs', /^specs\//],
  ['mock', /^(mock|specs)\//],
  ['contracts', /^(contracts|specs)\//],
  ['extend', /^(extend|mock|contracts|specs)\//],
])('%s imports only allowed folders of the project', (folder, allowed) => {
  expect(sources[folder].length).toBeGreaterThan(2);
  expect(listForeignImports(sources[folder], new RegExp(`${allowed.source}|${sharedFiles.source}`))).toEqual([]);
});

/**
 * The folders of the mock in floors, the lowest first. A folder imports from lower floors only, so neighbours on a floor
 * do not depend on each other.
 */
const floors: readonly (readonly string[])[] = [
  ['state', 'time', 'seed'],
  ['vendor-interface'],
  ['workspaces'],
  ['storage'],
  ['http', 'tls'],
  ['journal', 'faults', 'document-responses'],
  ['cache', 'prefer', 'unserved', 'hints'],
  ['pipeline', 'vendors'],
  ['admin'],
  ['library'],
];

/** Files of the mock outside its folders that every floor may import. All others connect the floors, and are above them. */
const baseFiles = ['ambient', 'api-error', 'console-folder', 'digest', 'explanation', 'incremental-work', 'logger'];

/** The number of a file's floor. */
function toFloor(path: string): number {
  const [, name = ''] = path.split('/');
  if (baseFiles.includes(name.replace(/\.ts$/, ''))) return -1;
  const floor = floors.findIndex((folders) => folders.includes(name));
  return floor < 0 ? floors.length : floor;
}

/** Lists imports of a floor above, or of a neighbour on the same floor, as "file → import". */
function listUpwardImports(files: readonly Source[]): string[] {
  const folderOf = (path: string) => path.split('/', 2).join('/');
  const isUpward = (path: string, name: string) =>
    toFloor(name) > toFloor(path) ||
    (floors[toFloor(path)] !== undefined && toFloor(name) === toFloor(path) && folderOf(name) !== folderOf(path));
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => name.startsWith('mock/') && isUpward(path, name)).map((name) => `${path} → ${name}`),
  );
}

test('a folder of the mock imports lower floors only', () => {
  const folders = new Set(sources.mock.flatMap(({ path }) => (path.split('/').length > 2 ? [path.split('/')[1]] : [])));
  // The mock for browsers is above all floors, like the server.
  expect([...folders].sort()).toEqual(['browser', ...floors.flat()].sort());
  expect(listUpwardImports(sources.mock)).toEqual([]);
});

test.each<[what: string, path: string, imported: string, isFound: boolean]>([
  ['an upward import', 'mock/workspaces/a.ts', '../journal/journal.ts', true],
  ['an import of a neighbour', 'mock/faults/a.ts', '../journal/journal.ts', true],
  ['an import of a file above all floors', 'mock/admin/a.ts', '../assemble.ts', true],
  ['a folder as an import of a base file', 'mock/digest.ts', './state/a.ts', true],
  ['a downward import', 'mock/journal/a.ts', '../workspaces/workspace.ts', false],
  ['an import within a folder', 'mock/journal/a.ts', './journal.ts', false],
])('judges %s', (_, path, imported, isFound) => {
  const source = toSource(path, `import type { A } from '${imported}';`);
  expect(listUpwardImports([source])).toHaveLength(isFound ? 1 : 0);
});

test('the console imports only types of responses, and no other folder imports the console', async () => {
  const own = await readSources(consoleFolder);
  expect(own.length).toBeGreaterThan(10);
  expect(listForeignImports(own, /^mock\/(console\/|admin\/responses\.ts$)/)).toEqual([]);
  const code = own.map((source) => ({ ...source, imports: source.codeImports }));
  expect(listForeignImports(code, /^mock\/console\//)).toEqual([]);
  const others = Object.values(sources).flat();
  const guilty = others.filter(({ imports }) => imports.some((name) => name.startsWith(`${consoleFolder}/`)));
  expect(guilty.map(({ path }) => path)).toEqual([]);
});

/** Lists the files outside the folders of the vendors, which must not depend on a vendor. */
function listCore(folder: 'mock' | 'contracts'): Source[] {
  return sources[folder].filter(({ path }) => !path.startsWith(`${folder}/vendors/`));
}

test.each(['mock', 'contracts'] as const)("the core of %s imports no vendor's folder", (folder) => {
  const guilty = listCore(folder).flatMap(({ path, imports }) =>
    imports
      .filter((name) => name.startsWith(`${folder}/vendors/`) && name !== `${folder}/vendors/index.ts`)
      .map((name) => `${path} → ${name}`),
  );
  expect(guilty).toEqual([]);
});

test.each(['mock', 'contracts'] as const)('the code of the core of %s names no vendor', (folder) => {
  const guilty = listCore(folder).filter(({ code }) => vendorNames.some((vendor) => code.includes(vendor)));
  expect(guilty.map(({ path }) => path)).toEqual([]);
});

test.each(vendorNames)('the folder of %s imports no other vendor', (vendor) => {
  const others = vendorNames.filter((name) => name !== vendor);
  const own = sources.mock.filter(({ path }) => path.startsWith(`mock/vendors/${vendor}/`));
  expect(own.length).toBeGreaterThan(5);
  const guilty = own.filter(({ imports }) =>
    imports.some((name) => others.some((other) => name.includes(`/${other}/`))),
  );
  expect(guilty.map(({ path }) => path)).toEqual([]);
});

test('only one file imports Prism', () => {
  const all = Object.values(sources).flat();
  const importers = all.filter(({ imports }) => imports.some((name) => name.startsWith('@stoplight/prism')));
  expect(importers.map(({ path }) => path)).toEqual(['mock/prefer/prism-worker.ts']);
});

test('only one file uses machine time and randomness', () => {
  const users = sources.mock.filter(({ code }) => /\bdate\.now\(|\bmath\.random\(|\bnew date\(\)/.test(code));
  expect(users.map(({ path }) => path)).toEqual(['mock/ambient.ts']);
});

test.each<[what: string, text: string, found: string[]]>([
  ['an import', "import { a } from '../contracts/a.ts';", ['contracts/a.ts']],
  ['an import of a type', "import type { A } from '../contracts/a.ts';", ['contracts/a.ts']],
  ['an export', "export * from '../contracts/a.ts';", ['contracts/a.ts']],
  ['a dynamic import', "const a = await import('../contracts/a.ts');", ['contracts/a.ts']],
  ['an import inside a type', "type A = import('../contracts/a.ts').A;", ['contracts/a.ts']],
  ['require', "const a = require('../contracts/a.ts');", ['contracts/a.ts']],
  ['a comment', "// import '../contracts/a.ts'", []],
])('would detect %s', (_, text, found) => {
  const source = toSource(join('mock', 'sample.ts'), text);
  expect(source.codeImports).toEqual(/\btype\b/.test(text) ? [] : found);
  expect(source.imports).toEqual(found);
  expect(listForeignImports([source], /^mock\//)).toEqual(found.map((name) => `mock/sample.ts → ${name}`));
});

test('would detect a vendor in code, but not in a comment', () => {
  expect(toSource('mock/a.ts', "const name = 'ChatWoot';").code).toContain('chatwoot');
  expect(toSource('mock/a.ts', '/** As Chatwoot does. */\nconst name = 1; // Chatwoot').code).not.toContain('chatwoot');
});
