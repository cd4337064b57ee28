// What esbuild does with packages that are built in, for Node.js and for browsers alike.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** iconv-lite's tables of older charsets: half a megabyte, for charsets in which nobody writes JSON. */
const tables = /iconv-lite[\\/]encodings[\\/]tables[\\/].*\.json$/;

/** Leaves those tables out. */
export function dropTables() {
  return {
    name: 'drop-tables',
    setup(setup) {
      setup.onLoad({ filter: tables }, () => ({ contents: '[]', loader: 'json' }));
    },
  };
}

/** What swagger2openapi would fetch other documents with: chatpact has put them together before (specs/references/). */
const fetching = /[\\/]node_modules[\\/]node-fetch-h2[\\/].*\.m?js$/;

/** Leaves that out, so that nothing but our own code reaches the network. */
export function dropFetching() {
  return {
    name: 'drop-fetching',
    setup(setup) {
      setup.onLoad({ filter: fetching }, () => ({ contents: 'export default undefined;', loader: 'js' }));
    },
  };
}

const inPackage = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)([\\/].*)$/;

/** Takes a version of a package once, in however many places npm has put it. */
export function unify() {
  const first = new Map();
  return {
    name: 'unify',
    setup(setup) {
      setup.onResolve({ filter: /^[^.]/ }, async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === 'unify' || kind === 'entry-point') return undefined;
        const found = await setup.resolve(path, { resolveDir, kind, pluginData: 'unify' });
        // What a package can do without need not be installed: esbuild leaves such an import as it is.
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
