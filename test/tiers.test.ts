import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { holds, listed, tierOf } from './tiers.ts';

const entries = Object.values(listed).flat();

const testFiles = ['test', 'examples']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.test.ts') && !path.includes('/node_modules/'));

test('runs each test file in exactly one project, the one of its tier', () => {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const words = [vitest, 'list', '--filesOnly', '--json'];
  const output = execFileSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const found: { file: string; projectName: string }[] = JSON.parse(output.slice(output.indexOf('[')));
  const runs = found.map(({ file, projectName }) => [relative(process.cwd(), file).split(sep).join('/'), projectName]);
  expect(runs.sort()).toEqual(testFiles.map((file) => [file, tierOf(file)]).sort());
});

test('lists only files and folders that exist', () => {
  expect(entries.filter((entry) => !existsSync(entry))).toEqual([]);
});

test('lists no test file twice', () => {
  const twice = testFiles.filter((file) => entries.filter((entry) => holds(entry, file)).length > 1);
  expect(twice).toEqual([]);
});
