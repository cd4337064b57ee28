// Builds dist/: the code in few files, the types of the exports, and other files (documents, schemas).
// --if-needed: builds only if a source is newer than the last build.
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
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBrowser } from './build-browser.mjs';
import { buildNode } from './build-node.mjs';
import { declare } from './declare.mjs';
import { writeConformance } from './write-conformance.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const sources = [
  'index.ts',
  'usage-error.ts',
  'usage-errors.ts',
  'unreadable-file.ts',
  'error-trace.ts',
  'package-info.ts',
  'instant.ts',
  'loopback.ts',
  'make-folder.ts',
  'once.ts',
  'atomic-file.ts',
  'cli',
  'extend',
  'specs',
  'mock',
  'contracts',
  'testing',
  'scripts',
  'package.json',
  'package-lock.json',
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
  const types = listExportedTypes();
  // A declaration beside the sources is written by hand.
  const written = types.filter((path) => existsSync(join(root, path)));
  await declare(
    root,
    folder,
    types.filter((path) => !written.includes(path)),
  );
  for (const path of written) cpSync(join(root, path), join(folder, path));
  for (const part of ['specs', 'contracts', 'cli']) {
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: isAsset });
  }
  cpSync(join(root, 'testing', 'commonjs'), join(folder, 'testing', 'commonjs'), { recursive: true });
  runSource('copy-documents.mjs', join(folder, 'specs'));
  runSource('write-worlds.mjs', join(folder, 'mock', 'built-worlds'));
  await writeConformance(root, join(folder, 'specs', 'schemas', 'built-conformance'));
  await buildNode(root, folder);
  await buildConsole(folder);
  await buildBrowser(root, folder);
}

/** Runs a script that imports the sources. */
function runSource(script, target) {
  const args = ['--import', 'tsx', join(root, 'scripts', script), target];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

/** Copies folders and files that are not code: documents, schemas, the style of a page. */
const isAsset = (path) => (statSync(path).isDirectory() ? !path.endsWith('generated') : !path.endsWith('.ts'));

/** Paths relative to dist/. */
function listExportedTypes() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.values(exports).flatMap(({ types }) => types?.replace('./dist/', '') ?? []);
}

/** Builds the console: its script and style, and the data of its API reference. */
async function buildConsole(folder) {
  const esbuild = await import('esbuild');
  const sources = join(root, 'mock', 'console');
  const target = join(folder, 'mock', 'console');
  await esbuild.build({
    entryPoints: {
      app: join(sources, 'main.tsx'),
      reference: join(sources, 'reference', 'main.ts'),
      'reference-style': join(sources, 'reference', 'style.css'),
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

/** Milliseconds after which another build counts as crashed. */
const buildTimeoutMs = 120_000;

/** Creates the build folder. Waits while another build uses it, since test files start in parallel. */
async function takeFolder(folder) {
  for (;;) {
    try {
      return mkdirSync(folder);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const begun = statSync(folder, { throwIfNoEntry: false })?.birthtimeMs ?? Date.now();
    if (Date.now() - begun > buildTimeoutMs) rmSync(folder, { recursive: true, force: true });
    else await new Promise((resume) => setTimeout(resume, 200));
  }
}

const isNeeded = () => !(process.argv.includes('--if-needed') && isFresh());

// A package installed from the registry has no sources, and needs no build.
if (existsSync(join(root, 'cli')) && isNeeded()) {
  // Builds in a temporary folder and renames it, so that a failed build keeps the last one.
  const fresh = join(root, 'dist.new');
  await takeFolder(fresh);
  try {
    // Another build may have finished while this one waited.
    if (isNeeded()) {
      await build(fresh);
      rmSync(dist, { recursive: true, force: true });
      renameSync(fresh, dist);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
