import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { program } from '../../cli/program.ts';
import { vendorChecks } from '../../contracts/vendors/index.ts';
import { listedRoutes } from '../../mock/admin/routes/index.ts';
import { generateDocs } from '../../scripts/generate-docs.ts';
import type { GeneratedFile } from '../../scripts/generated-file.ts';

let files: GeneratedFile[];

beforeAll(async () => {
  files = await generateDocs();
});

const textOf = (name: string) =>
  files.find(({ url }) => url.pathname.endsWith(`/${name}.md`))?.text.replaceAll('\\|', '|') ?? '';

test('the committed reference equals the output of "npm run docs:generate"', () => {
  for (const { url, text } of files) expect(readFileSync(url, 'utf8'), basename(url.pathname)).toBe(text);
  const committed = readdirSync(fileURLToPath(new URL('../../docs/reference', import.meta.url)));
  const written = files.filter(({ url }) => url.pathname.includes('/reference/'));
  expect(committed.sort()).toEqual(written.map(({ url }) => basename(url.pathname)).sort());
});

test('the reference lists every command, flag, route and relation', () => {
  for (const command of program.commands) {
    expect(textOf('command-line')).toContain(`## chatpact ${command.name()}\n`);
    for (const { flags, hidden } of command.options)
      if (!hidden) expect(textOf('command-line')).toContain(`\`${flags}\``);
  }
  for (const { path } of listedRoutes)
    expect(textOf('admin')).toContain(`/__admin${path.replaceAll(/:(\w+)/g, '{$1}')}\``);
  for (const { relations } of Object.values(vendorChecks)) {
    for (const { id } of relations) expect(textOf('checks')).toContain(`\`relation/${id}\``);
  }
});

test('every route, check and export has a description', () => {
  const listUndescribed = (name: string) => textOf(name).match(/^\| `[^|]*` \|\s*\|(?: \|)*$/gm) ?? [];
  expect(['admin', 'checks', 'verdicts', 'configuration', 'command-line'].flatMap(listUndescribed)).toEqual([]);
});
