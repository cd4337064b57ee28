import { planCheck } from '../../contracts/index.ts';
import { UsageError } from '../../usage-error.ts';
import { loadPlugins } from '../plugins/load-plugins.ts';
import { openOutput } from '../reporters/report-output.ts';
import { type SignalCode, signalCodes } from '../signals.ts';
import type { CheckRun } from './check-run.ts';
import { runCheckWithReports } from './run-with-reports.ts';

const ofSignals: readonly number[] = Object.values(signalCodes) satisfies SignalCode[];
/** Exit codes, the worst first. An incomplete run (signal, usage error) is worse than any finding. */
const worstFirst = [...ofSignals, 2, 1, 3, 4, 0];

/**
 * Checks the servers one after the other, until a signal. With several servers, a usage error of one does not stop the
 * others: it is reported and counts as exit code 2.
 *
 * @returns The worst exit code.
 * @throws UsageError of the check, if there is only one server.
 */
export async function runChecks(runs: readonly CheckRun[], onMistake: (error: UsageError) => void): Promise<number> {
  const codes: number[] = [];
  for (const run of runs) {
    const { name } = run;
    try {
      codes.push(await runCheckWithReports(await withPlugins(run)));
    } catch (error) {
      if (!(error instanceof UsageError) || runs.length === 1) throw error;
      onMistake(new UsageError(error.code, `${name}: ${error.message}`, { cause: error }));
      codes.push(2);
    }
    if (ofSignals.includes(codes.at(-1) ?? 0)) break;
  }
  return findWorstExitCode(codes);
}

/** Adds the loaded plugins of a check to its options. */
async function withPlugins(run: CheckRun): Promise<CheckRun> {
  const plugins = await loadPlugins(run.plugins);
  return plugins.length === 0 ? run : { ...run, options: { ...run.options, plugins } };
}

/** Prints which settings of a found configuration apply and which do not, each remark once. */
export function printRemarks(runs: readonly CheckRun[]): void {
  const remarks = new Set(runs.flatMap((run) => run.notices));
  for (const remark of remarks) process.stderr.write(`chatpact: ${remark}\n`);
}

/** Returns the worst exit code, in the order 130, 143, 2, 1, 3, 4, 0. */
export function findWorstExitCode(codes: readonly number[]): number {
  return worstFirst.find((code) => codes.includes(code)) ?? 0;
}

/**
 * Prints the id and title of each case that would run, one on each line. It sends nothing.
 *
 * @throws UsageError of the check, except for missing credentials.
 */
export async function printPlannedCases(runs: readonly CheckRun[]): Promise<void> {
  const output = openOutput();
  for (const run of runs) {
    const { name, options, redactor } = await withPlugins(run);
    if (runs.length > 1) output.write(`${name}\n`);
    for (const { id, title, skip } of redactor.deep(await planCheck(options))) {
      output.write(`${id} · ${title}${skip === undefined ? '' : ` (skipped: ${skip})`}\n`);
    }
  }
}
