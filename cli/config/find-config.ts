import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../usage-error.ts';

const fileNames = ['yaml', 'yml', 'json'].map((extension) => `chatpact.config.${extension}`);

/**
 * Finds the configuration of a folder: `chatpact.config.yaml`, `.yml` or `.json`. Returns undefined if there is none. It
 * ignores modules, which would run code.
 *
 * @throws UsageError `AMBIGUOUS_CONFIG` if there are two.
 */
export function findConfig(folder: string): string | undefined {
  const paths = fileNames.map((name) => join(folder, name)).filter((path) => existsSync(path));
  if (paths.length < 2) return paths[0];
  throw new UsageError(
    'AMBIGUOUS_CONFIG',
    `Found two configurations: ${paths.join(' and ')}. Remove one, or pass --config FILE.`,
  );
}
