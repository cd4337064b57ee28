import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vendorNames } from '../specs/vendors.ts';
import { consoleFolder, readSources, type Source, toSource } from './sources.ts';

const [specs, mock, contracts] = await Promise.all(['specs', 'mock', 'contracts'].map(readSources));
const sources = { specs: specs ?? [], mock: mock ?? [], contracts: contracts ?? [] };

/** Imports of a folder's files, those that start with one of the beginnings left out, as "file → import". */
function listForeignImports(files: Source[], allowed: RegExp): string[] {
  const isOfProject = (name: string) => /^[\w.-]+\/.*\.tsx?$|^[\w.-]+\.ts$/.test(name) || name.startsWith('..');
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => isOfProject(name) && !allowed.test(name)).map((name) => `${path} → ${name}`),
  );
}

/** What everybody stands on. */
const floor =
  /^(usage-errors?|unreadable-file|package-info|error-trace|instant|loopback|make-folder|once|atomic-file)\.ts$/;

test.each<[folder: keyof typeof sources, allowed: RegExp]>([
  ['specs', /^specs\//],
  ['mock', /^(mock|specs)\//],
  ['contracts', /^(contracts|specs)\//],
])('%s imports nothing of the project but what it stands on', (folder, allowed) => {
  expect(sources[folder].length).toBeGreaterThan(10);
  expect(listForeignImports(sources[folder], new RegExp(`${allowed.source}|${floor.source}`))).toEqual([]);
});

test('the console imports nothing of the project, and nobody imports the console', async () => {
  const own = await readSources(consoleFolder);
  expect(own.length).toBeGreaterThan(10);
  expect(listForeignImports(own, /^mock\/console\//)).toEqual([]);
  const others = Object.values(sources).flat();
  const guilty = others.filter(({ imports }) => imports.some((name) => name.startsWith(`${consoleFolder}/`)));
  expect(guilty.map(({ path }) => path)).toEqual([]);
});

/** Files that know no vendor: all but the vendors' own folders and the list of vendors. */
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

test('one file knows Prism', () => {
  const all = Object.values(sources).flat();
  const importers = all.filter(({ imports }) => imports.some((name) => name.startsWith('@stoplight/prism')));
  expect(importers.map(({ path }) => path)).toEqual(['mock/prefer/prism-worker.ts']);
});

test('one file knows the clock of the machine, and chance', () => {
  const strays = sources.mock.filter(({ code }) => /\bdate\.now\(|\bmath\.random\(|\bnew date\(\)/.test(code));
  expect(strays.map(({ path }) => path)).toEqual(['mock/ambient.ts']);
});

test.each<[what: string, text: string, found: string[]]>([
  ['an import', "import { a } from '../contracts/a.ts';", ['contracts/a.ts']],
  ['an import of a type', "import type { A } from '../contracts/a.ts';", ['contracts/a.ts']],
  ['an export', "export * from '../contracts/a.ts';", ['contracts/a.ts']],
  ['an import while running', "const a = await import('../contracts/a.ts');", ['contracts/a.ts']],
  ['an import inside a type', "type A = import('../contracts/a.ts').A;", ['contracts/a.ts']],
  ['require', "const a = require('../contracts/a.ts');", ['contracts/a.ts']],
  ['a comment', "// import '../contracts/a.ts'", []],
])('these tests would notice %s, wherever it stands', (_, text, found) => {
  const source = toSource(join('mock', 'sample.ts'), text);
  expect(source.imports).toEqual(found);
  expect(listForeignImports([source], /^mock\//)).toEqual(found.map((name) => `mock/sample.ts → ${name}`));
});

test('these tests would notice a vendor in the code, and not mind one in a comment', () => {
  expect(toSource('mock/a.ts', "const name = 'ChatWoot';").code).toContain('chatwoot');
  expect(toSource('mock/a.ts', '/** As Chatwoot does. */\nconst name = 1; // Chatwoot').code).not.toContain('chatwoot');
});
