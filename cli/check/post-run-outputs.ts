import { type CheckReport, proposeOverlay, writeBaseline } from '../../contracts/index.ts';
import { count } from '../../contracts/reporters/sentences.ts';
import { writeFile } from '../reporters/file-sink.ts';
import type { CheckRun } from './check-run.ts';

/**
 * Writes the outputs of a finished check besides its reports: an updated baseline and proposals for a ledger. A file that
 * cannot be written does not change the exit code.
 *
 * @param onUnwritten Called for a file that cannot be written. The other file is written nevertheless.
 */
export async function writePostRunOutputs(
  { options, proposeOverlay: proposals, redactor }: CheckRun,
  report: CheckReport,
  onUnwritten: (error: unknown, toShown: (text: string) => string) => void,
): Promise<void> {
  // Standard output may be a report. Paths may contain values of the environment, which are redacted.
  const print = (text: string) => void process.stderr.write(`chatpact: ${redactor.text(text)}\n`);
  const { baseline, baselineUpdate, document, ledgers, specRoots, plugins } = options;
  const onError = (error: unknown) => onUnwritten(error, redactor.text);
  if (baselineUpdate && baseline !== undefined) await updateBaseline(baseline, report).then(print, onError);
  if (proposals === undefined) return;
  if (report.failure) return print(`${proposals} was not written: ${report.failure.message}`);
  const { overlay, proposed, inexpressibleCount } = await proposeOverlay(report, {
    document,
    ledgers,
    specRoots,
    plugins,
  });
  try {
    writeFile(proposals, overlay);
  } catch (error) {
    return onError(error);
  }
  const rest =
    inexpressibleCount === 0 ? '' : `; ${inexpressibleCount} that a contract cannot express are listed as comments`;
  print(`${proposals} has ${count(proposed, 'proposal')} to review${rest}.`);
}

/** Updates a baseline. Returns a sentence about what changed, or why it was not written. */
async function updateBaseline(path: string, report: CheckReport): Promise<string> {
  const written = await writeBaseline(path, report);
  if ('obstacle' in written) return `${path} was not updated: ${written.obstacle}.`;
  const { entries, added, dropped, expired } = written;
  const stale = expired === 0 ? '' : `; ${expired} of them expired: renew them by hand`;
  const { inconclusive } = report.summary.verdicts;
  const unjudged =
    inconclusive === 0 ? '' : `; ${count(inconclusive, 'case')} could not be judged and kept their entries`;
  const all = `${path} has ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${added} new, ${dropped} dropped`;
  return `${all}${unjudged}${stale}.`;
}
