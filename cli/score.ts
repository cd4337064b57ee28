import { Command } from 'commander';
import { checkFlags } from './check/flags.ts';
import type { CheckFlags } from './settings/table.ts';

export const scoreCommand = new Command('score')
  .description('check a server, then measure the check with mutated responses')
  .argument('[target]', 'see chatpact check --help');
for (const option of checkFlags) scoreCommand.addOption(option);
scoreCommand
  .addHelpText(
    'after',
    `
The same as chatpact check --score --report score. It changes recorded responses one by one (mutants), sends no further
requests, and reports the mutation score: the percentage of mutants detected by the published schema, by the closed
schema (every field required, no other allowed), by the relations between figures, and by all of them. It lists scores
by operation and by kind of mutant, and the undetected mutants.

Credentials and exit codes: see chatpact check --help. With --min-score, exit 4 for a lower score.`,
  )
  .action(runScore);

async function runScore(target: string | undefined, flags: CheckFlags): Promise<void> {
  const { runCheckCommand } = await import('./check/command.ts');
  const given = flags.report ?? [];
  // Reports that go to files are added to the tables; a report on standard output replaces the tables.
  const report = given.every((each) => each.includes('=')) ? ['score', ...given] : given;
  await runCheckCommand(target, { ...flags, score: true, report });
}
