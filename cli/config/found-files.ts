import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBelow } from '../../specs/references/roots.ts';
import { UsageError } from '../../usage-error.ts';
import type { Settings } from './settings.ts';

/** A setting that names files. Those of TLS are left out: nothing of them is sent, and authorities stand in /etc. */
interface FileSetting {
  setting: keyof Settings;
  flag: string;
  isWritten?: boolean;
  /** The path in an item, where it is not all of it. */
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
 * Makes sure that a configuration which was found, and not named, reads and writes in its own folder alone: it may have
 * come with a foreign checkout, and so may what links lie there.
 *
 * @param settings Theirs, with paths as seen from here.
 * @param path The configuration's file.
 * @param where "file:line" of a setting.
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

/** Why a path may not be used; undefined for one that may. */
function findObjection(
  path: string,
  folder: string,
  { setting, isWritten }: Pick<FileSetting, 'setting' | 'isWritten'>,
): string | undefined {
  const outside = 'leads out of the folder';
  // What is downloaded has limits of its own; a root that is an origin opens documents to the web.
  if (/^[a-z]{2,}:\/\//i.test(path) && !/^file:/i.test(path)) return setting === 'specRoot' ? outside : undefined;
  const real = toReal(path);
  if (real === undefined || !(real === folder || isBelow(real, folder))) return outside;
  const isOfGit = relative(folder, real).toLowerCase().split(sep).includes('.git');
  return isWritten && isOfGit ? 'leads to what git runs, in the folder' : undefined;
}

/** With symbolic links resolved, as far as it exists; undefined for a link that leads nowhere yet, and for no path. */
function toReal(given: string): string | undefined {
  try {
    const path = /^file:/i.test(given) ? fileURLToPath(given) : given;
    return lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : toRealOfNew(path);
  } catch {
    return undefined;
  }
}

function toRealOfNew(path: string): string | undefined {
  const above = dirname(path) === path ? undefined : toReal(dirname(path));
  return above && join(above, basename(path));
}
