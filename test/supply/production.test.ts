import semver from 'semver';
import { expect, test } from 'vitest';
import { listForbidden } from './licences.ts';
import { licenceOf, readLock, readManifest, readProductionTree } from './production-tree.ts';

const tree = readProductionTree();

test('every package that is installed with chatpact has a permissive licence', () => {
  expect(tree.length).toBeGreaterThan(100);
  expect(listForbidden(tree)).toEqual([]);
});

test.each<[licence: string, found: string[]]>([
  ['MIT', []],
  ['AGPL-3.0-only', ['a: AGPL-3.0-only']],
  ['(MIT AND GPL-2.0)', ['a: (MIT AND GPL-2.0)']],
  ['SEE LICENSE IN TERMS.txt', ['a: SEE LICENSE IN TERMS.txt']],
  ['', ['a: ']],
])('reports a package with the licence "%s" as %j', (licence, found) => {
  expect(listForbidden([{ name: 'a', licence }])).toEqual(found);
});

test('reads licences from the current and the older manifest field', () => {
  expect(licenceOf({ license: 'ISC' })).toBe('ISC');
  expect(licenceOf({ licenses: [{ type: 'MIT' }] })).toBe('MIT');
  expect(licenceOf({})).toBe('');
});

test('every package that is installed with chatpact supports the oldest promised Node.js', () => {
  const [oldest] = /\d+\.\d+\.\d+/.exec(String(readManifest().engines?.node)) ?? [];
  expect(oldest).toBeDefined();
  expect(tree.filter(({ node }) => !semver.satisfies(String(oldest), node)).map(({ name }) => name)).toEqual([]);
});

/** Scripts that npm runs when a user installs a package from the registry. */
const atInstallation = ['preinstall', 'install', 'postinstall'];

test('neither chatpact nor an installed package has an install script', () => {
  const runs = (scripts: string[]) => scripts.some((name) => atInstallation.includes(name));
  expect(tree.filter(({ scripts }) => runs(scripts)).map(({ name }) => name)).toEqual([]);
  expect(runs(Object.keys(readManifest().scripts ?? {}))).toBe(false);
  // npm compiles a binding.gyp without a script in the manifest, and records that in the lockfile.
  const inLock = Object.entries(readLock()).filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev);
  expect(inLock).toEqual([]);
});

/** Development dependencies with install scripts: what the script does. */
const argued: Record<string, string> = {
  'node_modules/@scarf/scarf': 'reports the installation to its vendor; allowScripts and scarfSettings turn it off',
  'node_modules/esbuild': 'checks its binary, and downloads it if npm did not install it; allowScripts turns it off',
  'node_modules/msw': 'updates a copied worker script if one is configured; allowScripts turns it off',
};

test('only listed development dependencies have an install script, and all are disabled', () => {
  const inLock = Object.entries(readLock()).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(inLock.map(([folder]) => folder)).toEqual(Object.keys(argued));
  const turnedOff = Object.keys(argued).map((folder) => [folder.replace('node_modules/', ''), false]);
  expect(readManifest().allowScripts).toEqual(Object.fromEntries(turnedOff));
});

test('every package of the lockfile has a checksum, and comes from the default registry', () => {
  const packages = Object.entries(readLock());
  expect(packages.length).toBeGreaterThan(tree.length);
  const unsafe = packages.filter(([, each]) => !/^sha512-/.test(each.integrity ?? '') || each.resolved !== undefined);
  expect(unsafe.map(([folder]) => folder)).toEqual([]);
});
