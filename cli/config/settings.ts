import { dirname, resolve } from 'node:path';
import type { CheckOptions } from '../../contracts/index.ts';
import { checkOptionEntries } from '../../contracts/options/option-table.ts';
import type { SettingEntry } from '../settings/entry.ts';
import { type Settings, settingEntries, settings as table } from '../settings/table.ts';

/** A setting that may hold paths, with its name. */
export type PathEntry = readonly [name: string, entry: Pick<SettingEntry<unknown>, 'kind' | 'flag'>];

/** Merges settings. Later layers override earlier ones, except with undefined values. */
export function layer(...layers: readonly (Settings | undefined)[]): Settings {
  const result: Settings = {};
  for (const settings of layers) {
    const given = Object.entries(settings ?? {}).filter(([, value]) => value !== undefined);
    const before = { ...result };
    Object.assign(result, Object.fromEntries(given));
    for (const [name, { kind }] of settingEntries) {
      const [old, own] = [before[name], settings?.[name]];
      if (kind.isMerged && isRecord(old) && isRecord(own)) Object.assign(result, { [name]: { ...old, ...own } });
    }
    if (before.headers && settings?.headers) result.headers = layerHeaders(before.headers, settings.headers);
  }
  return result;
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Merges headers, whose names are case-insensitive. */
function layerHeaders(before: Record<string, string>, after: Record<string, string>): Record<string, string> {
  const names = Object.keys(after).map((name) => name.toLowerCase());
  const kept = Object.entries(before).filter(([name]) => !names.includes(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...after };
}

/** Makes the paths of settings absolute. They are relative to the folder of the file. */
export function toLocalPaths<Given extends object = Settings>(
  settings: Given,
  file: string,
  entries: readonly PathEntry[] = settingEntries,
): Given {
  const folder = dirname(resolve(file));
  const toPath = (path: string) => (/^[a-z]+:\/\//i.test(path) ? path : resolve(folder, path));
  return mapTexts(settings, entries, ({ kind }) => {
    if (!kind.splitPath) return undefined;
    return (text) => {
      const [module, rest] = kind.splitModule?.(text) ?? [undefined, text];
      const [before = '', path] = kind.splitPath?.(rest) ?? [];
      const local = path === undefined ? rest : `${before}${toPath(path)}`;
      return module === undefined ? local : `${toPath(module)}${local}`;
    };
  });
}

/** Replaces `{target}` in file names with the name of the target. */
export function withTargetName(settings: Settings, target: string): Settings {
  const fill = (text: string) => text.replaceAll('{target}', target);
  return mapTexts(settings, settingEntries, ({ hasTargetName }) => (hasTargetName ? fill : undefined));
}

/** Changes the texts of those settings for which `toChange` returns a function. */
function mapTexts<Given extends object, Entry extends PathEntry>(
  settings: Given,
  entries: readonly Entry[],
  toChange: (entry: Entry[1]) => ((text: string) => string) | undefined,
): Given {
  const values = new Map<string, unknown>(Object.entries(settings));
  const changed = entries.flatMap(([name, entry]) => {
    const value = values.get(name);
    const change = value === undefined ? undefined : toChange(entry);
    return change && entry.kind.mapTexts ? [[name, entry.kind.mapTexts(value, change)]] : [];
  });
  return { ...settings, ...Object.fromEntries(changed) };
}

/** Converts settings to options of the library. Plugins are not included: the command line loads them later. */
export function toCheckOptions(settings: Settings): Partial<CheckOptions> {
  const options = checkOptionEntries.flatMap(([option, { setting }]) => {
    if (setting === undefined || !isSetting(setting)) return [];
    const value = settings[setting];
    const entry: SettingEntry<unknown> = table[setting];
    return value === undefined ? [] : [[option, entry.kind.toOption(value)]];
  });
  return Object.fromEntries(options);
}

const isSetting = (name: string): name is keyof Settings => Object.hasOwn(table, name);
