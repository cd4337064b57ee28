import { assertPlugin } from '../../contracts/index.ts';
import { importDefault } from '../flags/import-default.ts';
import { divertOutput } from '../reporters/report-output.ts';
import type { CheckRun } from './check-run.ts';
import { watchForEarlyExit } from './early-exit.ts';
import { resolveOwnModules } from './own-modules.ts';

/**
 * Loads the plugins of a check.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `INVALID_PLUGIN` for a module that cannot be imported or exports no plugin.
 */
export async function loadPlugins(run: CheckRun): Promise<CheckRun> {
  const plugins = [];
  if (run.plugins.length > 0) resolveOwnModules();
  for (const path of run.plugins) {
    const plugin = await importDefault(path, 'INVALID_PLUGIN', 'definePlugin({ name: … })');
    assertPlugin(plugin, path);
    plugins.push(plugin);
  }
  return plugins.length === 0 ? run : { ...run, options: { ...run.options, plugins } };
}

/**
 * Prevents that a plugin ends the process unnoticed, or prints between the lines of a report.
 *
 * @returns A function that undoes this. Call it when the check is finished.
 */
export function watchPlugins(): () => void {
  const stops = [watchForEarlyExit(), divertOutput()];
  return () => {
    for (const stop of stops) stop();
  };
}
