import type { CheckOptions } from '../../contracts/index.ts';
import type { CheckOptionTable } from '../../contracts/options/option-table.ts';
import { connectionSettings } from './connection-settings.ts';
import { dataSettings } from './data-settings.ts';
import type { SettingEntry } from './entry.ts';
import type { Kind } from './kind.ts';
import { url } from './kinds.ts';
import { limitSettings } from './limit-settings.ts';
import { runSettings } from './run-settings.ts';
import { selectionSettings } from './selection-settings.ts';

/** The name of the setting of an option; never for an option that only the library has. */
type SettingName<Entry> = Entry extends { setting: infer Setting extends string } ? Setting : never;

/** A table with an entry for every option that has a setting. */
export type SettingEntries<Options, Table extends Record<keyof Options, object>> = {
  [Name in keyof Options as SettingName<Table[Name]>]-?: SettingEntry<Options[Name]>;
};

/**
 * Every setting of a check: what flags and the configuration set. Flags, the schema of the configuration, conversions and
 * reference pages follow from it. An option of the library without an entry, or with a value of another type, does not
 * compile (contracts/options/option-table.ts). The help lists flags in this order.
 */
export const settings = {
  url: {
    kind: url,
    description: 'Base URL without credentials and query: https://chat.example.com',
    isTargetOnly: true,
  },
  ...runSettings,
  ...selectionSettings,
  ...connectionSettings,
  ...dataSettings,
  ...limitSettings,
} satisfies SettingEntries<CheckOptions, CheckOptionTable>;

type SettingTable = typeof settings;

/** The settings of a check, by their names in the configuration. Durations are in seconds. */
export type Settings = {
  [Name in keyof SettingTable]?: SettingTable[Name]['kind'] extends Kind<infer Value, infer _Option, infer _Flag>
    ? Value
    : never;
};

type Camel<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Text;

/** The name by which Commander returns a flag: `dryRun` of `--dry-run`, `header` of `-H, --header <header>`. */
type FlagName<Flag> = Flag extends `${string}--${infer Name} <${string}`
  ? Camel<Name>
  : Flag extends `${string}--${infer Name}`
    ? Camel<Name>
    : never;

/** The flags of a check, from the command line or from environment variables. A missing flag is undefined. */
export type CheckFlags = {
  [Name in keyof SettingTable as SettingTable[Name] extends { flag: infer Flag }
    ? FlagName<Flag>
    : never]?: SettingTable[Name]['kind'] extends Kind<infer _Value, infer _Option, infer Flag> ? Flag : never;
};

/** The entries of the table. */
// Object.entries() types its keys as any text.
export const settingEntries = Object.entries(settings) as [keyof Settings, SettingEntry<unknown>][];
