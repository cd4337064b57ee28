import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBelow } from '../../specs/references/roots.ts';
import { UsageError } from '../../usage-error.ts';
import { toLongFlag } from '../settings/entry.ts';
import type { Kind } from '../settings/kind.ts';
import { type Settings, settingEntries } from '../settings/table.ts';
import type { PathEntry } from './settings.ts';

/**
 * Refuses files outside the folder of a found configuration. The configuration, and symbolic links beside it, may come from
 * a foreign checkout.
 *
 * @param settings The settings of the configuration, with absolute paths.
 * @param path The path of the configuration.
 * @param entries The table of the settings.
 * @param where Returns "file:line" of a setting.
 * @throws UsageError `UNTRUSTED_CONFIG`.
 */
export function assertOwnFiles<Given extends object = Settings>(
  settings: Given,
  path: string,
  where: (setting: string) => string,
  entries: readonly PathEntry[] = settingEntries,
): void {
  const folder = realpathSync(dirname(resolve(path)));
  const values = new Map<string, unknown>(Object.entries(settings));
  for (const [setting, { kind, flag = '' }] of entries) {
    const { confined, splitModule, splitPath } = kind;
    if (!confined || !splitPath) continue;
    for (const item of listTexts(kind, values.get(setting))) {
      const [, rest] = splitModule?.(item) ?? ['', item];
      const [, file] = splitPath(rest);
      const objection = file === undefined ? undefined : findObjection(file, folder, setting, confined);
      if (objection === undefined) continue;
      const reason = `${objection} of this configuration, which was found there, not passed with --config`;
      const remedy = `If you trust it, pass ${toLongFlag(flag)}, or name the configuration with --config`;
      const shown = JSON.stringify(item);
      throw new UsageError('UNTRUSTED_CONFIG', `${where(setting)}: ${setting} ${shown} ${reason}. ${remedy}.`);
    }
  }
}

/** Lists the texts of a value. */
function listTexts(kind: Kind<unknown>, value: unknown): string[] {
  const texts: string[] = [];
  if (value !== undefined) {
    kind.mapTexts?.(value, (text) => {
      texts.push(text);
      return text;
    });
  }
  return texts;
}

/** Returns why a path may not be used; undefined if it may. */
function findObjection(
  path: string,
  folder: string,
  setting: string,
  confined: 'read' | 'written',
): string | undefined {
  const outside = 'leads out of the folder';
  // Downloads have their own limits. An origin in specRoot would let documents refer to the web.
  if (/^[a-z]{2,}:\/\//i.test(path) && !/^file:/i.test(path))
    return setting.startsWith('specRoot') ? outside : undefined;
  const real = toReal(path);
  if (real === undefined || !(real === folder || isBelow(real, folder))) return outside;
  const isOfGit = relative(folder, real).toLowerCase().split(sep).includes('.git');
  return confined === 'written' && isOfGit ? 'is inside .git, in the folder' : undefined;
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
