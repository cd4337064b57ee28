import { type CheckReport, proposeOverlay, writeBaseline } from '../contracts/index.ts';
import { count } from '../contracts/report/words.ts';
import type { CheckRun } from './check-run.ts';
import { writeFile } from './file-sink.ts';

/**
 * What a finished check leaves behind besides its reports: an updated baseline, proposals for a ledger. What can't be
 * written is told; the check's own exit code says why (3, 4), since nobody made a mistake.
 *
 * @param onUnwritten Called for a file that can't be written; the other is written all the same.
 */
export async function writeAftermath(
  { options, proposeOverlay: proposals, redactor }: CheckRun,
  report: CheckReport,
  onUnwritten: (error: unknown, toShown: (text: string) => string) => void,
): Promise<void> {
  // Not on standard output, where a report may stand. Paths may hold what came from the environment.
  const tell = (text: string) => void process.stderr.write(`chatpact: ${redactor.text(text)}\n`);
  const { baseline, baselineUpdate, document, ledgers, specRoots } = options;
  const onError = (error: unknown) => onUnwritten(error, redactor.text);
  if (baselineUpdate && baseline !== undefined) await updateBaseline(baseline, report).then(tell, onError);
  if (proposals === undefined) return;
  if (report.failure) return tell(`${proposals} was not written: ${report.failure.message}`);
  const { overlay, proposed, left } = await proposeOverlay(report, { document, ledgers, specRoots });
  try {
    writeFile(proposals, overlay);
  } catch (error) {
    return onError(error);
  }
  const rest = left === 0 ? '' : `; ${left} that no contract can say stand there as a remark`;
  tell(`${proposals} has ${count(proposed, 'proposal')} to review${rest}.`);
}

/** Updates a baseline, and says what came of it. */
async function updateBaseline(path: string, report: CheckReport): Promise<string> {
  const written = await writeBaseline(path, report);
  if ('obstacle' in written) return `${path} was not updated: ${written.obstacle}.`;
  const { entries, added, dropped, expired } = written;
  const stale = expired === 0 ? '' : `; ${expired} of them expired, which only a person may renew`;
  const { inconclusive } = report.summary.verdicts;
  const unsettled =
    inconclusive === 0 ? '' : `; ${count(inconclusive, 'case')} could not be judged and kept what they had`;
  const all = `${path} has ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${added} new, ${dropped} dropped`;
  return `${all}${unsettled}${stale}.`;
}
