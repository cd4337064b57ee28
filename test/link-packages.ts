import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from './package-under-test.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Puts packages into a folder as if they had been installed there; chatpact itself is the package under test. */
export function linkPackages(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(name === 'chatpact' ? (packageFolder ?? root) : join(root, 'node_modules', name), link, 'junction');
  }
}
