import type { Command, Option } from 'commander';
import { program } from '../../cli/program.ts';
import { code, codes, join, toTable } from './markdown.ts';

/** Generates the page of all commands with their flags and environment variables. */
export function toCommandLinePage(): string {
  const intro = 'Every command has `--help`. A flag wins over its environment variable.';
  return join('# Command line', intro, ...program.commands.flatMap((command) => describe(command, ['chatpact'])));
}

function describe(command: Command, path: readonly string[]): string[] {
  const words = [...path, command.name()];
  const help = command.createHelp();
  const flags = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  const given = help.visibleArguments(command).map((argument) => [code(argument.name()), argument.description]);
  const usage = `${words.join(' ')} ${command.usage()}`.trim();
  return [
    join(
      `## ${words.join(' ')}`,
      `${toSentence(command.description())}`,
      `\`\`\`text\n${usage}\n\`\`\``,
      toTable(['argument', ''], given),
      toTable(['flag', 'environment', ''], flags.map(toRow)),
    ),
    ...command.commands.flatMap((each) => describe(each, words)),
  ];
}

function toRow(option: Option): string[] {
  const choices = option.argChoices ? `one of ${codes(option.argChoices)}` : '';
  const preset =
    option.defaultValue === undefined || option.negate ? '' : `default: ${code(String(option.defaultValue))}`;
  const rest = [choices, preset].filter((text) => text !== '').join('; ');
  return [code(option.flags), code(option.envVar ?? ''), `${option.description}${rest === '' ? '' : ` (${rest})`}`];
}

const toSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace(/\.\.$/, '.');
