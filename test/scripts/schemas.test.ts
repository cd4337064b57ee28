import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { generateSchemas } from '../../scripts/generate-schemas.ts';

/** The text without its layout. The order of keys stays. */
const toCompact = (text: string) => JSON.stringify(JSON.parse(text));

test('the committed schemas equal the output of "npm run schemas:generate"', async () => {
  for (const { url, text } of await generateSchemas()) {
    expect(toCompact(readFileSync(url, 'utf8')), basename(url.pathname)).toBe(toCompact(text));
  }
});
