import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vitest/config';

const built = pathToFileURL(join(import.meta.dirname, '..', 'dist', 'mock', 'built-worlds.js')).href;

/**
 * Has the sources read the worlds that the build has made of them, since under Vitest making one takes seconds in each
 * file. For projects that build before they test; test/mock/built-worlds.test.ts holds those worlds against the seed.
 */
export function builtWorlds(): Plugin {
  return {
    name: 'built-worlds',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/mock\/built-worlds\.ts$/.test(id)) return undefined;
      return code.replace('import.meta.url', JSON.stringify(built));
    },
  };
}
