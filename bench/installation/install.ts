import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../../scripts/installed/npm.ts';
import type { Lock } from '../../scripts/lock-closure.ts';

/**
 * Installs one package in a new folder, without a lockfile.
 *
 * @param what What `npm i` takes: name@version, or the path of a tarball.
 * @returns Seconds that `npm i` took.
 */
export function installAlone(what: string, folder: string): number {
  mkdirSync(folder, { recursive: true });
  // Without a manifest, npm would look for one in the folders above.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'installed', private: true }));
  const started = performance.now();
  runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund', what], folder);
  return (performance.now() - started) / 1000;
}

/** Reads the installed packages from npm's lockfile in node_modules, which has none of other systems. */
export function readInstalledPackages(folder: string): Lock & Record<string, { version?: string; link?: boolean }> {
  return JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')).packages;
}
