import type { Argument, Command, Option } from 'commander';
import { listValues } from './values.ts';

/** What may follow: nothing, a text of the user's, a path, or one of these. */
export type Value = 'none' | 'text' | 'file' | readonly string[];

/** Something to choose, and what it is. */
export interface Choice {
  name: string;
  what: string;
}

export interface FlagChoice extends Omit<Choice, 'name'> {
  /** `--port`, and `-p` where there is one. */
  names: readonly string[];
  value: Value;
}

/** What can be typed after a command. */
export interface Place {
  /** The words of the command after `chatpact`, each after a blank: " report merge"; of `chatpact` itself "". */
  at: string;
  commands: readonly Choice[];
  flags: readonly FlagChoice[];
  argument: Value;
}

/** Every place of a command line, the outermost first; what help hides is left out. */
export async function listPlaces(command: Command, at = ''): Promise<Place[]> {
  const help = command.createHelp();
  const place: Place = {
    at,
    commands: help.visibleCommands(command).map((each) => ({ name: each.name(), what: each.description() })),
    flags: await Promise.all(help.visibleOptions(command).map(toFlag)),
    argument: toArgument(command.registeredArguments[0]),
  };
  const inside = await Promise.all(command.commands.map((each) => listPlaces(each, `${at} ${each.name()}`)));
  return [place, ...inside.flat()];
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
