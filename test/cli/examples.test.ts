import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { examples } from '../../cli/examples.ts';
import { program } from '../../cli/program.ts';
import { listCommands } from './list-commands.ts';

const commands = listCommands(program);

/** Splits a line into commands at `&&` and into words, without redirections. */
function toCommandLines(line: string): string[][] {
  return line
    .replace(/ > \S+$/, '')
    .split(' && ')
    .map((each) => [...each.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''));
}

/** Returns why a command line is invalid; undefined if it is valid. Does not run it. */
async function findMistake(line: string): Promise<string | undefined> {
  for (const { command } of commands) {
    command.action(() => {}).configureOutput({ writeErr: () => {}, outputError: () => {} });
  }
  for (const [name, ...words] of toCommandLines(line)) {
    if (name !== 'chatpact') return `${name} is not chatpact`;
    try {
      await program.parseAsync(words, { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      return error.message;
    }
  }
  return undefined;
}

test('shows two to four examples for each command', () => {
  expect(commands.length).toBeGreaterThan(8);
  const counts = commands.map(({ path }) => [path, examples[path]?.length ?? 0]);
  expect(counts.filter(([, count]) => Number(count) < 2 || Number(count) > 4)).toEqual([]);
});

test('has no example for an unknown command', () => {
  expect(Object.keys(examples).sort()).toEqual(commands.map(({ path }) => path).sort());
});

test.each(commands)(
  'the help of chatpact $path ends with its examples, each of which parses',
  async ({ path, command }) => {
    const written: string[] = [];
    command.configureOutput({ writeOut: (text) => void written.push(text) }).outputHelp();
    const help = written.join('');
    for (const { what, line } of examples[path] ?? []) {
      expect(help).toContain(`  # ${what}\n  ${line}\n`);
      expect(line).toContain(`chatpact ${path}`.trim());
      expect([line, await findMistake(line)]).toEqual([line, undefined]);
    }
  },
);

test.each<[fault: string, line: string]>([
  ['an unknown flag', 'chatpact mock --colour red'],
  ['a flag of another command', 'chatpact demo --all'],
  ['an unknown command', 'chatpact serve'],
  ['an unknown subcommand', 'chatpact report join a.json'],
  ['a missing value', 'chatpact mock --scenario'],
  ['an invalid choice', 'chatpact mock --profile zulip'],
  ['a missing flag', 'chatpact proxy --vendor chatwoot'],
  ['a missing argument', 'chatpact report merge'],
  ['an argument too many', 'chatpact check one two'],
  ['a fault in the second half', 'chatpact demo && chatpact demo --colour'],
  ['another program', 'npx chatpact demo'],
])('would detect an example with %s', async (_, line) => {
  expect(await findMistake(line)).toBeTypeOf('string');
});
