import { Command } from 'commander';
import { summaries } from '../../contracts/reporters/summaries.ts';
import { consoleHelp } from '../console/flag.ts';
import { connectionHelp } from '../flags/connection-flags.ts';
import { credentialsHelp } from '../flags/credential-variables.ts';
import type { CheckFlags } from '../settings/table.ts';
import { checkFlags } from './flags.ts';

const width = Math.max(...Object.keys(summaries).map((name) => name.length));

export const checkCommand = new Command('check')
  .description("check a server against its vendor's OpenAPI document, and its figures against each other")
  .argument('[target]', 'base URL of a server (https://chat.example.com), or a target of the configuration');
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
NAME=FILE writes a report to a file, NAME or NAME=- to standard output. The report "github" also writes the job summary
($GITHUB_STEP_SUMMARY).

Precedence: flags, their environment variables, the configuration, defaults.
{target} in the name of an output file, or of a baseline, stands for the name of the target.

Selectors of --only and --exclude, with * for any text:
  relation/*, get-channels  id of a case, or of an operation with all its cases; --dry-run lists them
  operation:get-channels    id of an operation, also with *
  tag:Reports               operations with this tag; path:/api/v2/* by path, method:POST by method
  relation:*-per-day        relations between figures; scenario-test:* scenario tests, which write
  check:schema              findings of this check: auth, status, content-type, headers, schema, pagination, relation or rule
A case that reads several operations runs if --only matches all of them, and is left out if --exclude matches one.

--baseline FILE: the check reports the findings of this file without failing. An entry with expires: 2026-12-31 counts up
to this day, by this machine's clock. --baseline-update writes the file after a complete check; cases that could not be
judged keep their entries. After an incomplete check it leaves the file unchanged and prints the reason.
--propose-overlay FILE: writes a draft ledger: for each new finding, the change of the contract that would make it a known
deviation. Review it, then pass it with --overlay.

--record FOLDER writes figures, ids, times and documented values of every response, with placeholders for all other
texts. --replay FOLDER checks them again, without a server and credentials: pass the same --spec and --overlay.
With FILE.har, each entry of the HAR is checked by itself; --vendor names its API.

Exit codes: 0 pass, or only findings of the baseline · 1 violations · 2 usage error
  3 unreachable, or credentials refused · 4 inconclusive, more vacuous cases than --max-vacuous, or a score below
  --min-score · 130 Ctrl+C · 143 SIGTERM
With --all: the first of 2, 1, 3, 4 that a target returns.`,
  )
  .action(runCheckCommand);

/**
 * Runs the checks of a command line, and sets the exit code of the process.
 *
 * @throws UsageError, whose message shows no value that the configuration took from the environment.
 */
export async function runCheckCommand(target: string | undefined, flags: CheckFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { readConfig } = await import('../config/index.ts');
  const { toRedactedError, withRedactedErrors } = await import('../config/redact-errors.ts');
  const { reportUsageErrorToGithub } = await import('../reporters/github-usage-error.ts');
  const { watchPlugins } = await import('../plugins/watch-plugins.ts');
  const { createCheckRuns, runsUserCode } = await import('./select-checks.ts');
  const { printPlannedCases, runChecks, printRemarks } = await import('./run-checks.ts');
  const config = await readConfig(flags.config, process.env);
  await withRedactedErrors(config, async () => {
    const runs = createCheckRuns(target, flags, config, process.env);
    printRemarks(runs);
    const watch = runs.some(runsUserCode) ? watchPlugins() : undefined;
    if (flags.dryRun) return await printPlannedCases(runs).finally(watch);
    process.exitCode = await runChecks(runs, (error) => {
      const { message } = toRedactedError(error, config);
      process.stderr.write(`chatpact: ${message} [${error.code}]\n`);
      const reports = runs.flatMap((run) => run.reports.report.flatMap((report) => ['--report', report]));
      reportUsageErrorToGithub({ message, code: error.code }, ['check', ...reports]);
    }).finally(watch);
  });
}
