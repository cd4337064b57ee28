import { Command, Option } from 'commander';
import { collectValues } from '../flags/shared-flags.ts';

const mergeCommand = new Command('merge')
  .description('merge the JSON reports of shards, or of repeated checks, into one')
  .argument('<file...>', 'reports that --report json=FILE wrote')
  .addOption(
    new Option('--report <name[=file]>', 'see chatpact check --help; repeatable (default: pretty)').argParser(
      collectValues,
    ),
  )
  .addHelpText(
    'after',
    `
The reports must have the same URL, vendor, version and strictness. For a case in several reports, the worst verdict
counts. Exit codes: see chatpact check --help; 4 if a shard is missing.`,
  )
  .action(merge);

export const reportCommand = new Command('report').description('work with reports of checks').addCommand(mergeCommand);

async function merge(files: string[], { report = [] }: { report?: string[] }): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { readReports } = await import('../../contracts/reporters/json/history.ts');
  const { mergeReports, toEvents } = await import('../../contracts/merge/merge-reports.ts');
  const { assertReport } = await import('./assert-report.ts');
  const { openReporters } = await import('../check/run-with-reports.ts');
  const reports = await readReports(files);
  for (const [index, each] of reports.entries()) assertReport(each, files[index] ?? '');
  const merged = mergeReports(reports);
  const { reporters, finish } = await openReporters({ report, trend: [] });
  for (const event of toEvents(merged)) for (const reporter of reporters) reporter.on(event);
  finish();
  process.exitCode = merged.exitCode;
}
