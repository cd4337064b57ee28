import { toPointer } from '../../specs/json/json.ts';
import { UsageError } from '../../usage-error.ts';
import { mockSettingEntries } from '../mock/setting-table.ts';
import type { Settings } from '../settings/table.ts';
import { findConfig } from './find-config.ts';
import { assertNoUntrusted } from './found-defaults.ts';
import { assertOwnFiles } from './found-files.ts';
import { assertOwnCredentials, assertOwnVariables } from './found-variables.ts';
import { findSecrets } from './secrets.ts';
import { toLocalPaths } from './settings.ts';
import { readSource } from './source.ts';
import { substitute } from './substitute.ts';
import { type ConfigContent, validateConfig } from './validate.ts';

/** A valid configuration. */
export interface Config {
  path: string;
  /** True if it was found in the folder, not named by `--config`. It is then not trusted. */
  isFound: boolean;
  /** Names of the targets, in the order of the file. */
  targets: string[];
  /**
   * Returns the defaults for all targets, or for a URL. Throws UsageError `MISSING_VARIABLE` for a variable that is not set,
   * and `UNTRUSTED_CONFIG` for settings that a found configuration may not have.
   */
  getDefaults(): Settings;
  /** Returns a target without the defaults. Throws the errors of `getDefaults`, and `UNKNOWN_TARGET`. */
  getTarget(name: string): Settings & { url: string };
  /**
   * Returns the section for `chatpact mock`; undefined if there is none. Throws the errors of `getDefaults`.
   */
  getMock(): Readonly<Record<string, unknown>> | undefined;
  /** Returns "file:line" of a JSON Pointer. */
  where(pointer: string): string;
  /** Returns "file:line" of a target. */
  whereTarget(name: string): string;
  /** `{NAME}` by value, for all values from the environment. Error messages show the name instead of the value. */
  values: ReadonlyMap<string, string>;
  /** `{NAME}` by value, for the values that reports must not show either. */
  secrets: ReadonlyMap<string, string>;
}

/**
 * Reads the configuration that `--config` names, or else the one in the folder. Returns undefined if there is none.
 *
 * @throws UsageError `INVALID_CONFIG`, `AMBIGUOUS_CONFIG` or `UNREADABLE_FILE`.
 */
export async function readConfig(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  folder = '.',
): Promise<Config | undefined> {
  const path = given ?? findConfig(folder);
  if (path === undefined) return undefined;
  const source = await readSource(path);
  const filled = substitute(source.content, environment, source.where);
  const { defaults = {}, targets = {}, mock }: ConfigContent = validateConfig(filled, source.where);

  // Checks only the settings in use: a check of staging rarely has the secrets of production.
  function assertFilled(pointer: string): void {
    for (const [at, name] of filled.missing) {
      if (!`${at}/`.startsWith(`${pointer}/`)) continue;
      const hint = `Set it, or write \${${name}:-default}`;
      throw new UsageError(
        'MISSING_VARIABLE',
        `${source.where(at)}: the environment variable ${name} is not set. ${hint}.`,
      );
    }
  }

  const isFound = given === undefined;
  const remedy = `If you trust this file, name it: --config ${path}`;
  /** Makes paths absolute, and refuses settings that a found configuration may not have. */
  const toLocal = (settings: Settings, pointer: string): Settings => {
    if (isFound) assertOwnVariables(filled, pointer, source.where, remedy);
    assertFilled(pointer);
    const local = toLocalPaths(settings, path);
    if (!isFound) return local;
    assertOwnCredentials(local, pointer, source.where, remedy);
    assertOwnFiles(local, path, (setting) => source.where(`${pointer}/${setting}`));
    return local;
  };

  return {
    path,
    isFound,
    targets: Object.keys(targets),
    values: filled.values,
    secrets: findSecrets(filled),
    where: source.where,
    whereTarget: (name) => source.where(`/targets/${toPointer([name]).slice(1)}`),
    getDefaults: () => toLocal(defaults, '/defaults'),
    getMock() {
      if (mock === undefined) return undefined;
      if (isFound) assertOwnVariables(filled, '/mock', source.where, remedy);
      assertFilled('/mock');
      const local = toLocalPaths(mock, path, mockSettingEntries);
      if (!isFound) return local;
      const where = (setting: string) => source.where(`/mock/${setting}`);
      assertNoUntrusted(local, path, where);
      assertOwnFiles(local, path, where, mockSettingEntries);
      return local;
    },
    getTarget(name) {
      const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
      if (!target) {
        const known = Object.keys(targets).join(', ') || 'none';
        throw new UsageError('UNKNOWN_TARGET', `${path} has no target "${name}". Available: ${known}.`);
      }
      return { ...toLocal(target, `/targets/${name}`), url: target.url };
    },
  };
}
