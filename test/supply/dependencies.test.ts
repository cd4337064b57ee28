import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { expect, test } from 'vitest';
import { browserFolder, consoleFolder, readSource, readSources } from '../sources.ts';
import { licenceOf, readManifest } from './production-tree.ts';

// Compares decisions/013-dependencies.md, which states the purpose of each dependency, with package and sources.

const page = readFileSync(new URL('../../decisions/013-dependencies.md', import.meta.url), 'utf8');
const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = readManifest();

/** Returns the cells of each table of a page, without headings. */
function readTables(text: string): string[][][] {
  const tables = text.match(/(?:^\|.*\n)+/gm) ?? [];
  return tables.map((table) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

const [ofUsers = [], ofDevelopers = []] = readTables(page);
const nameOf = ([name = '']: string[]) => name;

test('the page lists exactly the dependencies', () => {
  const names = ofUsers.map(nameOf);
  expect(names).toEqual([...names].sort());
  const builtIn = names.filter((name) => !(name in dependencies));
  expect([...Object.keys(dependencies), ...builtIn].sort()).toEqual(names);
  expect([...builtIn, ...ofDevelopers.map(nameOf)].sort()).toEqual(Object.keys(devDependencies).sort());
});

test('the page states which packages are installed and which are built in', () => {
  expect(ofUsers.map(([name = '', how]) => [name, how])).toEqual(
    ofUsers.map(([name = '']) => [name, name in dependencies ? 'installed' : 'built in']),
  );
});

test('the page has no empty cell and no invalid date', () => {
  for (const row of [...ofUsers, ...ofDevelopers]) expect(row.filter((cell) => cell === '')).toEqual([]);
  for (const [name, , , , , released = ''] of ofUsers) {
    expect([name, new Date(released).toISOString().slice(0, 10)]).toEqual([name, released]);
  }
});

test('the page states the licence of each installed package', () => {
  const installed = ofUsers.map(([name = '']) => [name, licenceOf(readManifest(`node_modules/${name}`))]);
  expect(ofUsers.map(([name, , , , licence]) => [name, licence])).toEqual(installed);
});

test('reads the rows of each table without its heading (test of this test)', () => {
  const text = '# A\n\n| Package | For |\n| --- | --- |\n| a | b |\n| c | d |\n\ntext\n\n| Package |\n| --- |\n| e |\n';
  expect(readTables(text)).toEqual([
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    [['e']],
  ]);
});

/** Returns the package of an import: `name` or `@scope/name`. */
const toPackageName = (imported: string) => /^(?:@[^/]+\/)?[^/]+/.exec(imported)?.[0] ?? imported;

/** Returns the imported packages, without files of the project and modules of Node.js. */
function listPackages(imports: readonly string[]): string[] {
  const outside = imports.filter((name) => !/\.(ts|json)$/.test(name) && !name.startsWith('..') && !isBuiltin(name));
  return [...new Set(outside.map(toPackageName))].sort();
}

test('the sources import exactly the packages that are installed or built in', async () => {
  const folders = await Promise.all(['cli', 'contracts', 'mock', 'specs'].map(readSources));
  const files = await Promise.all(['index.ts', 'usage-error.ts', 'package-info.ts'].map(readSource));
  const built = (path: string) => path.startsWith(`${browserFolder}/`);
  const sources = [...folders.flat(), ...files].filter(({ path }) => !built(path));
  expect(listPackages(sources.flatMap(({ imports }) => imports))).toEqual(ofUsers.map(nameOf));
});

test('the console uses only development dependencies', async () => {
  const imports = (await readSources(consoleFolder)).flatMap((source) => source.imports);
  const packages = listPackages(imports.filter((name) => !name.startsWith(consoleFolder)));
  expect(packages).toEqual(['chart.js', 'preact']);
  expect(Object.keys(readManifest().devDependencies ?? {})).toEqual(expect.arrayContaining(packages));
});

test('the mock for browsers uses one package more than the rest', async () => {
  const imports = (await readSources(browserFolder)).flatMap((source) => source.imports);
  const added = listPackages(imports).filter((name) => !ofUsers.map(nameOf).includes(name));
  expect(added).toEqual(['@noble/hashes']);
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(added));
});

test('the test integrations import only optional peer dependencies', async () => {
  const imports = (await readSources('testing')).flatMap((source) => source.imports);
  expect(listPackages(imports)).toEqual(Object.keys(peerDependencies).sort());
  const { peerDependenciesMeta } = readManifest();
  expect(peerDependenciesMeta).toEqual(
    Object.fromEntries(Object.keys(peerDependencies).map((name) => [name, { optional: true }])),
  );
});

test.each<[imported: string, found: string[]]>([
  ['ajv/dist/2020.js', ['ajv']],
  ['@scope/name/part', ['@scope/name']],
  ['left-pad', ['left-pad']],
  ['node:fs', []],
  ['fs/promises', []],
  ['mock/server.ts', []],
])('an import of %s counts as the packages %j', (imported, found) => {
  expect(listPackages([imported])).toEqual(found);
});
