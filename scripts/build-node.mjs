// Bundles the code into few files: entries at the paths of package.json, and chunks that the entries for Node.js share.
// Packages are built in, except those listed in `dependencies`. See decisions/017-packages-built-in.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { dropFetching, dropTables, unify } from './build-plugins.mjs';
import { listInputs, readNotices } from './notices.mjs';

/** Sources whose built files are referenced by path: in package.json, or to start a thread. */
const entries = [
  'index.ts',
  'cli/main.ts',
  'extend/index.ts',
  'mock/prefer/prism-worker.ts',
  'testing/jest.ts',
  'testing/matchers.ts',
  'testing/playwright.ts',
  'testing/vite/index.ts',
  'testing/vitest.ts',
];

/** Entries that web pages load, too. Each is a single file without modules of Node.js. */
const pageEntries = ['testing/msw.ts'];

/**
 * @param root The project.
 * @param folder The output folder.
 */
export async function buildNode(root, folder) {
  const esbuild = await import('esbuild');
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const installed = Object.keys({ ...dependencies, ...peerDependencies });
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    outbase: root,
    bundle: true,
    // Code of a single command is loaded when it runs. Shared code exists once.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // ES modules need no wrapper around each file, unlike CommonJS.
    mainFields: ['module', 'main'],
    external: installed.flatMap((name) => [name, `${name}/*`]),
    // CommonJS packages call require() for modules of Node.js, and ES modules have no such function.
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module';\nconst require = $createRequire(import.meta.url);",
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
    plugins: [keepUrls(root), dropTables(), dropFetching(), unify()],
  });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: pageEntries,
    outdir: folder,
    outbase: root,
    bundle: true,
    format: 'esm',
    // The build fails if one of them imports a module of Node.js.
    platform: 'browser',
    target: 'es2022',
    external: installed.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'warning',
  });
  writeFileSync(join(folder, 'third-party.txt'), readNotices(root, listInputs(metafile)));
}

/** Replaces `import.meta.url` by the path of the source in dist/, so it does not depend on the bundled file. */
function keepUrls(root) {
  return {
    name: 'keep-urls',
    setup(setup) {
      setup.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path.includes('node_modules')) return undefined;
        const text = readFileSync(path, 'utf8');
        const place = relative(root, path).split(sep).join('/').replace(/ts$/, 'js');
        const url = `(import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 6) + ${JSON.stringify(place)})`;
        let contents = text;
        for (const { start, end, code } of listMetaProperties(path, text).reverse()) {
          if (code !== 'import.meta.url') throw new Error(`${place}: the build supports only import.meta.url.`);
          contents = contents.slice(0, start) + url + contents.slice(end);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** Lists the uses of `import.meta` in code, in order, with the property that they read. Texts and comments may name it too. */
function listMetaProperties(path, text) {
  const found = [];
  // Parsing takes time, and few files have any.
  if (!text.includes('import.meta')) return found;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (ts.isMetaProperty(node)) {
      const { parent } = node;
      const whole = ts.isPropertyAccessExpression(parent) ? parent : node;
      found.push({ start: whole.getStart(), end: whole.getEnd(), code: whole.getText() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
