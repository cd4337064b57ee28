import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const manifest = { name: 'installed', private: true, type: 'module', overrides };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  npm(['install', '--prefer-online', '--no-audit', '--no-fund', join(folder, tarball)], folder);
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

function npm(words: readonly string[], folder: string): void {
  // Windows runs npm.cmd in a shell only.
  const options = { cwd: folder, shell: process.platform === 'win32' };
  execFileSync('npm', [...words, '--loglevel', 'error'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
}
