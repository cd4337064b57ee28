import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNpm } from './npm.ts';
import { packPackage } from './pack-package.ts';
import type { LockedPackages } from './versions.ts';

/** An installation by npm. */
export interface Installation {
  /** The folder of chatpact. */
  folder: string;
  packages: LockedPackages;
}

/**
 * Packs the last build and installs it without a lockfile. Test tools such as Vitest are those of the checkout, since
 * matchers must extend the Vitest that runs the tests.
 *
 * @param folder Empty.
 * @param overrides Versions of dependencies that override the ranges, by name. `file:` and an absolute path names a
 * folder or tarball.
 * @throws Error if npm installed another version than an override.
 */
export function installPackage(
  root: string,
  folder: string,
  overrides: Readonly<Record<string, string>> = {},
): Installation {
  const tarball = packPackage(root, folder);
  const packed = Object.entries(overrides).map(([name, wanted]) => [name, packOverride(wanted, join(folder, name))]);
  const manifest = { name: 'installed', private: true, type: 'module', overrides: Object.fromEntries(packed) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  runNpm(['install', '--prefer-online', '--no-audit', '--no-fund', tarball], folder);
  const modules = join(folder, 'node_modules');
  const { packages }: { packages: LockedPackages } = JSON.parse(
    readFileSync(join(modules, '.package-lock.json'), 'utf8'),
  );
  for (const [name, wanted] of Object.entries(overrides)) {
    const { version, resolved } = packages[`node_modules/${name}`] ?? {};
    const isInstalled = wanted.startsWith('file:') ? resolved?.startsWith('file:') : version === wanted;
    if (!isInstalled) throw new Error(`Expected --with ${name}@${wanted} to be installed, got ${version}.`);
  }
  const { peerDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const peer of Object.keys(peerDependencies)) {
    mkdirSync(dirname(join(modules, peer)), { recursive: true });
    symlinkSync(join(root, 'node_modules', peer), join(modules, peer), 'junction');
  }
  return { folder: join(modules, 'chatpact'), packages };
}

/** Packs the folder of an override into a tarball, since npm would link the folder or not find it. */
function packOverride(wanted: string, into: string): string {
  const path = wanted.startsWith('file:') ? wanted.slice('file:'.length) : undefined;
  if (path === undefined || !statSync(path).isDirectory()) return wanted;
  mkdirSync(into, { recursive: true });
  return `file:${packPackage(path, into)}`;
}
