import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { usageErrors } from '../usage-errors.ts';
import { readSource, readSources } from './sources.ts';

const codes = Object.keys(usageErrors);
const folders = ['cli', 'contracts', 'mock', 'specs', 'testing'];
const files = ['unreadable-file.ts', 'atomic-file.ts'];

test('throws every declared code somewhere in the sources', async () => {
  const sources = [
    ...(await Promise.all(folders.map(readSources))).flat(),
    ...(await Promise.all(files.map(readSource))),
  ];
  const text = sources.map(({ code }) => code).join('\n');
  expect(codes.filter((code) => !text.includes(`'${code.toLowerCase()}'`))).toEqual([]);
});

test('lists every declared code on the page of error codes', () => {
  const page = readFileSync(fileURLToPath(new URL('../docs/reference/errors.md', import.meta.url)), 'utf8');
  const listed = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(listed).toEqual([...codes].sort());
});

test('gives every code a cause and a remedy, each in whole sentences', () => {
  const texts = Object.values(usageErrors).flatMap(({ cause, remedy }) => [cause, remedy]);
  expect(texts.filter((text) => !/^[A-Z`"'].*\.$/s.test(text))).toEqual([]);
});
