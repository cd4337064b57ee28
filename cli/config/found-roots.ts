import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isBelow } from '../../specs/references/roots.ts';
import { UsageError } from '../../usage-error.ts';
import type { Settings } from './settings.ts';

/**
 * Makes sure that a configuration which was found, and not named, allows documents nothing outside of its own folder:
 * it may have come with a foreign checkout, and so may the documents.
 *
 * @param path The configuration's file.
 * @param where "file:line" of the list.
 * @throws UsageError `BAD_CONFIG`.
 */
export function assertOwnRoots({ specRoot = [] }: Settings, path: string, where: string): void {
  const folder = toReal(dirname(resolve(path)));
  const isInside = (real: string) => real === folder || isBelow(real, folder);
  const foreign = specRoot.find((root) => isUrl(root) || !isInside(toReal(root)));
  if (foreign === undefined) return;
  const reason = 'leads out of the folder of this configuration, which was found there and not named';
  const remedy = 'If you trust it, use --spec-root, or name the configuration with --config';
  throw new UsageError('BAD_CONFIG', `${where}: specRoot ${JSON.stringify(foreign)} ${reason}. ${remedy}.`);
}

/** A drive of Windows has one letter before its colon. */
const isUrl = (root: string) => /^[a-z]{2,}:/i.test(root);

/** With symbolic links resolved; as it is where it does not exist, which whoever reads it finds out. */
function toReal(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
