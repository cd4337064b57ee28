import { findConfig } from '../config/find-config.ts';
import type { MockFlags } from './flag-table.ts';
import { layerFlags, type SourceOf } from './layer-flags.ts';

/** The flags of a mock with its configuration filled in. */
export interface ConfiguredFlags {
  flags: MockFlags;
  /** The path of the configuration; undefined if there is none, or if it has no section `mock`. */
  path?: string;
  /** Returns "file:line" of a JSON Pointer of the configuration. */
  where?(pointer: string): string;
  /** Sentences for the user about a configuration that was found in the folder. */
  notices: readonly string[];
}

/**
 * Reads the section `mock` of the configuration that `--config` names, or of the one in the folder.
 *
 * @throws UsageError as `readConfig` does, and `UNTRUSTED_CONFIG` for keys that a found configuration may not have.
 */
export async function readMockSettings(flags: MockFlags, sourceOf: SourceOf): Promise<ConfiguredFlags> {
  const { config: given } = flags;
  const path = given === false ? undefined : (given ?? findConfig('.'));
  if (path === undefined) return { flags, notices: [] };
  // Loaded here, because most mocks have no configuration.
  const { readConfig } = await import('../config/index.ts');
  const config = await readConfig(given || undefined, process.env);
  const settings = config?.getMock();
  if (!config || settings === undefined) return { flags, notices: [] };
  const names = Object.keys(settings);
  const notices =
    config.isFound && names.length > 0
      ? [`${config.path} was found here, and sets ${names.join(', ')}. To ignore it: --no-config`]
      : [];
  return { flags: layerFlags(flags, sourceOf, settings), path, where: config.where, notices };
}
