// Compiles to dist/ and puts what is no code (documents, schemas, a page's style) beside the code that reads it.
// --if-needed: only when a source is newer than what was built.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBrowser } from './build-browser.mjs';
import { copyDocuments } from './copy-documents.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const sources = [
  'index.ts',
  'usage-error.ts',
  'error-trace.ts',
  'package-info.ts',
  'cli',
  'specs',
  'mock',
  'contracts',
  'testing',
  'scripts',
];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isFresh() {
  const built = join(dist, 'cli', 'main.js');
  return existsSync(built) && sources.every((source) => newest(join(root, source)) <= statSync(built).mtimeMs);
}

async function build(folder) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', folder];
  execFileSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
  for (const part of ['specs', 'contracts', 'cli']) {
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }
  await copyDocuments(join(folder, 'specs'), 'js');
  await bundleMock(folder);
  await buildConsole(folder);
  await buildBrowser(root, folder);
}

/**
 * Puts the mock into one file in place of its entry: to find, read and link two hundred takes longer than to run them.
 * What others import too stays outside, so that there is one of it. See decisions/010-mock-in-one-file.md.
 */
async function bundleMock(folder) {
  const esbuild = await import('esbuild');
  const inside = join(folder, 'mock');
  const entry = join(inside, 'server.js');
  const outside = ({ path, resolveDir, kind }) => {
    if (kind === 'entry-point') return undefined;
    if (!path.startsWith('.')) return { path, external: true };
    const target = resolve(resolveDir, path);
    if (target.startsWith(inside + sep)) return undefined;
    return { path: relative(inside, target).split(sep).join('/'), external: true };
  };
  await esbuild.build({
    entryPoints: [entry],
    outdir: inside,
    allowOverwrite: true,
    bundle: true,
    // What few ask for is imported when they do, from files of its own; what it shares with the rest is there once.
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    plugins: [{ name: 'outside', setup: (setup) => setup.onResolve({ filter: /^/ }, outside) }],
  });
}

/** Puts the console together: one script and one style for it, and what its API reference is made of. */
async function buildConsole(folder) {
  const esbuild = await import('esbuild');
  const sources = join(root, 'mock', 'console');
  const target = join(folder, 'mock', 'console');
  await esbuild.build({
    entryPoints: {
      app: join(sources, 'main.tsx'),
      reference: join(sources, 'reference.ts'),
      'reference-style': join(sources, 'reference.css'),
    },
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  cpSync(join(sources, 'static'), target, { recursive: true });
  const modules = join(root, 'node_modules');
  for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css']) {
    cpSync(join(modules, 'swagger-ui-dist', name), join(target, name));
  }
  const notices = [
    'preact/LICENSE',
    'chart.js/LICENSE.md',
    '@kurkle/color/LICENSE.md',
    'swagger-ui-dist/LICENSE',
    'swagger-ui-dist/NOTICE',
  ];
  const texts = [...notices, 'swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt'].map(
    (name) => `${name}\n\n${readFileSync(join(modules, name))}`,
  );
  writeFileSync(join(target, 'third-party.txt'), texts.join('\n\n'));
}

/** Milliseconds after which a build that has not ended never will. */
const patience = 120_000;

/** Takes the folder to build in. Waits while another build has it: test files begin side by side. */
async function takeFolder(folder) {
  for (;;) {
    try {
      return mkdirSync(folder);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const begun = statSync(folder, { throwIfNoEntry: false })?.birthtimeMs ?? Date.now();
    if (Date.now() - begun > patience) rmSync(folder, { recursive: true, force: true });
    else await new Promise((resume) => setTimeout(resume, 200));
  }
}

const isNeeded = () => !(process.argv.includes('--if-needed') && isFresh());

// A package installed from the registry has no sources, and needs no build.
if (existsSync(join(root, 'cli')) && isNeeded()) {
  // Built aside and then put in place: a build that fails leaves the last one as it was.
  const fresh = join(root, 'dist.new');
  await takeFolder(fresh);
  try {
    // Whoever had the folder before may have built what is wanted.
    if (isNeeded()) {
      await build(fresh);
      rmSync(dist, { recursive: true, force: true });
      renameSync(fresh, dist);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
