import { Command, Option } from 'commander';
import { collect } from './options.ts';

const mergeCommand = new Command('merge')
  .description('join the JSON reports of shards, or of repeated checks, into one')
  .argument('<file...>', 'what --report json=FILE has written')
  .addOption(
    new Option('--report <name[=file]>', 'as of chatpact check; may stand several times (default: pretty)').argParser(
      collect,
    ),
  )
  .addHelpText(
    'after',
    `
The reports must be of one URL, vendor, version and strictness. Of a case that is in several, the worst verdict counts.
Exit codes: those of chatpact check, for the whole; 4 when a shard is missing.`,
  )
  .action(merge);

export const reportCommand = new Command('report')
  .description('work with the reports of checks')
  .addCommand(mergeCommand);

async function merge(files: string[], { report = [] }: { report?: string[] }): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { readReports } = await import('../contracts/report/history.ts');
  const { mergeReports, toEvents } = await import('../contracts/merge.ts');
  const { assertReport } = await import('./assert-report.ts');
  const { openReporters } = await import('./report.ts');
  const reports = await readReports(files);
  for (const [index, each] of reports.entries()) assertReport(each, files[index] ?? '');
  const merged = mergeReports(reports);
  const { reporters, finish } = await openReporters({ report, trend: [] });
  for (const event of toEvents(merged)) for (const reporter of reporters) reporter.on(event);
  finish();
  process.exitCode = merged.exitCode;
}
