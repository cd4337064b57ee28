import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { writeScript } from '../../../cli/completion/scripts.ts';
import { shells } from '../../../cli/completion/shells.ts';
import { program } from '../../../cli/program.ts';
import { reporters } from '../../../contracts/index.ts';
import { vendors } from '../../../mock/vendors/index.ts';
import { profiles } from '../../../specs/profiles.ts';
import { vendorNames } from '../../../specs/vendors.ts';
import { listCommands } from '../list-commands.ts';
import { runCli } from '../run-cli.ts';
import { complete, hasShell } from './shells.ts';

const commands = listCommands(program);
const sorted = (names: readonly string[]) => [...names].sort();
const scenarios = vendors.flatMap((vendor) => vendor.scenarios.map(({ name }) => name));

describe.each(shells)('%s', (shell) => {
  const isHere = hasShell(shell);
  if (!isHere) process.stderr.write(`${shell} is not on this machine: install it to run its tests.\n`);
  const ask = async (line: string) => complete(shell, await writeScript(shell, program), line);

  test.skipIf(!isHere).each(commands)(
    'completes subcommands and flags of chatpact $path',
    async ({ path, command }) => {
      const line = `chatpact ${path}`.trim();
      const flags = command.options.filter(({ hidden }) => !hidden).map(({ long }) => long ?? '');
      expect(await ask(`${line} --`)).toEqual(sorted([...flags, '--help']));
      if (command.commands.length === 0) return;
      const inside = command.commands.map((each) => each.name());
      const offered = await ask(`${line} `);
      // Commander adds help to commands without an action.
      expect(offered.filter((name) => name !== 'help')).toEqual(sorted(inside));
    },
  );

  test.skipIf(!isHere).each<[line: string, offered: readonly string[]]>([
    ['chatpact che', ['check']],
    ['chatpact check --vendor ', vendorNames],
    ['chatpact check https://chat.example.com --vendor ro', ['rocketchat']],
    ['chatpact mock --profile o', profiles.filter((name) => name.startsWith('o'))],
    ['chatpact check --report ', reporters.map(({ name }) => name)],
    ['chatpact report merge a.json --report ju', ['junit']],
    ['chatpact mock --scenario ', scenarios],
    ['chatpact completion ', shells],
    ['chatpact init --ci git', ['github', 'gitlab']],
    ['chatpact check --timeout ', []],
    ['chatpact check --colour', []],
    ['chatpact serve', []],
  ])('completes %j', async (line, offered) => {
    expect(await ask(line)).toEqual(sorted(offered));
  });

  test.skipIf(!isHere)('completes a value after "="', async () => {
    expect(await ask('chatpact check --vendor=ch')).toEqual(['chatwoot']);
  });

  test.skipIf(!isHere).each(['chatpact check --config ', 'chatpact report merge ', 'chatpact mock --tokens='])(
    'completes paths after %j',
    async (line) => {
      expect(await ask(line)).toEqual(['(files)']);
      expect(await ask('chatpact demo --profile ')).not.toContain('(files)');
    },
  );

  test.skipIf(!isHere)('does not take an argument for a command', async () => {
    expect(await ask('chatpact check report --all --dry')).toEqual(['--dry-run']);
  });

  test.skipIf(!isHere)('completes only the commands and flags of a program, also with quotes in its help', async () => {
    const own = new Command('chatpact');
    own.command('greet').description("says `hello`, or what's: $(given)").option('--colour <name>', 'it\\s "hue"');
    const script = await writeScript(shell, own);
    expect(complete(shell, script, 'chatpact ')).toEqual(['greet', 'help']);
    expect(complete(shell, script, 'chatpact greet --')).toEqual(['--colour', '--help']);
    expect(complete(shell, script, 'chatpact greet --vendor ')).toEqual([]);
  });
});

test('prints the script, explains its setup in the help, and refuses other shells', async () => {
  for (const shell of shells) {
    const { stdout, stderr, exitCode } = await runCli('completion', shell);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(await writeScript(shell, program));
  }
  expect((await runCli('completion', '--help')).stdout).toContain('add to ~/.bashrc: source ~/.chatpact.bash');
  expect((await runCli('completion', 'cmd')).exitCode).toBe(2);
  expect((await runCli('completion')).exitCode).toBe(2);
});
