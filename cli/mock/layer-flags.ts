import type { MockFlagEntry, MockFlags } from './flag-table.ts';
import { mockFlagEntries } from './flags.ts';

/** Where a flag has its value from, as Commander reports it. */
export type SourceOf = (flag: string) => string | undefined;

/** Sources of values, the weakest first. Defaults of flags are weaker than the configuration. */
const sources = ['config', 'env', 'cli'];

/**
 * Fills in flags from the section `mock` of a configuration. Flags and their environment variables take precedence. Of two
 * options that exclude each other, the one that was given in the stronger place remains.
 *
 * @param settings The section, valid and with absolute paths.
 */
export function layerFlags(
  flags: MockFlags,
  sourceOf: SourceOf,
  settings: Readonly<Record<string, unknown>>,
): MockFlags {
  const rankOf = (name: string) => sources.indexOf(sourceOf(name) ?? '');
  const result: MockFlags = { ...flags };
  const ranks = new Map<string, number>();
  for (const [option, entry] of Object.entries<MockFlagEntry<unknown>>(mockFlagEntries)) {
    const names = entry.flags.map((flag) => flag.attributeName());
    const given = Math.max(-1, ...names.map(rankOf));
    const configured = listConfigured(entry, settings);
    ranks.set(option, given < 0 && configured.length > 0 ? sources.indexOf('config') : given);
    if (given >= 0 && !entry.isMerged) continue;
    for (const [name, value] of configured) if (rankOf(name) < 0) Object.assign(result, { [name]: value });
  }
  for (const [option, { replaces = [] }] of Object.entries<MockFlagEntry<unknown>>(mockFlagEntries)) {
    for (const weaker of replaces) {
      const [own = -1, other = -1] = [ranks.get(option), ranks.get(weaker)];
      if (other < 0 || own <= other) continue;
      for (const flag of mockFlagEntries[weaker].flags) Object.assign(result, { [flag.attributeName()]: undefined });
    }
  }
  return result;
}

/** The flags that the configuration sets for an option, with their values. */
function listConfigured({ settings = {} }: MockFlagEntry<unknown>, given: Readonly<Record<string, unknown>>) {
  return Object.entries(settings).flatMap(([key, { toFlags }]) =>
    given[key] === undefined ? [] : Object.entries(toFlags(given[key])),
  );
}
