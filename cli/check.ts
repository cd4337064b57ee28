import { Command } from 'commander';
import { summaries } from '../contracts/report/summaries.ts';
import { type CheckFlags, checkFlags } from './check-flags.ts';
import { connectionHelp } from './connection-flags.ts';
import { consoleHelp } from './console-flag.ts';
import { credentialsHelp } from './credential-variables.ts';

const width = Math.max(...Object.keys(summaries).map((name) => name.length));

export const checkCommand = new Command('check')
  .description("hold a server against its vendor's documents, and its numbers against each other")
  .argument('[target]', 'base URL of a server, https://chat.example.com, or the name of a target');
for (const option of checkFlags) checkCommand.addOption(option);
checkCommand
  .addHelpText(
    'after',
    `${credentialsHelp}
${connectionHelp}
${consoleHelp}

Reports:
${Object.entries(summaries)
  .map(([name, summary]) => `  ${name.padEnd(width)} ${summary}`)
  .join('\n')}
A report with =FILE goes there, without to standard output, as with =-; "github" also adds to the job summary ($GITHUB_STEP_SUMMARY).

Flags win over their environment variables, these over the configuration, and it over the defaults.
{target} in the name of a file that is written, and of a baseline, stands for the target's name.

Selectors of --only and --exclude, with * for anything:
  relation/*, get-channels  the id of a case, or of an operation with all that asks it; --dry-run lists the cases
  operation:get-channels    the same of an operation, also with *
  tag:Reports               operations with this tag, path:/api/v2/* by their path, method:POST by their method
  relation:*-per-day        relations between figures, story:* what writes
  check:schema              what this check finds: auth, status, content-type, headers, schema, pagination, relation or rule
--only takes what asks such operations alone, --exclude leaves out what asks any of them. The report says how many.

--baseline FILE: findings that stand there are reported and fail nothing, until the day that an entry says (expires:
2026-12-31, by this machine's clock). --baseline-update writes the file after a check that came to its end; cases that
could not be judged keep their entries. After any other it leaves the file alone and says why.
--propose-overlay FILE: for each new finding the change of the contract that would make it a known deviation, as a
draft. Review it, then give it to --overlay.

--record FOLDER keeps figures, ids, times and documented values of every answer, and stand-ins for the rest; --replay
FOLDER judges that again, without a server and without credentials: give --spec and --overlay again if there were any.
FILE.har in their place is a HAR: each entry of one is judged by itself, and --vendor says whose API it is.

Exit codes: 0 pass, or nothing but what the baseline has · 1 violations · 2 usage
  3 unreachable or credentials refused · 4 inconclusive, too much that proved nothing for --max-vacuous, or a score
  below --min-score · 130 Ctrl+C · 143 SIGTERM
With --all: the worst of them, in the order 2, 1, 3, 4.`,
  )
  .action(runCheckCommand);

/**
 * Runs what a command line asks for, and sets the exit code of the process.
 *
 * @throws UsageError, without what the configuration took from the environment.
 */
export async function runCheckCommand(target: string | undefined, flags: CheckFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { readConfig } = await import('./config/index.ts');
  const { toUnquoted, withoutQuoting } = await import('./config/quoting.ts');
  const { tellGithub } = await import('./github-mistake.ts');
  const { watchPlugins } = await import('./plugins.ts');
  const { toCheckRuns } = await import('./check-runs.ts');
  const { dryRun, runAll, tellRemarks } = await import('./run-checks.ts');
  const config = await readConfig(flags.config, process.env);
  await withoutQuoting(config, async () => {
    const runs = toCheckRuns(target, flags, config, process.env);
    tellRemarks(runs);
    const watch = runs.some(({ plugins }) => plugins.length > 0) ? watchPlugins() : undefined;
    if (flags.dryRun) return await dryRun(runs).finally(watch);
    process.exitCode = await runAll(runs, (error) => {
      const { message } = toUnquoted(error, config);
      process.stderr.write(`chatpact: ${message} [${error.code}]\n`);
      const reports = runs.flatMap((run) => run.reports.report.flatMap((report) => ['--report', report]));
      tellGithub({ message, code: error.code }, ['check', ...reports]);
    }).finally(watch);
  });
}
