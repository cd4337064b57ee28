import { Argument, Command } from 'commander';
import { type Shell, shells } from './completion/shells.ts';

export const completionCommand = new Command('completion')
  .description('print a script that teaches a shell to complete commands, flags and their values')
  .addArgument(new Argument('<shell>', 'which shell').choices(shells))
  .addHelpText(
    'after',
    `
Once, for each shell:
  bash  the first line below, and into ~/.bashrc: source ~/.chatpact.bash
  zsh   the second, and into ~/.zshrc, after compinit: source ~/.chatpact.zsh
  fish  the third

It completes "chatpact", where that is installed so that a shell finds it. The script asks nobody: it holds what this
version knows. Write it anew after an update.`,
  )
  .action(async (shell: Shell, _, command: Command) => {
    // Loaded here, so that --help need not wait for it.
    const { writeScript } = await import('./completion/scripts.ts');
    if (command.parent) process.stdout.write(await writeScript(shell, command.parent));
  });
