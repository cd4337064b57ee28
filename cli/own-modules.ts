import * as nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';
import { once } from '../once.ts';

/** What plugins import of chatpact. */
const specifier = 'chatpact/extend';

/**
 * Has modules that import `chatpact/extend` get that of the chatpact which runs. It may be installed elsewhere, by npx or
 * in a folder of its own in CI, where Node.js would not find it from the plugin's folder.
 */
export const serveOwnModules = once(() => {
  const url = pathToFileURL(nodeModule.createRequire(import.meta.url).resolve(specifier)).href;
  const { registerHooks } = nodeModule as { registerHooks?: (hooks: object) => unknown };
  if (registerHooks) {
    registerHooks({
      resolve: (asked: string, context: object, next: (asked: string, context: object) => unknown) =>
        asked === specifier ? { url, shortCircuit: true } : next(asked, context),
    });
    return;
  }
  // Before Node.js 22.15 hooks are a module in a thread of its own.
  const hooks = `export const resolve = (asked, context, next) =>
    asked === ${JSON.stringify(specifier)} ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(asked, context);`;
  nodeModule.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
});
