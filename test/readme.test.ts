import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCli } from './cli/run-cli.ts';
import { readBlocks, readExamples } from './docs/blocks.ts';

// test/docs/pages.test.ts runs the commands of the README and the other pages.

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the README has examples of both commands', () => {
  const commands = readBlocks(readme)
    .filter(({ language }) => language === 'console')
    .flatMap(({ text }) => readExamples(text).map(({ command }) => command));
  expect(commands.filter((command) => command.startsWith('curl')).length).toBeGreaterThan(3);
  expect(commands.filter((command) => command.includes('chatpact')).length).toBeGreaterThan(1);
});

test('the README names every command', async () => {
  const { stdout } = await runCli('--help');
  const [, commands = ''] = /^Commands:\n((?: .*\n)+)/m.exec(stdout) ?? [];
  const names = [...commands.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(readme).toMatch(new RegExp(`chatpact ${name}\\b|npm run ${name}\\b`));
});
