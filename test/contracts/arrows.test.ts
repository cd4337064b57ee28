import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vendorNames } from '../../specs/vendors.ts';

async function readSources(folder: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}

const contracts = await readSources(join(import.meta.dirname, '../../contracts'));
const servers = await readSources(join(import.meta.dirname, '../faulty'));

test('the check and the reference server import nothing from the mock', () => {
  const offending = [...contracts, ...servers].filter(({ text }) => /(from|import\()\s*'[^']*\/mock\//.test(text));
  expect(offending.map(({ name }) => name)).toEqual([]);
});

test('the code of the check names vendors only in their own files', () => {
  const core = contracts.filter(({ name }) => !/^vendors[\\/]/.test(name));
  const code = core.map(({ name, text }) => ({ name, text: text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '') }));
  const offending = code.filter(({ text }) => vendorNames.some((vendor) => text.toLowerCase().includes(vendor)));
  expect(offending.map(({ name }) => name)).toEqual([]);
});
