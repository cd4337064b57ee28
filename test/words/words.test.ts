import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { exceptions } from './exceptions.ts';
import { findAvoided } from './find-avoided.ts';
import { avoidedWords } from './words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folders that hold what others wrote, or what a program made of it. */
const unread = new Set(['node_modules', 'dist', '.git', 'coverage']);

const isText = /\.(ts|tsx|mjs|js|md|ya?ml|json|html|css|sh)$/;

/** Paths of the project's texts, relative to its root, with slashes. */
function listTexts(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return unread.has(entry.name) ? [] : listTexts(path);
    return isText.test(entry.name) ? [relative(root, path).replaceAll('\\', '/')] : [];
  });
}

const isExcepted = (path: string, word: string) =>
  exceptions.some(({ paths, words }) => paths.test(path) && (words === undefined || words.test(word)));

test('no text uses a word that is avoided', () => {
  const texts = listTexts();
  expect(texts.length).toBeGreaterThan(500);
  const found = texts.flatMap((path) =>
    findAvoided(readFileSync(join(root, path), 'utf8'))
      .filter(({ word }) => !isExcepted(path, word))
      .map(({ line, word, instead }) => `${path}:${line}: "${word}"; instead: ${instead}`),
  );
  expect(found).toEqual([]);
}, 60_000);

test.each(avoidedWords)('finds $pattern', ({ pattern }) => {
  const [first = ''] = pattern.split('|');
  const word = first.replaceAll(/\w\?/g, '');
  expect(findAvoided(`Here ${word} stands.`)).not.toEqual([]);
  expect(findAvoided(`const x${word[0]?.toUpperCase()}${word.slice(1)} = 1;`)).not.toEqual([]);
});

test.each(['It returns 404.', 'a believable answer', 'const intellisense = 1;', 'install', 'The client retries.'])(
  'passes %j',
  (text) => expect(findAvoided(text)).toEqual([]),
);

test('every exception is used', () => {
  const texts = listTexts();
  const unused = exceptions.filter(({ paths, words }) =>
    texts
      .filter((path) => paths.test(path))
      .every((path) =>
        findAvoided(readFileSync(join(root, path), 'utf8')).every(
          ({ word }) => words !== undefined && !words.test(word),
        ),
      ),
  );
  expect(unused.map(({ paths }) => String(paths))).toEqual([]);
}, 60_000);
