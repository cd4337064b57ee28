import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vendorNames } from '../../specs/vendors.ts';

async function readSources(folder: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}

const contracts = await readSources(join(import.meta.dirname, '../../contracts'));
const twins = await readSources(join(import.meta.dirname, '../faulty'));

test('The check shares nothing with the mock, and neither does the twin that it is tested on', () => {
  const guilty = [...contracts, ...twins].filter(({ text }) => /(from|import\()\s*'[^']*\/mock\//.test(text));
  expect(guilty.map(({ name }) => name)).toEqual([]);
});

test('Vendors are named in their own files and nowhere else in the code of the check', () => {
  const core = contracts.filter(({ name }) => !/^vendors[\\/]/.test(name));
  const code = core.map(({ name, text }) => ({ name, text: text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '') }));
  const guilty = code.filter(({ text }) => vendorNames.some((vendor) => text.toLowerCase().includes(vendor)));
  expect(guilty.map(({ name }) => name)).toEqual([]);
});
