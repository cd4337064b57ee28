import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkPackages, root } from '../link-packages.ts';

export interface InstalledExample {
  folder: string;
  remove(): void;
}

/**
 * Copies an example to a temporary folder, with links to the packages of its package.json. The result is the same as an
 * installation by a user, but needs no network. The linked chatpact is the last build.
 *
 * @param versions Other installed packages to link, by the name in package.json: `{ vite: 'vite-7' }`.
 */
export function installExample(name: string, versions: Record<string, string> = {}): InstalledExample {
  const folder = mkdtempSync(join(tmpdir(), `chatpact-${name}-`));
  cpSync(join(root, 'examples', name), folder, { recursive: true });
  const { dependencies, devDependencies } = createRequire(import.meta.url)(join(folder, 'package.json'));
  linkPackages(folder, Object.keys({ ...dependencies, ...devDependencies }), versions);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
