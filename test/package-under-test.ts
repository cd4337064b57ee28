import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { helperSources, publicEntries } from './installed-files.ts';

/** The root folder of the checkout. */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Folder of the installed package under test, from `CHATPACT_PACKAGE`; undefined if the tests use the sources. */
export const packageFolder = findPackageFolder();

/** The command line under test: `bin` of the installed package, or of the build in this checkout. */
export const programFile = findProgram(packageFolder ?? root);

function findPackageFolder(): string | undefined {
  const folder = process.env.CHATPACT_PACKAGE;
  if (!folder) return undefined;
  if (!existsSync(join(folder, 'package.json')))
    throw new Error(`CHATPACT_PACKAGE is not the folder of a package: "${folder}".`);
  const real = realpathSync(folder);
  // Vitest compiles files, except for those in node_modules, which Node.js loads.
  if (!real.split(sep).includes('node_modules'))
    throw new Error(`Expected CHATPACT_PACKAGE below a node_modules folder, got "${real}".`);
  return real;
}

function findProgram(folder: string): string {
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, bin.chatpact);
}

/** Finds the file behind `chatpact` or `chatpact/browser` as Node does, in the package under test or in this checkout. */
export function resolveEntry(specifier: string): string {
  return createRequire(join(packageFolder ?? root, 'package.json')).resolve(specifier);
}

/**
 * Creates a Vite plugin that resolves imports of public entries in tests to the installed package.
 *
 * Imports of other sources fail, except for those of `helperSources`. Otherwise, a test could pass with sources although the
 * installed package is broken.
 */
export function packageUnderTest(): Plugin {
  return {
    name: 'package-under-test',
    enforce: 'pre',
    resolveId(specifier, importer) {
      if (!importer || !isTest(importer)) return undefined;
      // A plugin of an example must not load the build beside the sources: their classes would differ.
      if (!packageFolder) return specifier === 'chatpact/extend' ? join(root, 'extend', 'index.ts') : undefined;
      if (/^chatpact(\/|$)/.test(specifier)) return resolveEntry(specifier);
      if (!specifier.startsWith('.')) return undefined;
      const path = toPath(resolve(dirname(importer), specifier));
      const entry = publicEntries[path];
      if (entry) return resolveEntry(entry);
      if (/^(cli|contracts|mock|testing)\//.test(path) && !helperSources.includes(path))
        throw new Error(`${toPath(importer)} imports ${path}, which chatpact does not export.`);
      return undefined;
    },
  };
}

/** The path of a file from the root folder, with slashes. */
export const toPath = (file: string) => relative(root, file).split(sep).join('/');
const isTest = (file: string) => /^(test|examples)\//.test(toPath(file));
