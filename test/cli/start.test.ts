import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';

/** Lists the files and packages that a module loads before it runs, including itself. */
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

test('loads only Commander and tables before a command runs', () => {
  const main = listLoaded(new URL('../../cli/main.ts', import.meta.url));
  const loaded = [...listLoaded(new URL('../../cli/program.ts', import.meta.url), main)];
  expect(loaded.filter((each) => !each.startsWith('file:'))).toEqual(['commander']);
  // Small files, half of them of the tables of options. The build puts them into few.
  expect(loaded.length).toBeLessThan(70);
});

const inDist = (file: string) => new URL(`../../dist/${file}`, import.meta.url);
const chunks = () => readdirSync(inDist('chunks')).map((name) => inDist(`chunks/${name}`));
const isPackage = (name: string) => !name.startsWith('file:');

test('loads only installed dependencies in the build, and none for --help', () => {
  buildIfNeeded();
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect([...listLoaded(inDist('cli/main.js'))].filter(isPackage)).toEqual([]);
  const everything = chunks().flatMap((chunk) => [...listLoaded(chunk)].filter(isPackage));
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining([...new Set(everything)]));
});

test('loads the Redis client of the build only for a log in Redis', () => {
  buildIfNeeded();
  const holdsRedis = (file: string) => readFileSync(new URL(file), 'utf8').includes('// node_modules/@redis/client/');
  const files = [...listLoaded(inDist('index.js'))].filter((each) => each.startsWith('file:'));
  expect(files.filter(holdsRedis)).toEqual([]);
  expect(chunks().map(String).filter(holdsRedis)).toHaveLength(1);
});

test('reads a Swagger 2.0 document with the build, without code that downloads', () => {
  buildIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-swagger-'));
  const path = join(folder, 'old.json');
  const responses = { 200: { description: 'OK', schema: { type: 'integer' } } };
  const paths = { '/old': { get: { operationId: 'old', responses } } };
  writeFileSync(path, JSON.stringify({ swagger: '2.0', info: { title: 'Old', version: '1' }, paths }));
  const words = ['specs', '--vendor', 'rocketchat', '--spec', `rocketchat=${path}`];
  const printed = execFileSync(process.execPath, [fileURLToPath(inDist('cli/main.js')), ...words], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(printed).toContain('old · by schema');
  const text = chunks()
    .map((chunk) => readFileSync(chunk, 'utf8'))
    .join('');
  expect(text).not.toContain('http2-client');
});
