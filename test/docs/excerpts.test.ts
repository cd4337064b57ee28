import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../link-packages.ts';
import { readBlocks } from './blocks.ts';

// A block whose first line names a file in examples/ is an excerpt of it.

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Returns the excerpts of a page that are not in their file as they are. */
function listOutdated(page: string): string[] {
  return readBlocks(page).flatMap(({ file, text }) => {
    if (!file?.startsWith('examples/')) return [];
    const excerpt = text.slice(text.indexOf('\n') + 1);
    return read(file).includes(excerpt) ? [] : [`${file}: ${excerpt}`];
  });
}

test.each(readdirSync(join(root, 'docs/how-to')))('the excerpts of %s are parts of the examples', (name) => {
  expect(listOutdated(read(`docs/how-to/${name}`))).toEqual([]);
});

test('reports an excerpt that is not in its file', () => {
  const page = (code: string) => `\`\`\`js\n// examples/third-vendor/check.mjs\n${code}\n\`\`\`\n`;
  expect(listOutdated(page('export const check = {'))).toEqual([]);
  expect(listOutdated(page('export const gone = {'))).toEqual([
    'examples/third-vendor/check.mjs: export const gone = {\n',
  ]);
});
