import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildIfNeeded } from './build.ts';
import { packageFolder } from './package-under-test.ts';

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

export interface Installed {
  /** Why the package could not be installed; undefined if it was. */
  offline?: string;
  /** Standard error of npm; undefined if nothing was installed. */
  stderr?: string;
}

/** Installs the packed package into an empty folder, or links the installation under test. */
export async function installPackage(folder: string): Promise<Installed> {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  if (packageFolder) {
    symlinkSync(dirname(packageFolder), join(folder, 'node_modules'), 'junction');
    return {};
  }
  buildIfNeeded();
  execFileSync(npm, ['pack', '--ignore-scripts', '--pack-destination', folder], { stdio: 'pipe' });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const flags = ['install', '--prefer-offline', '--no-audit', '--no-fund'];
  try {
    const { stderr } = await promisify(execFile)(npm, [...flags, join(folder, tarball)], { cwd: folder });
    return { stderr };
  } catch (error) {
    const text = String((error as { stderr?: unknown }).stderr);
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(text)) throw error;
    return { offline: 'the npm registry is out of reach; run the tests with a network to enable this' };
  }
}
