import { Command } from 'commander';
import { type CheckFlags, checkFlags } from './check-flags.ts';

export const scoreCommand = new Command('score')
  .description(
    'check a server, then falsify its answers one by one and report how many of these mutants the check detects',
  )
  .argument('[target]', 'as of chatpact check');
for (const option of checkFlags) scoreCommand.addOption(option);
scoreCommand
  .addHelpText(
    'after',
    `
The same as chatpact check --score --report score: per cent of the mutants that the schema as published, the schema with
every field required and no other allowed, the relations between figures, and all of them together detect; of the
whole, by operation and by kind of mutant; and the undetected mutants. No further request is sent for it.

Credentials and exit codes are those of chatpact check; with --min-score 4 also for a score below it.`,
  )
  .action(runScore);

async function runScore(target: string | undefined, flags: CheckFlags): Promise<void> {
  const { runCheckCommand } = await import('./check.ts');
  const given = flags.report ?? [];
  // Files are written beside the tables; another report on standard output takes their place.
  const report = given.every((each) => each.includes('=')) ? ['score', ...given] : given;
  await runCheckCommand(target, { ...flags, score: true, report });
}
