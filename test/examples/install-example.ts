import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface InstalledExample {
  folder: string;
  remove(): void;
}

/**
 * Copies an example to a folder of its own, with links to what its package.json names: as if a user had installed it,
 * but for the network. chatpact itself is the one that was built last.
 */
export function installExample(name: string): InstalledExample {
  const folder = mkdtempSync(join(tmpdir(), `chatpact-${name}-`));
  cpSync(join(root, 'examples', name), folder, { recursive: true });
  const { dependencies, devDependencies } = createRequire(import.meta.url)(join(folder, 'package.json'));
  for (const each of Object.keys({ ...dependencies, ...devDependencies })) {
    const link = join(folder, 'node_modules', each);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(each === 'chatpact' ? root : join(root, 'node_modules', each), link, 'junction');
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
