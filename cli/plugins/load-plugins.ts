import { assertPlugin } from '../../contracts/index.ts';
import type { Plugin } from '../../extend/plugin.ts';
import { importDefault } from '../flags/import-default.ts';
import { resolveOwnModules } from './own-modules.ts';

/**
 * Loads plugins from modules.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `INVALID_PLUGIN` for a module that cannot be imported or exports no plugin.
 */
export async function loadPlugins(paths: readonly string[]): Promise<Plugin[]> {
  const plugins: Plugin[] = [];
  if (paths.length > 0) resolveOwnModules();
  for (const path of paths) {
    const plugin = await importDefault(path, 'INVALID_PLUGIN', 'definePlugin({ name: … })');
    assertPlugin(plugin, path);
    plugins.push(plugin);
  }
  return plugins;
}
