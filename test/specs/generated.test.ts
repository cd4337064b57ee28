import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { generateTypes } from '../../scripts/generate-types.ts';

test('the wire types that are committed are what "npm run types:generate" would write', async () => {
  const files = await generateTypes();
  expect(files.map(({ url }) => basename(url.pathname))).toEqual([
    'chatwoot-documented.ts',
    'chatwoot-observed.ts',
    'rocketchat-documented.ts',
    'rocketchat-observed.ts',
  ]);
  for (const { url, text } of files) expect(await readFile(url, 'utf8'), basename(url.pathname)).toBe(text);
});
