import { UsageError } from '../../usage-error.ts';
import { assertOwnRoots } from './found-roots.ts';
import { type Settings, toLocalPaths } from './settings.ts';
import { findConfig, readSource } from './source.ts';
import { substitute } from './substitute.ts';
import { type ConfigContent, validateConfig } from './validate.ts';

/** A configuration that was read and found right. */
export interface Config {
  path: string;
  /** Names of the targets, in the order of the file. */
  targets: string[];
  /** What holds for every target, or for a URL. Throws UsageError `BAD_CONFIG` for a variable that is not set. */
  getDefaults(): Settings;
  /** A target without its defaults. Throws UsageError `BAD_CONFIG` when there is none, or a variable is not set. */
  getTarget(name: string): Settings & { url: string };
  /** `{NAME}` by value, of what came from the environment. */
  values: ReadonlyMap<string, string>;
}

/**
 * Reads the configuration that `--config` names, else that of the folder; undefined when there is none.
 *
 * @throws UsageError `BAD_CONFIG` or `UNREADABLE_FILE`.
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
      const hint = `set it, or write \${${name}:-default}`;
      throw new UsageError('BAD_CONFIG', `${source.where(at)}: the environment variable ${name} is not set; ${hint}.`);
    }
  }

  const toOwn = (settings: Settings, pointer: string): Settings => {
    const local = toLocalPaths(settings, path);
    if (given === undefined) assertOwnRoots(local, path, source.where(`${pointer}/specRoot`));
    return local;
  };

  return {
    path,
    targets: Object.keys(targets),
    values: filled.values,
    getDefaults() {
      assertFilled('/defaults');
      return toOwn(defaults, '/defaults');
    },
    getTarget(name) {
      const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
      if (!target) {
        const known = Object.keys(targets).join(', ') || 'none';
        throw new UsageError('BAD_CONFIG', `${path} has no target "${name}". Its targets: ${known}.`);
      }
      assertFilled(`/targets/${name}`);
      return { ...toOwn(target, `/targets/${name}`), url: target.url };
    },
  };
}
