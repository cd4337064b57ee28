import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/** Those that read what the build has made, if there is something beside them. */
const readers = ['mock/workspaces/built-snapshots.ts', 'specs/documents/built-documents.ts'];

/**
 * Has the sources read what the build has made of them: under Vitest a world takes seconds in each file, and our documents
 * half of one. For projects that build before they test; test/mock/workspaces/built-snapshots.test.ts and
 * test/specs/built-documents.test.ts hold those parts against the sources.
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
