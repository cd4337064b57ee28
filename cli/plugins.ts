import { assertPlugin } from '../contracts/index.ts';
import type { CheckRun } from './check-run.ts';
import { watchForEarlyEnd } from './early-end.ts';
import { importDefault } from './import-default.ts';
import { serveOwnModules } from './own-modules.ts';
import { divertOutput } from './report-output.ts';

/**
 * A check with the plugins that its settings name.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `BAD_PLUGIN` for a module that can't be imported or exports no plugin.
 */
export async function withPluginsOf(run: CheckRun): Promise<CheckRun> {
  const plugins = [];
  if (run.plugins.length > 0) serveOwnModules();
  for (const path of run.plugins) {
    const plugin = await importDefault(path, 'BAD_PLUGIN', 'definePlugin({ name: … })');
    assertPlugin(plugin, path);
    plugins.push(plugin);
  }
  return plugins.length === 0 ? run : { ...run, options: { ...run.options, plugins } };
}

/**
 * Keeps the code of plugins from ending the process, and from printing between the lines of a report.
 *
 * @returns What stops that, once the check has come to its end.
 */
export function watchPlugins(): () => void {
  const stops = [watchForEarlyEnd(), divertOutput()];
  return () => {
    for (const stop of stops) stop();
  };
}
