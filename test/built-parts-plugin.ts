import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/** Sources that read files of the build beside them, if there are any. */
const readers = ['mock/workspaces/seeded/built-snapshots.ts', 'specs/documents/built-documents.ts'];

/**
 * Lets the sources read the prebuilt snapshots and documents of dist/. Without them, each test file needs seconds to seed a
 * mock, and half a second to load documents. Use it in projects that build before their tests.
 * test/mock/workspaces/built-snapshots.test.ts and test/specs/built-documents.test.ts compare these files with the sources.
 */
export function builtParts(): Plugin {
  return {
    name: 'built-parts',
    enforce: 'pre',
    transform(code, id) {
      const reader = relative(root, id);
      if (!readers.includes(reader)) return undefined;
      const built = pathToFileURL(join(root, 'dist', reader)).href;
      return code.replaceAll('import.meta.url', JSON.stringify(built));
    },
  };
}
