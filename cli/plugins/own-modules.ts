import * as nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';
import { once } from '../../once.ts';

/** The module of chatpact that plugins import. */
const specifier = 'chatpact/extend';

/**
 * Resolves `chatpact/extend` to the module of the running chatpact. With npx, or a separate folder in CI, Node.js would not
 * find it from the folder of the plugin.
 */
export const resolveOwnModules = once(() => {
  const url = pathToFileURL(nodeModule.createRequire(import.meta.url).resolve(specifier)).href;
  const { registerHooks } = nodeModule as { registerHooks?: (hooks: object) => unknown };
  if (registerHooks) {
    registerHooks({
      resolve: (requested: string, context: object, next: (requested: string, context: object) => unknown) =>
        requested === specifier ? { url, shortCircuit: true } : next(requested, context),
    });
    return;
  }
  // Before Node.js 22.15, hooks have to be a module, which runs in its own thread.
  const hooks = `export const resolve = (requested, context, next) =>
    requested === ${JSON.stringify(specifier)} ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(requested, context);`;
  nodeModule.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
});
