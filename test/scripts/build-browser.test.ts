import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { listForbidden } from '../supply/licences.ts';

// Tests the output of scripts/build-browser.mjs, and its errors for modules that it must not contain.

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
let replaceNode: (shims: string) => Plugin;

beforeAll(async () => {
  buildIfNeeded();
  ({ replaceNode } = await import(at('scripts/build-browser.mjs').href));
}, 180_000);

const bundle = (contents: string) =>
  build({
    stdin: { contents, resolveDir: fileURLToPath(at('mock')) },
    plugins: [replaceNode(fileURLToPath(at('mock/browser/node-shims')))],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });

test.each(['node:tls', 'fs/promises', 'node:worker_threads'])(
  'fails the build for %s, which has no replacement',
  async (part) => {
    await expect(bundle(`import '${part}';`)).rejects.toThrow(`${part}, which`);
  },
);

test.each(['node:crypto', 'timers/promises', 'node:events', 'stream', 'node:assert', 'node:fs'])(
  '%s is replaced',
  async (part) => {
    const { outputFiles } = await bundle(`import * as part from '${part}'; globalThis.part = part;`);
    expect(outputFiles[0]?.text).not.toMatch(/\bfrom "|\bimport "/);
  },
);

test('the bundle imports no other file, and has the documented size', async () => {
  const file = fileURLToPath(at('dist/mock/browser/index.js'));
  const { metafile } = await build({ entryPoints: [file], bundle: true, write: false, metafile: true, format: 'esm' });
  const asked = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  // The helper that esbuild adds for CommonJS modules.
  expect(asked.filter((path) => path !== '<runtime>')).toEqual([]);
  const [, documented] =
    /The module has ([\d.]+) MB/.exec(readFileSync(at('docs/how-to/test-your-code.md'), 'utf8')) ?? [];
  expect((readFileSync(file).length / 1e6).toFixed(1)).toBe(documented);
});

test('the bundle contains the permissive licence of each built-in package', () => {
  const text = readFileSync(at('dist/mock/browser/third-party.txt'), 'utf8');
  const packages = [...text.matchAll(/^(?:@[\w.-]+\/)?[\w.-]+ \d\S* \((.+)\)$/gm)].map(([line, licence = '']) => ({
    name: line.split(' ')[0] ?? '',
    licence,
  }));
  const names = packages.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].sort());
  expect(names).toEqual(
    expect.arrayContaining(['@faker-js/faker', '@noble/hashes', 'ajv', 'express', 'readable-stream']),
  );
  expect(listForbidden(packages)).toEqual([]);
});
