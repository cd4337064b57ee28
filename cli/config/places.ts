import { findAt, fromPointer } from '../../specs/json/json.ts';
import { mockSettingEntries } from '../mock/setting-table.ts';
import type { Fate } from '../settings/kind.ts';
import { settingEntries } from '../settings/table.ts';

const isUrl = (text: unknown) => typeof text === 'string' && /^[a-z]{2,}:\/\//i.test(text);

/** How the texts of each setting are used, by its name. */
const fates = new Map<string, Fate>(settingEntries.map(([name, { kind }]) => [name, kind.fate]));

/** The same for the section `mock`. */
const mockFates = new Map<string, Fate>(mockSettingEntries.map(([name, { kind }]) => [name, kind.fate]));

/** A string in a configuration, and the setting that it belongs to. */
export interface Place {
  /** The name in messages: `targets.staging.url`. */
  name: string;
  setting: string;
  fate: Fate;
}

/** Describes the string at a JSON Pointer of a configuration whose variables are filled in. */
export function toPlace(content: unknown, pointer: string): Place {
  const path = fromPointer(pointer);
  const [setting = '', ...rest] = path[0] === 'targets' ? path.slice(2) : path.slice(1);
  const known = path[0] === 'mock' ? mockFates : fates;
  return { name: path.join('.'), setting, fate: toFate(known, setting, rest, findAt(content, pointer)) };
}

function toFate(known: ReadonlyMap<string, Fate>, setting: string, rest: readonly string[], text: unknown): Fate {
  // Only reports show the reason for skipping an operation.
  if (setting === 'operations' && rest[1] === 'skip') return 'kept';
  const fate = known.get(setting) ?? 'typed';
  return fate === 'kept' && isUrl(text) ? 'sent' : fate;
}
