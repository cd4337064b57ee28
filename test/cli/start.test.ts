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

test('the built mock is a file or two, beside what others load too', () => {
  buildIfNeeded();
  const server = new URL('../../dist/mock/server.js', import.meta.url);
  const loaded = [...listLoaded(server)].filter((each) => each.startsWith('file:') && each !== server.href);
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((each) => each.includes('/dist/mock/') && !/\/chunk-\w+\.js$/.test(each))).toEqual([]);
});

test('the built mock loads the client of Redis when a log in Redis is asked for', () => {
  buildIfNeeded();
  const packagesOf = (file: string) =>
    [...listLoaded(new URL(`../../dist/mock/${file}`, import.meta.url))].filter((each) => !each.startsWith('file:'));
  const [sharedLog = ''] = readdirSync(new URL('../../dist/mock', import.meta.url)).filter((each) =>
    /^redis-log-\w+\.js$/.test(each),
  );
  expect(packagesOf('server.js')).toContain('express');
  expect(packagesOf('server.js')).not.toContain('@redis/client');
  expect(packagesOf(sharedLog)).toContain('@redis/client');
});
