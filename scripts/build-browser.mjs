// Puts the mock into one file for browsers: the same modules, with replacements for modules of Node.js.
// See decisions/016-mock-in-a-browser.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { dropTables, unify } from './build-plugins.mjs';
import { listInputs, readNotices } from './notices.mjs';

/** Packages that replace modules of Node.js. A slash at the end selects the package instead of the module. */
const packages = {
  buffer: 'buffer/',
  events: 'events/',
  stream: 'readable-stream',
  string_decoder: 'string_decoder/',
};

/** Modules that packages import, but that no request uses. */
const unreached = ['async_hooks', 'diagnostics_channel', 'fs', 'net', 'querystring'];

/**
 * @param root The project.
 * @param folder The folder with the rest of the build.
 */
export async function buildBrowser(root, folder) {
  const esbuild = await import('esbuild');
  const sources = join(root, 'mock', 'browser');
  const target = join(folder, 'mock', 'browser');
  const { metafile } = await esbuild.build({
    entryPoints: [join(sources, 'index.ts')],
    outfile: join(target, 'index.js'),
    allowOverwrite: true,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    logLevel: 'warning',
    define: {
      'process.env.NODE_ENV': '"production"',
      builtVersion: JSON.stringify(readJson(join(root, 'package.json')).version),
      builtDocuments: JSON.stringify(readDocuments(join(folder, 'specs'))),
    },
    inject: [join(sources, 'node-shims', 'globals.ts')],
    plugins: [
      replaceNode(join(sources, 'node-shims')),
      replaceFiles(root, join(sources, 'replacements')),
      dropTables(),
      unify(),
    ],
  });
  writeFileSync(join(target, 'third-party.txt'), readNotices(root, listInputs(metafile)));
}

/** Resolves imports of Node.js modules to their replacements. Fails for a module without a replacement. */
export function replaceNode(shims) {
  const onResolve = async ({ path, resolveDir, kind }, setup) => {
    if (!isBuiltin(path)) return undefined;
    const name = path.replace(/^node:/, '');
    if (name in packages) return setup.resolve(packages[name], { resolveDir: shims, kind, pluginData: 'package' });
    if (unreached.includes(name)) return { path: name, namespace: 'unreached' };
    const files = ['.ts', '.cts'].map((ending) => join(shims, name.replace('/', '-') + ending));
    const file = files.find((each) => existsSync(each));
    if (file) return { path: file };
    return {
      errors: [{ text: `${path}, which ${resolveDir} imports, has no replacement in mock/browser/node-shims.` }],
    };
  };
  return {
    name: 'replace-node',
    setup(setup) {
      setup.onResolve({ filter: /^[\w:/]+$/ }, (args) => (args.pluginData ? undefined : onResolve(args, setup)));
      setup.onLoad({ filter: /^/, namespace: 'unreached' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    },
  };
}

/** Files of this project that read other files, and their replacements for browsers. */
const replacements = {
  'mock/workspaces/seeded/built-snapshots.ts': 'built-snapshots.ts',
  'package-info.ts': 'package-info.ts',
  'specs/documents/built-documents.ts': 'built-documents.ts',
  'specs/user-documents/read-user-document.ts': 'read-user-document.ts',
  'specs/documents/load.ts': 'load.ts',
  'specs/documents/own-documents.ts': 'own-documents.ts',
  'specs/patterns/prepare.ts': 'prepare-patterns.ts',
};

function replaceFiles(root, folder) {
  const byPath = new Map(Object.entries(replacements).map(([file, other]) => [join(root, file), join(folder, other)]));
  return {
    name: 'replace-files',
    setup(setup) {
      setup.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const other = byPath.get(join(resolveDir, path));
        return other && { path: other };
      });
    },
  };
}

function readDocuments(folder) {
  const read = (vendor, file) => readFileSync(join(folder, vendor, `${file}.json`), 'utf8');
  const vendors = readdirSync(folder).filter((vendor) => existsSync(join(folder, vendor, 'documented.json')));
  return Object.fromEntries(
    vendors.map((vendor) => [
      vendor,
      { documented: read(vendor, 'documented'), observed: read(vendor, 'observed.overlay') },
    ]),
  );
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
