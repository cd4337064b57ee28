import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBelow } from '../../specs/references/roots.ts';
import { UsageError } from '../../usage-error.ts';
import type { Settings } from './settings.ts';

/** A setting that names files. TLS settings are not listed: their files are not sent, and CA bundles are often in /etc. */
interface FileSetting {
  setting: keyof Settings;
  flag: string;
  isWritten?: boolean;
  /** Extracts the path from an item that contains more than a path. */
  toPath?: (item: string) => string | undefined;
}

const fileSettings: readonly FileSetting[] = [
  { setting: 'credentials', flag: '--credentials' },
  { setting: 'spec', flag: '--spec' },
  { setting: 'overlay', flag: '--overlay' },
  { setting: 'specRoot', flag: '--spec-root' },
  { setting: 'trend', flag: '--trend' },
  { setting: 'baseline', flag: '--baseline', isWritten: true },
  { setting: 'proposeOverlay', flag: '--propose-overlay', isWritten: true },
  { setting: 'reports', flag: '--report', isWritten: true, toPath: (report) => /=(.+)$/s.exec(report)?.[1] },
];

/**
 * Refuses files outside the folder of a found configuration. The configuration, and symbolic links beside it, may come from
 * a foreign checkout.
 *
 * @param settings The settings of the configuration, with absolute paths.
 * @param path The path of the configuration.
 * @param where Returns "file:line" of a setting.
 * @throws UsageError `UNTRUSTED_CONFIG`.
 */
export function assertOwnFiles(settings: Settings, path: string, where: (setting: string) => string): void {
  const folder = realpathSync(dirname(resolve(path)));
  for (const {
    setting,
    flag,
    isWritten = false,
    toPath = (item: string): string | undefined => item,
  } of fileSettings) {
    for (const item of [settings[setting] ?? []].flat().map(String)) {
      const file = toPath(item);
      const objection = file === undefined ? undefined : findObjection(file, folder, { setting, isWritten });
      if (objection === undefined) continue;
      const reason = `${objection} of this configuration, which was found there, not passed with --config`;
      const remedy = `If you trust it, pass ${flag}, or name the configuration with --config`;
      const shown = JSON.stringify(item);
      throw new UsageError('UNTRUSTED_CONFIG', `${where(setting)}: ${setting} ${shown} ${reason}. ${remedy}.`);
    }
  }
}

/** Returns why a path may not be used; undefined if it may. */
function findObjection(
  path: string,
  folder: string,
  { setting, isWritten }: Pick<FileSetting, 'setting' | 'isWritten'>,
): string | undefined {
  const outside = 'leads out of the folder';
  // Downloads have their own limits. An origin in specRoot would let documents refer to the web.
  if (/^[a-z]{2,}:\/\//i.test(path) && !/^file:/i.test(path)) return setting === 'specRoot' ? outside : undefined;
  const real = toReal(path);
  if (real === undefined || !(real === folder || isBelow(real, folder))) return outside;
  const isOfGit = relative(folder, real).toLowerCase().split(sep).includes('.git');
  return isWritten && isOfGit ? 'is inside .git, in the folder' : undefined;
}

/** Resolves symbolic links of the part of a path that exists. Returns undefined for a dangling link or an invalid path. */
function toReal(given: string): string | undefined {
  try {
    const path = /^file:/i.test(given) ? fileURLToPath(given) : given;
    return lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : resolveNewPath(path);
  } catch {
    return undefined;
  }
}

function resolveNewPath(path: string): string | undefined {
  const parent = dirname(path) === path ? undefined : toReal(dirname(path));
  return parent && join(parent, basename(path));
}
