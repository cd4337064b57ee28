import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { generateTypes } from '../../scripts/generate-types.ts';

test('committed wire types equal the output of "npm run types:generate"', async () => {
  const files = await generateTypes();
  expect(files.map(({ url }) => basename(url.pathname))).toEqual([
    'chatwoot-documented.ts',
    'chatwoot-observed.ts',
    'rocketchat-documented.ts',
    'rocketchat-observed.ts',
  ]);
  for (const { url, text } of files) expect(await readFile(url, 'utf8'), basename(url.pathname)).toBe(text);
});
