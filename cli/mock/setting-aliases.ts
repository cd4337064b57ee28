import { mockFlagEntries } from './flags.ts';
import { mockSettingEntries } from './setting-table.ts';

/** Converts a name in camel case to kebab case, as flags are written. */
const toKebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Keys of the section `mock` by names that are no keys, but names of flags, in camel case or kebab case. */
const aliases = new Map(
  Object.values(mockFlagEntries).flatMap(({ flags, settings = {} }) => {
    const keys = Object.keys(settings);
    const names = [...flags.map((flag) => flag.attributeName()), ...keys];
    return names.flatMap((name) => {
      const key = keys.includes(name) ? name : keys.join(' or ');
      return [name, toKebab(name)].map((alias): [string, string] => [alias, key]);
    });
  }),
);

const known = new Set(mockSettingEntries.map(([name]) => name));

/** Returns the key that sets the same as a flag; undefined for a key, or for another name. */
export function findSettingOfFlag(name: string): string | undefined {
  return known.has(name) ? undefined : aliases.get(name) || undefined;
}
