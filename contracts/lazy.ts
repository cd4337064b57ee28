// The check as the library offers it: its code is loaded when it is first called, since most who import chatpact want
// the mock, and would wait for it.
import type { Baseline } from './baseline/baseline.ts';
import type { WrittenBaseline } from './baseline/write.ts';
import type { Finding } from './finding.ts';
import type { JudgedResponse } from './judge-response.ts';
import type { CheckOptions } from './options.ts';
import type { Proposals } from './propose/propose.ts';
import type { ProxyOptions, RunningProxy } from './proxy/types.ts';
import type { CheckEvent, CheckReport } from './report.ts';

/**
 * Checks a server against its vendor's documented contract and says what it found. Nothing is thrown for what the
 * server does; `report.exitCode` sums it up.
 *
 * @throws UsageError for a mistake in the options, the document, a ledger, the baseline or the credentials.
 * @example
 * const report = await checkContract({ url: 'http://127.0.0.1:4010', vendor: 'chatwoot' });
 * console.log(report.exitCode, report.summary.verdicts);
 */
export async function checkContract(options: CheckOptions): Promise<CheckReport> {
  return (await import('./check.ts')).checkContract(options);
}

/**
 * The same check as a stream of events, for reporters. Cases come in the order of the plan. Leaving the loop early
 * stops the check.
 *
 * @throws UsageError as {@link checkContract}, at the first event.
 */
export async function* runCheck(options: CheckOptions): AsyncGenerator<CheckEvent, void, undefined> {
  yield* (await import('./check.ts')).runCheck(options);
}

/**
 * Starts a proxy that passes everything on unchanged and judges what goes by, after it went by.
 *
 * @throws UsageError for a mistake in the options, the document or a ledger, and `PORT_IN_USE`.
 * @example
 * const proxy = await createProxy({ target: 'https://chat.example.com', vendor: 'chatwoot' });
 * // … let your tests talk to proxy.url
 * await proxy.close();
 * console.log(proxy.findings.map(({ fingerprint, count }) => [fingerprint, count]));
 */
export async function createProxy(options: ProxyOptions): Promise<RunningProxy> {
  return (await import('./proxy/proxy.ts')).createProxy(options);
}

/**
 * Holds one answer against the documented contract of an operation: a success has to be as documented, a refusal
 * documented at all, and a server must not fail.
 *
 * @param operation An operation's id, of whichever vendor has it; see `chatpact specs`.
 * @returns What is wrong, known deviations with their `deviation`; empty for an answer that is right.
 * @throws UsageError `BAD_CALL` for an operation that no vendor has, or an answer whose body was read.
 * @example
 * const findings = await judgeResponse(await fetch(url, { headers }), 'get-channel-summary-report');
 */
export async function judgeResponse(response: JudgedResponse, operation: string): Promise<Finding[]> {
  return (await import('./judge-response.ts')).judgeResponse(response, operation);
}

/**
 * Proposes ledger entries for what a check found new: violations and warnings that neither a ledger nor a baseline
 * excuses, one entry for each place of the contract. They are drafts: a person has to read each, say how it is known,
 * and own it.
 *
 * @param options The document and ledgers that were checked by.
 * @throws UsageError for a document or ledger that can't be read.
 */
export async function proposeOverlay(
  report: CheckReport,
  options?: Pick<CheckOptions, 'document' | 'ledgers' | 'specRoots' | 'clock'>,
): Promise<Proposals> {
  return (await import('./propose/propose.ts')).proposeOverlay(report, options);
}

/**
 * Reads a baseline, YAML or JSON.
 *
 * @throws UsageError `UNREADABLE_FILE`, `BAD_DOCUMENT` for what is neither, `BAD_BASELINE` for one that breaks its
 *   schema (`chatpact/baseline.schema.json`), is of another vendor, or has an entry twice.
 */
export async function readBaseline(path: string, vendor: string): Promise<Baseline> {
  return (await import('./baseline/baseline.ts')).readBaseline(path, vendor);
}

/**
 * Writes the baseline after a whole check: what fails it is added, what is gone is dropped, the rest stays word for
 * word, reasons and ends included. Comments of a YAML file do not.
 *
 * @returns What was written, or, for a check that does not know everything, why nothing was.
 * @throws UsageError `UNWRITABLE_FILE`, and what {@link readBaseline} throws.
 * @example
 * const report = await checkContract({ ...options, baseline: 'known.yaml', baselineUpdate: true });
 * await writeBaseline('known.yaml', report);
 */
export async function writeBaseline(
  path: string,
  report: CheckReport,
  now?: Date,
): Promise<WrittenBaseline | { obstacle: string }> {
  return (await import('./baseline/write.ts')).writeBaseline(path, report, now);
}
