import { execFile } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildIfNeeded } from './build.ts';
import { oncePerRun } from './once-per-run.ts';
import { packageFolder } from './package-under-test.ts';

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = promisify(execFile);

export interface Packed {
  /** Path of the tarball. */
  tarball: string;
  /** Paths of its files. */
  paths: string[];
}

/** Packs the package of this checkout, as npm would publish it. */
export function packPackage(): Promise<Packed> {
  return oncePerRun('packed', async (folder) => {
    buildIfNeeded();
    const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    const { stdout } = await run(npm, words, { maxBuffer: 1e8 });
    const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] = JSON.parse(stdout);
    return { tarball: join(folder, filename), paths: files.map(({ path }) => path) };
  });
}

export interface Installed {
  /** The node_modules folder that contains chatpact. */
  modules: string;
  /** Why the package could not be installed; undefined if it was. */
  offline?: string;
  /** Standard error of npm; undefined if nothing was installed. */
  stderr?: string;
}

/** Installs the packed package, or finds the installation under test. */
export async function installPackage(): Promise<Installed> {
  if (packageFolder) return { modules: dirname(packageFolder) };
  return oncePerRun('installed', install);
}

async function install(folder: string): Promise<Installed> {
  const { tarball } = await packPackage();
  writeManifest(folder);
  const modules = join(folder, 'node_modules');
  const words = ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball];
  try {
    const { stderr } = await run(npm, words, { cwd: folder });
    return { modules, stderr };
  } catch (error) {
    const text = String((error as { stderr?: unknown }).stderr);
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(text)) throw error;
    return { modules, offline: 'the npm registry is out of reach; run the tests with a network to enable this' };
  }
}

/** Installs the package as `installPackage` does, and links the installation into an empty folder. */
export async function installInto(folder: string): Promise<Installed> {
  const installed = await installPackage();
  writeManifest(folder);
  symlinkSync(installed.modules, join(folder, 'node_modules'), 'junction');
  return installed;
}

function writeManifest(folder: string): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
}
