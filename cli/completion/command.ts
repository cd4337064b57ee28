import { Argument, Command } from 'commander';
import { type Shell, shells } from './shells.ts';

export const completionCommand = new Command('completion')
  .description('print a shell script that completes commands, flags and their values')
  .addArgument(new Argument('<shell>', 'name of the shell').choices(shells))
  .addHelpText(
    'after',
    `
Set it up once for your shell:
  bash  run the first example below, and add to ~/.bashrc: source ~/.chatpact.bash
  zsh   run the second, and add to ~/.zshrc after compinit: source ~/.chatpact.zsh
  fish  run the third

It completes "chatpact" if the command is on the PATH. The script contains the commands and flags of this version, and
runs nothing: write it again after an update.`,
  )
  .action(async (shell: Shell, _, command: Command) => {
    // Loaded here, so that --help need not wait for it.
    const { writeScript } = await import('./scripts.ts');
    if (command.parent) process.stdout.write(await writeScript(shell, command.parent));
  });
