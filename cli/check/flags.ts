import { Option } from 'commander';
import { createFlags } from '../settings/entry.ts';
import { type CheckFlags, type Settings, settingEntries, settings } from '../settings/table.ts';

/** The options of `chatpact check`, in the order of its help. */
// They have no defaults here: a missing flag takes its value from the configuration, then from the library.
export const checkFlags: readonly Option[] = createFlags(settings);

/**
 * The flags as settings, which take precedence over the configuration.
 *
 * @throws UsageError as `parseHeaders`, which fills variables into headers.
 */
export function toSettings(flags: CheckFlags, environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = settingEntries.flatMap(([name, { kind, flag }]) => {
    const value = flag === undefined ? undefined : flags[toFlagName(flag)];
    return value === undefined ? [] : [[name, kind.fromFlag ? kind.fromFlag(value, environment) : value]];
  });
  return Object.fromEntries(given);
}

/** The name by which Commander returns a flag. */
// Commander types it as any text.
const toFlagName = (flag: string) => new Option(flag).attributeName() as keyof CheckFlags;
