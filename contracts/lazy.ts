// The check as the library exports it. Its code is loaded on the first call, because most users of the package need only
// the mock.

import type { JudgedResponse } from './judge/judge-response.ts';
import type { CheckOptions } from './options/options.ts';
import type { Proposals } from './propose/propose.ts';
import type { ProxyOptions, RunningProxy } from './proxy/types.ts';
import type { CheckEvent, CheckReport } from './results/check-report.ts';
import type { Finding } from './results/finding.ts';
import type { Baseline } from './suppressions/baseline/baseline.ts';
import type { WrittenBaseline } from './suppressions/baseline/write.ts';

/**
 * Checks a server against its vendor's documented contract and returns a report. It never throws because of the server;
 * `report.exitCode` is the overall result.
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
 * Runs the same check as a stream of events, for reporters. Cases come in the order of the plan. Leaving the loop stops
 * the check.
 *
 * @throws UsageError as {@link checkContract}, at the first event.
 */
export async function* runCheck(options: CheckOptions): AsyncGenerator<CheckEvent, void, undefined> {
  yield* (await import('./check.ts')).runCheck(options);
}

/**
 * Starts a proxy that forwards requests and responses unchanged, and judges them afterwards.
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
 * Judges one response by the documented contract of an operation. A success must match its documentation, a refusal must
 * be documented, and a server error is a violation.
 *
 * @param operation The id of an operation of any vendor; `chatpact specs` lists them.
 * @returns The findings; known deviations have the field `deviation`. Empty for a response without problems.
 * @throws UsageError `UNKNOWN_OPERATION` for an unknown operation, or for a response whose body was already read.
 * @example
 * const findings = await judgeResponse(await fetch(url, { headers }), 'get-channel-summary-report');
 */
export async function judgeResponse(response: JudgedResponse, operation: string): Promise<Finding[]> {
  return (await import('./judge/judge-response.ts')).judgeResponse(response, operation);
}

/**
 * Drafts ledger entries for the violations and warnings of a check that neither a ledger nor a baseline excuses, one entry
 * for each place of the contract. A person must review each draft and add the evidence.
 *
 * @param options The document, ledgers and plugins that the check used.
 * @throws UsageError for a document or ledger that cannot be read.
 */
export async function proposeOverlay(
  report: CheckReport,
  options?: Pick<CheckOptions, 'document' | 'ledgers' | 'specRoots' | 'plugins' | 'clock'>,
): Promise<Proposals> {
  return (await import('./propose/propose.ts')).proposeOverlay(report, options);
}

/**
 * Reads a baseline from a YAML or JSON file.
 *
 * @throws UsageError `UNREADABLE_FILE`; `INVALID_DOCUMENT` for a file that is neither YAML nor JSON; `INVALID_BASELINE` for a
 *   baseline that breaks its schema (`chatpact/baseline.schema.json`), is for another vendor, or has duplicate entries.
 */
export async function readBaseline(path: string, vendor: string): Promise<Baseline> {
  return (await import('./suppressions/baseline/baseline.ts')).readBaseline(path, vendor);
}

/**
 * Updates a baseline file after a complete check. It adds findings that fail the check and removes entries that match no
 * finding. Other entries stay unchanged, with their reasons and end dates. Comments of a YAML file are lost.
 *
 * @returns Counts of the written entries; or, for an incomplete check, why nothing was written.
 * @throws UsageError `UNWRITABLE_FILE`, and the errors of {@link readBaseline}.
 * @example
 * const report = await checkContract({ ...options, baseline: 'known.yaml', baselineUpdate: true });
 * await writeBaseline('known.yaml', report);
 */
export async function writeBaseline(
  path: string,
  report: CheckReport,
  now?: Date,
): Promise<WrittenBaseline | { obstacle: string }> {
  return (await import('./suppressions/baseline/write.ts')).writeBaseline(path, report, now);
}
