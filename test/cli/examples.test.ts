import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { examples } from '../../cli/examples.ts';
import { program } from '../../cli/program.ts';
import { listCommands } from './list-commands.ts';

const commands = listCommands(program);

/** The words of a line as a shell reads them, one list for each command between `&&`, without where output goes. */
function toCommandLines(line: string): string[][] {
  return line
    .replace(/ > \S+$/, '')
    .split(' && ')
    .map((each) => [...each.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''));
}

/** Why a line would be refused; undefined when it would not. What it asks for is not done. */
async function complaintOf(line: string): Promise<string | undefined> {
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

test('the command line has commands, and each has two to four examples', () => {
  expect(commands.length).toBeGreaterThan(8);
  const counts = commands.map(({ path }) => [path, examples[path]?.length ?? 0]);
  expect(counts.filter(([, count]) => Number(count) < 2 || Number(count) > 4)).toEqual([]);
});

test('no example is of a command that is not there', () => {
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
      expect([line, await complaintOf(line)]).toEqual([line, undefined]);
    }
  },
);

test.each<[fault: string, line: string]>([
  ['a flag that there is not', 'chatpact mock --colour red'],
  ['a flag of another command', 'chatpact demo --all'],
  ['a command that there is not', 'chatpact serve'],
  ['a subcommand that there is not', 'chatpact report join a.json'],
  ['no value', 'chatpact mock --scenario'],
  ['a value that is no choice', 'chatpact check https://chat.example.com --vendor zulip'],
  ['a flag that is missing', 'chatpact proxy --vendor chatwoot'],
  ['an argument that is missing', 'chatpact report merge'],
  ['an argument too many', 'chatpact check one two'],
  ['a fault in the second half', 'chatpact demo && chatpact demo --colour'],
  ['another program', 'npx chatpact demo'],
])('an example with %s would be found', async (_, line) => {
  expect(await complaintOf(line)).toBeTypeOf('string');
});
