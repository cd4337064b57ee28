import type { Command } from 'commander';

/** A command, and how it is called after the program's name: `report merge`; the program itself by the empty text. */
export interface NamedCommand {
  path: string;
  command: Command;
}

/** A command and all below it, commander's own `help` left out. */
export function listCommands(command: Command, path = ''): NamedCommand[] {
  const inside = command.commands.flatMap((each) => listCommands(each, `${path} ${each.name()}`.trim()));
  return [{ path, command }, ...inside];
}
