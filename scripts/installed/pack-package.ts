import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.ts';

/**
 * Packs a package as it is: a checkout, what was built last.
 *
 * @param root Folder of the package.
 * @param folder Where the tarball goes; holds no other.
 * @returns Path of the tarball.
 */
export function packPackage(root: string, folder: string): string {
  runNpm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  return join(folder, tarball);
}
