import { assertPlugin } from '../contracts/index.ts';
import type { CheckRun } from './check-run.ts';
import { importDefault } from './import-default.ts';
import { serveOwnModules } from './own-modules.ts';

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
