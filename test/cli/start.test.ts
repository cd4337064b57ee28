import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';

/** What a module loads before its first line runs, itself and what it imports: files of ours, and packages. */
function listLoaded(file: URL, found = new Set<string>()): Set<string> {
  if (found.has(file.href)) return found;
  found.add(file.href);
  const text = readFileSync(file, 'utf8');
  for (const [, name = ''] of text.matchAll(/^(?:import|export)\s(?!type\s)(?:[^'"]*?from\s*)?['"]([^'"]+)['"]/gm)) {
    if (name.startsWith('.')) listLoaded(new URL(name, file), found);
    else if (!name.startsWith('node:')) found.add(name);
  }
  return found;
}

test('the command line loads commander and its own tables, and all else when a command runs', () => {
  const main = listLoaded(new URL('../../cli/main.ts', import.meta.url));
  const loaded = [...listLoaded(new URL('../../cli/program.ts', import.meta.url), main)];
  expect(loaded.filter((each) => !each.startsWith('file:'))).toEqual(['commander']);
  expect(loaded.length).toBeLessThan(35);
});

const inDist = (file: string) => new URL(`../../dist/${file}`, import.meta.url);
const chunks = () => readdirSync(inDist('chunks')).map((name) => inDist(`chunks/${name}`));
const isPackage = (name: string) => !name.startsWith('file:');

test('what is built loads packages only from those that are installed with it, and for help none', () => {
  buildIfNeeded();
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect([...listLoaded(inDist('cli/main.js'))].filter(isPackage)).toEqual([]);
  const everything = chunks().flatMap((chunk) => [...listLoaded(chunk)].filter(isPackage));
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining([...new Set(everything)]));
});

test('the built library loads the client of Redis when a log in Redis is asked for', () => {
  buildIfNeeded();
  const holdsRedis = (file: string) => readFileSync(new URL(file), 'utf8').includes('// node_modules/@redis/client/');
  const files = [...listLoaded(inDist('index.js'))].filter((each) => each.startsWith('file:'));
  expect(files.filter(holdsRedis)).toEqual([]);
  expect(chunks().map(String).filter(holdsRedis)).toHaveLength(1);
});
