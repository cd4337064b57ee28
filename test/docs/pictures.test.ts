import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatePictures } from '../../scripts/generate-pictures.ts';
import { toScreen } from '../../scripts/pictures/screen.ts';
import { toSvg } from '../../scripts/pictures/to-svg.ts';

test('the committed pictures equal those of "npm run pictures:generate"', async () => {
  for (const { url, text } of await generatePictures()) expect(readFileSync(url, 'utf8'), url.pathname).toBe(text);
});

test('a screen shows the text that was not erased, with its colours and the line breaks of a terminal', () => {
  const output = 'half a bar\r\x1b[K\x1b[1;32mpass\x1b[0m abcdefgh\n\x1b[2mfaint';
  expect(toScreen(output, 8)).toEqual([
    [
      { text: 'pass', codes: [1, 32] },
      { text: ' abc', codes: [] },
    ],
    [{ text: 'defgh', codes: [] }],
    [{ text: 'faint', codes: [2] }],
  ]);
});

test('rejects an unsupported control sequence', () => {
  expect(() => toScreen('\x1b[2J', 80)).toThrow('"J"');
});

test('a picture escapes its text', () => {
  const svg = toSvg([[{ text: '<a & b>', codes: [31] }]], 80, 'a < b');
  expect(svg).toContain('<title>a &lt; b</title>');
  expect(svg).toContain('>&lt;a &amp; b&gt;</tspan>');
});
