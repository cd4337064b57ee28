import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNpm } from './npm.ts';
import { packPackage } from './pack-package.ts';
import type { LockedPackages } from './versions.ts';

/** What npm installed. */
export interface Installation {
  /** Folder of chatpact itself. */
  folder: string;
  packages: LockedPackages;
}

/**
 * Packs what was built last and installs it without a lockfile. The test tools that chatpact/vitest and its like extend
 * are the checkout's: a matcher must extend the Vitest that runs the tests.
 *
 * @param folder Empty.
 * @param overrides Versions of dependencies, by name, which replace what the ranges would bring.
 */
export function installPackage(
  root: string,
  folder: string,
  overrides: Readonly<Record<string, string>> = {},
): Installation {
  const tarball = packPackage(root, folder);
  const manifest = { name: 'installed', private: true, type: 'module', overrides };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  runNpm(['install', '--prefer-online', '--no-audit', '--no-fund', tarball], folder);
  const modules = join(folder, 'node_modules');
  const { packages }: { packages: LockedPackages } = JSON.parse(
    readFileSync(join(modules, '.package-lock.json'), 'utf8'),
  );
  for (const [name, version] of Object.entries(overrides))
    if (packages[`node_modules/${name}`]?.version !== version)
      throw new Error(
        `Expected --with ${name}@${version} to be installed, got ${packages[`node_modules/${name}`]?.version}.`,
      );
  const { peerDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const peer of Object.keys(peerDependencies)) {
    mkdirSync(dirname(join(modules, peer)), { recursive: true });
    symlinkSync(join(root, 'node_modules', peer), join(modules, peer), 'junction');
  }
  return { folder: join(modules, 'chatpact'), packages };
}
