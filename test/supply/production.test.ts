import semver from 'semver';
import { expect, test } from 'vitest';
import { listForbidden } from './licences.ts';
import { licenceOf, readLock, readManifest, readProductionTree } from './production-tree.ts';

const tree = readProductionTree();

test('everything that is installed with chatpact is under a permissive licence', () => {
  expect(tree.length).toBeGreaterThan(100);
  expect(listForbidden(tree)).toEqual([]);
});

test.each<[licence: string, found: string[]]>([
  ['MIT', []],
  ['AGPL-3.0-only', ['a: AGPL-3.0-only']],
  ['(MIT AND GPL-2.0)', ['a: (MIT AND GPL-2.0)']],
  ['SEE LICENSE IN TERMS.txt', ['a: SEE LICENSE IN TERMS.txt']],
  ['', ['a: ']],
])('of a package under "%s" these tests say %j', (licence, found) => {
  expect(listForbidden([{ name: 'a', licence }])).toEqual(found);
});

test('licences are read as manifests of today and of old write them', () => {
  expect(licenceOf({ license: 'ISC' })).toBe('ISC');
  expect(licenceOf({ licenses: [{ type: 'MIT' }] })).toBe('MIT');
  expect(licenceOf({})).toBe('');
});

test('everything that is installed with chatpact runs on the oldest Node that it promises', () => {
  const [oldest] = /\d+\.\d+\.\d+/.exec(String(readManifest().engines?.node)) ?? [];
  expect(oldest).toBeDefined();
  expect(tree.filter(({ node }) => !semver.satisfies(String(oldest), node)).map(({ name }) => name)).toEqual([]);
});

/** What npm runs on the machine of whoever installs a package from the registry. */
const atInstallation = ['preinstall', 'install', 'postinstall'];

test('nothing that is installed with chatpact runs a script at installation, chatpact included', () => {
  const runs = (scripts: string[]) => scripts.some((name) => atInstallation.includes(name));
  expect(tree.filter(({ scripts }) => runs(scripts)).map(({ name }) => name)).toEqual([]);
  expect(runs(Object.keys(readManifest().scripts ?? {}))).toBe(false);
  // A manifest may leave npm to compile a binding.gyp; npm notes that in the lock.
  const inLock = Object.entries(readLock()).filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev);
  expect(inLock).toEqual([]);
});

/** Packages with install scripts that developers of chatpact get, and why that is borne. */
const argued: Record<string, string> = {
  'node_modules/@scarf/scarf': 'tells its makers of the installation; allowScripts and scarfSettings turn it off',
  'node_modules/esbuild': 'checks its binary, and fetches it where npm left it out; allowScripts turns it off',
  'node_modules/msw': 'brings a copied worker script up to date where one is configured; allowScripts turns it off',
};

test('of what developers of chatpact install, only what is argued has an install script', () => {
  const inLock = Object.entries(readLock()).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(inLock.map(([folder]) => folder)).toEqual(Object.keys(argued));
  const turnedOff = Object.keys(argued).map((folder) => [folder.replace('node_modules/', ''), false]);
  expect(readManifest().allowScripts).toEqual(Object.fromEntries(turnedOff));
});

test('every package of the lock has a checksum, and comes from no place of its own', () => {
  const packages = Object.entries(readLock());
  expect(packages.length).toBeGreaterThan(tree.length);
  const strays = packages.filter(([, each]) => !/^sha512-/.test(each.integrity ?? '') || each.resolved !== undefined);
  expect(strays.map(([folder]) => folder)).toEqual([]);
});
