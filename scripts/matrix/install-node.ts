import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Node to run tests on. */
export interface InstalledNode {
  /** As it says itself: v20.19.0. */
  version: string;
  /** Where its executable is, by the name `node`. */
  folder: string;
}

/**
 * Installs a version of Node from the npm registry, in a temporary folder that the next run finds again.
 *
 * The package `node` is an install script around one package for each system; that one is taken, and no script runs.
 *
 * @param range 20.19.0 for that one, 22 for the latest of its line.
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
  if (!`${version}.`.startsWith(`v${range}.`)) throw new Error(`Node ${range} was asked for, ${version} came.`);
  return { version, folder };
}
