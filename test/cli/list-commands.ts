import type { Command } from 'commander';

/** A command, and its words after the name of the program: `report merge`. The program itself has an empty path. */
export interface NamedCommand {
  path: string;
  command: Command;
}

/** Lists a command and its subcommands, without Commander's `help`. */
export function listCommands(command: Command, path = ''): NamedCommand[] {
  const inside = command.commands.flatMap((each) => listCommands(each, `${path} ${each.name()}`.trim()));
  return [{ path, command }, ...inside];
}
