// Plugins of esbuild for packages that are built in, for Node.js and for browsers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** iconv-lite's tables of older character sets: half a megabyte for character sets that JSON never uses. */
const tables = /iconv-lite[\\/]encodings[\\/]tables[\\/].*\.json$/;

/** Removes these tables. */
export function dropTables() {
  return {
    name: 'drop-tables',
    setup(setup) {
      setup.onLoad({ filter: tables }, () => ({ contents: '[]', loader: 'json' }));
    },
  };
}

/** The module by which swagger2openapi fetches other documents. chatpact merges them before (specs/references/). */
const fetching = /[\\/]node_modules[\\/]node-fetch-h2[\\/].*\.m?js$/;

/** Removes this module, so that only chatpact's own code uses the network. */
export function dropFetching() {
  return {
    name: 'drop-fetching',
    setup(setup) {
      setup.onLoad({ filter: fetching }, () => ({ contents: 'export default undefined;', loader: 'js' }));
    },
  };
}

const inPackage = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)([\\/].*)$/;

/** Bundles each version of a package once, even if npm installed it in several folders. */
export function unify() {
  const first = new Map();
  return {
    name: 'unify',
    setup(setup) {
      setup.onResolve({ filter: /^[^.]/ }, async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === 'unify' || kind === 'entry-point') return undefined;
        const found = await setup.resolve(path, { resolveDir, kind, pluginData: 'unify' });
        // An optional dependency may be missing. esbuild keeps its import unchanged.
        if (found.errors.length > 0) return undefined;
        const [, folder, rest] = (found.namespace === 'file' && inPackage.exec(found.path)) || [];
        if (folder === undefined) return found;
        const { name, version } = readJson(join(folder, 'package.json'));
        const key = `${name} ${version}`;
        if (!first.has(key)) first.set(key, folder);
        return { ...found, path: first.get(key) + rest };
      });
    },
  };
}
