import type { Argument, Command, Option } from 'commander';
import { listValues } from './values.ts';

/** The value of a flag or argument: none, any text, a path, or one of a list. */
export type Value = 'none' | 'text' | 'file' | readonly string[];

/** A candidate of a completion, with its description. */
export interface Choice {
  name: string;
  what: string;
}

export interface FlagChoice extends Omit<Choice, 'name'> {
  /** The long name, and the short name if there is one: `--port`, `-p`. */
  names: readonly string[];
  value: Value;
}

/** The candidates after a command. */
export interface Place {
  /** The words of the command after `chatpact`, each with a leading blank: " report merge". For `chatpact` itself, "". */
  at: string;
  commands: readonly Choice[];
  flags: readonly FlagChoice[];
  argument: Value;
}

/** Lists the candidates of a command and its subcommands, the command first. Hidden commands and flags are left out. */
export async function listPlaces(command: Command, at = ''): Promise<Place[]> {
  const help = command.createHelp();
  const place: Place = {
    at,
    commands: help.visibleCommands(command).map((each) => ({ name: each.name(), what: each.description() })),
    flags: await Promise.all(help.visibleOptions(command).map(toFlag)),
    argument: toArgument(command.registeredArguments[0]),
  };
  const nested = await Promise.all(command.commands.map((each) => listPlaces(each, `${at} ${each.name()}`)));
  return [place, ...nested.flat()];
}

async function toFlag(option: Option): Promise<FlagChoice> {
  const names = [option.long, option.short].filter((name) => name != null);
  return { names, what: option.description, value: await toValue(option) };
}

async function toValue(option: Option): Promise<Value> {
  if (!option.required && !option.optional) return 'none';
  if (/[<[](file|path|folder)\b/.test(option.flags)) return 'file';
  return option.argChoices ?? (await listValues(option.attributeName())) ?? 'text';
}

function toArgument(argument: Argument | undefined): Value {
  if (argument === undefined) return 'none';
  return argument.argChoices ?? (argument.name() === 'file' ? 'file' : 'text');
}
