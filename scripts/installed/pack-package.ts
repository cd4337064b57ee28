import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.ts';

/**
 * Packs a package without a build; for a checkout, with its last build.
 *
 * @param root Folder of the package.
 * @param folder The folder for the tarball. It must contain no other tarball.
 * @returns Path of the tarball.
 */
export function packPackage(root: string, folder: string): string {
  runNpm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  return join(folder, tarball);
}
