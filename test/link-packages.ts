import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from './package-under-test.ts';

/** The root folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Links packages into node_modules of a folder. chatpact is the package under test.
 *
 * @param versions Packages of this project that are linked under another name, by that name.
 */
export function linkPackages(folder: string, names: readonly string[], versions: Record<string, string> = {}): void {
  for (const name of names) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(
      name === 'chatpact' ? (packageFolder ?? root) : join(root, 'node_modules', versions[name] ?? name),
      link,
      'junction',
    );
  }
}
