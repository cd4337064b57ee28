import { toPointer } from '../../specs/json/json.ts';
import { UsageError } from '../../usage-error.ts';
import { assertOwnFiles } from './found-files.ts';
import { assertOwnCredentials, assertOwnVariables } from './found-variables.ts';
import { findSecrets } from './secrets.ts';
import { type Settings, toLocalPaths } from './settings.ts';
import { findConfig, readSource } from './source.ts';
import { substitute } from './substitute.ts';
import { type ConfigContent, validateConfig } from './validate.ts';

/** A configuration that was read and found right. */
export interface Config {
  path: string;
  /** Whether it was found in the folder, and not named: then nobody says that it is to be trusted. */
  isFound: boolean;
  /** Names of the targets, in the order of the file. */
  targets: string[];
  /**
   * What holds for every target, or for a URL. Throws UsageError `INVALID_CONFIG` for a variable that is not set, and of a
   * configuration that was found for what only a named one may say.
   */
  getDefaults(): Settings;
  /** A target without its defaults. Throws UsageError `INVALID_CONFIG` as they do, and when there is none. */
  getTarget(name: string): Settings & { url: string };
  /** "file:line" of a target. */
  whereTarget(name: string): string;
  /** `{NAME}` by value, of all that came from the environment: no message about a mistake quotes it. */
  values: ReadonlyMap<string, string>;
  /** `{NAME}` by value, of what may stand in no report either. */
  secrets: ReadonlyMap<string, string>;
}

/**
 * Reads the configuration that `--config` names, else that of the folder; undefined when there is none.
 *
 * @throws UsageError `INVALID_CONFIG` or `UNREADABLE_FILE`.
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
  const { defaults = {}, targets = {} }: ConfigContent = validateConfig(filled, source.where);

  // Only of what is used: the secrets of production are rarely at hand where staging is checked.
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
  /** Settings with paths as seen from here. Of a file that was found, they stay within its bounds. */
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
    whereTarget: (name) => source.where(`/targets/${toPointer([name]).slice(1)}`),
    getDefaults: () => toLocal(defaults, '/defaults'),
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
