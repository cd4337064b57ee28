import type { Command } from 'commander';
import { checkCommand } from '../../cli/check/command.ts';
import { demoCommand } from '../../cli/demo.ts';
import { doctorCommand } from '../../cli/doctor/command.ts';
import { mockCommand } from '../../cli/mock/command.ts';
import { proxyCommand } from '../../cli/proxy/command.ts';
import { reportCommand } from '../../cli/report/command.ts';
import { scoreCommand } from '../../cli/score.ts';
import { specsCommand } from '../../cli/specs/command.ts';
import { runCli } from '../cli/run-cli.ts';

const commands: Command[] = [
  ...[mockCommand, checkCommand, proxyCommand, scoreCommand],
  ...[reportCommand, specsCommand, demoCommand, doctorCommand],
];

/** Lists the unknown words after `chatpact`: the command or its flags. */
export function listStrangeWords([name = '', ...words]: readonly string[]): string[] {
  const command = commands.find((each) => each.name() === name);
  if (!command) return [name];
  const flags = words.filter((word) => word.startsWith('-') && word !== '--').map((word) => word.replace(/=.*/s, ''));
  const known = command.options.flatMap(({ short, long }) => [short, long]);
  return flags.filter((flag) => !known.includes(flag));
}

/** Parses the flags of `chatpact mock` as the command line does. */
export function parseMock(words: readonly string[]): Record<string, unknown> {
  const { operands, unknown } = mockCommand.parseOptions([...words]);
  if (operands.length + unknown.length > 0) throw new Error(`A mock takes no ${[...operands, ...unknown].join(' ')}.`);
  return mockCommand.opts();
}

/** Lists the CHATPACT_ variables in a text that no command reads. */
export async function listStrangeVariables(text: string): Promise<string[]> {
  const find = (searched: string) => searched.match(/\bCHATPACT_[A-Z_]+/g) ?? [];
  const known = new Set<string>();
  for (const command of commands)
    for (const name of find((await runCli(command.name(), '--help')).stdout)) known.add(name);
  return find(text).filter((name) => !known.has(name));
}
