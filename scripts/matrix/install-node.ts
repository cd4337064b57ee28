import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An installed version of Node.js. */
export interface InstalledNode {
  /** The output of `node --version`: v20.19.0. */
  version: string;
  /** The folder of the executable `node`. */
  folder: string;
}

/**
 * Installs a version of Node.js from the npm registry, in a temporary folder that later runs reuse.
 *
 * The package `node` is an install script that selects a package for each system. This function installs that package
 * directly, so that no script runs.
 *
 * @param range 20.19.0 for that version, 22 for the latest 22.
 */
export function installNode(range: string): InstalledNode {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const project = join(tmpdir(), 'chatpact-matrix', range);
  mkdirSync(project, { recursive: true });
  const words = ['install', '--prefix', project, '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${range}`];
  // Windows runs npm.cmd in a shell only.
  execFileSync('npm', words, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  const folder = join(project, 'node_modules', name, 'bin');
  const version = execFileSync(join(folder, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  if (!`${version}.`.startsWith(`v${range}.`))
    throw new Error(`Expected Node.js ${range}, but npm installed ${version}.`);
  return { version, folder };
}
