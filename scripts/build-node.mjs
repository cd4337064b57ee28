// Puts the code into few files: entries at the paths that package.json names, and chunks that those for Node.js share.
// Packages are built in, except those listed in `dependencies`. See decisions/017-packages-built-in.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { dropFetching, dropTables, unify } from './build-plugins.mjs';
import { listInputs, readNotices } from './notices.mjs';

/** Sources whose built files are named from outside: by package.json, or as the file of a thread. */
const entries = [
  'index.ts',
  'cli/main.ts',
  'contracts/extend.ts',
  'mock/prefer/prism-worker.ts',
  'testing/matchers.ts',
  'testing/playwright.ts',
  'testing/vitest.ts',
];

/** Entries that pages load too. Each is one file that imports nothing of Node.js. */
const pageEntries = ['testing/msw.ts'];

/**
 * @param root The project.
 * @param folder Where to build.
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
    // What one command alone needs is loaded when it runs; what several share is there once.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Packages that come as modules are read without a wrapper around each file.
    mainFields: ['module', 'main'],
    external: installed.flatMap((name) => [name, `${name}/*`]),
    // CommonJS packages call require() for parts of Node.js, which a module does not have.
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
    // A part of Node.js that one of them imports fails the build.
    platform: 'browser',
    target: 'es2022',
    external: installed.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'warning',
  });
  writeFileSync(join(folder, 'third-party.txt'), readNotices(root, listInputs(metafile)));
}

/** Has `import.meta.url` of a source name the place of that source in dist/, in whichever file its code ends up. */
function keepUrls(root) {
  return {
    name: 'keep-urls',
    setup(setup) {
      setup.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path.includes('node_modules')) return undefined;
        const text = readFileSync(path, 'utf8');
        const place = relative(root, path).split(sep).join('/').replace(/ts$/, 'js');
        const url = `(import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 6) + ${JSON.stringify(place)})`;
        if (/import\.meta(?!\.url\b)/.test(text))
          throw new Error(`${place}: of import.meta, the build knows only url.`);
        return { contents: text.replaceAll('import.meta.url', url), loader: 'ts' };
      });
    },
  };
}
