import { Option } from 'commander';
import type { Kind } from './kind.ts';

/** A flag, with its environment variable and its help. */
export interface FlagEntry {
  kind: Kind<unknown>;
  /** As the help shows it: `-p, --port <number>`. */
  flag: string;
  variable?: string;
  help: string;
}

/**
 * One setting of a check. Its name is the key of the table. A flag has the same name in kebab case, without the plural.
 *
 * `Value` is the value of the library's option.
 */
export interface SettingEntry<Value> extends Partial<Omit<FlagEntry, 'kind'>> {
  kind: Kind<unknown, Value>;
  /** True if a hidden flag, `--no-strict` for one, turns off the setting of the configuration. */
  isNegatable?: boolean;
  /** Describes the setting in the schema of the configuration. Absent if only flags set it. */
  description?: string;
  /** True if the defaults of the configuration may not contain the setting. */
  isTargetOnly?: boolean;
  /** True if `{target}` is replaced with the name of the target. */
  hasTargetName?: boolean;
}

/** Creates the flag of an entry. */
export function createFlag({ kind, flag, variable, help }: FlagEntry): Option {
  const option = new Option(flag, help);
  if (variable !== undefined) option.env(variable);
  const { choices, parseFlag } = kind;
  if (choices) option.choices(choices);
  return parseFlag ? option.argParser(parseFlag) : option;
}

/** Creates the flags of settings, in their order. A flag that turns off a setting follows it. */
export function createFlags(settings: Readonly<Record<string, SettingEntry<unknown>>>): Option[] {
  return Object.entries(settings).flatMap(([name, { kind, flag, help = '', variable, isNegatable }]) => {
    if (flag === undefined) return [];
    const negated = new Option(flag.replace('--', '--no-'), `turn off ${name} of the configuration`).hideHelp();
    return [createFlag({ kind, flag, help, variable }), ...(isNegatable ? [negated] : [])];
  });
}

/** The long name of a flag, as messages name it: `--report` of `--report <name[=file]>`. */
export const toLongFlag = (flag: string): string => new Option(flag).long ?? flag;
