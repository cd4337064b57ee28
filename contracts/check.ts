import { describeUnexpectedError } from '../error-trace.ts';
import { packageVersion } from '../package-info.ts';
import { type Connection, prepareConnection } from '../specs/connection/connection.ts';
import { isPlainWord } from '../specs/connection/extra-headers.ts';
import { assertKnownOptions } from '../specs/known-options.ts';
import { UsageError } from '../usage-error.ts';
import { createClient } from './client/client.ts';
import { assertFullIdentity } from './credentials/credentials.ts';
import { PostponedRequest } from './exchanges/exchange.ts';
import { createRedactor } from './exchanges/redaction.ts';
import { logIn, type Sessions, withExpectedLogins } from './login/log-in.ts';
import { toSentences } from './obstacles/find-obstacle.ts';
import { refuseUpdate } from './options/option-checks.ts';
import { checkOptionNames } from './options/option-table.ts';
import type { CheckOptions } from './options/options.ts';
import { toReportedOptions } from './options/reported-options.ts';
import { listSecretWords } from './options/user-headers.ts';
import { openSource, type Source } from './recording/source.ts';
import { openRecorder } from './recording/write.ts';
import { type CheckEvent, type CheckReport, foldReport, type PlannedCase } from './results/check-report.ts';
import type { CaseResult } from './results/verdict.ts';
import { createFailFast } from './run/fail-fast.ts';
import { perform, toPlanned } from './run/run-cases.ts';
import { plan, prepare, type Setup } from './setup.ts';
import { createBaselineMarker } from './suppressions/baseline/mark-findings.ts';
import { findUnusedEntries } from './suppressions/unused-entries.ts';
import type { CheckFailure } from './target.ts';

/** Implements `checkContract`; lazy.ts exports and documents it. */
export async function checkContract(options: CheckOptions): Promise<CheckReport> {
  let report: CheckReport | undefined;
  for await (const event of runAs('checkContract', options)) if (event.type === 'finished') report = event.report;
  if (!report) throw new Error('A check ends with its report.');
  return report;
}

/** Implements `runCheck`; lazy.ts exports and documents it. */
export function runCheck(options: CheckOptions): AsyncGenerator<CheckEvent, void, undefined> {
  return runAs('runCheck', options);
}

/** @param called The function that the user called, as messages name it. */
async function* runAs(called: string, given: CheckOptions): AsyncGenerator<CheckEvent, void, undefined> {
  assertKnownOptions(called, given, checkOptionNames);
  const source = await openSource(given);
  const { options } = source;
  const prepared = await prepare(options);
  const isLive = !source.har && !source.replay;
  const expected = isLive ? withExpectedLogins(prepared) : prepared;
  if (!source.har) assertFullIdentity(expected.vendor, expected.credentials);
  else if (options.baselineUpdate) throw refuseUpdate();
  // Throws for a selector that matches no case before any request is sent.
  if (!source.har) plan(expected);
  const connection = isLive ? await prepareConnection(prepared.options.url, options, prepared.variables) : undefined;
  const sessions = connection && (await logIn(prepared, connection));
  try {
    yield* runPrepared(sessions?.setup ?? prepared, { given, source, connection, sessions });
  } finally {
    await sessions?.close();
  }
}

/** Runs a check after the logins, whether they succeeded or not. */
async function* runPrepared(
  setup: Setup,
  {
    given,
    source,
    connection,
    sessions,
  }: { given: CheckOptions; source: Source; connection?: Connection; sessions?: Sessions },
): AsyncGenerator<CheckEvent, void, undefined> {
  const { options } = source;
  const passwords = [...(sessions?.secrets ?? [])];
  const strongPasswords = passwords.filter(([password]) => !isPlainWord(password));
  const secrets = new Map([...(connection?.secrets ?? []), ...strongPasswords, ...setup.credentials.secrets]);
  const redactor = createRedactor(secrets);
  const plainPasswords = passwords.filter(([password]) => isPlainWord(password));
  const words = listSecretWords(
    new Map([...(connection?.extraHeaders.plainWordSecrets ?? []), ...plainPasswords]),
    setup.contract,
  );
  // Also redacts passwords that are plain words, which responses may contain for other reasons.
  const eventRedactor = createRedactor(new Map([...words, ...secrets]));
  const { strict, clock, baselineUpdate: update } = setup.options;
  const now = clock();
  const runInfo = {
    chatpactVersion: packageVersion,
    startedAt: now.toISOString(),
    options: toReportedOptions(given),
  };
  if (sessions?.failure) {
    for (const event of endAtLogin(setup, { ...sessions, failure: sessions.failure, runInfo }))
      yield eventRedactor.deep(event);
    return;
  }
  const recorder = options.record === undefined ? undefined : await openRecorder(options.record, setup);
  const stop = new AbortController();
  const timeoutReason = `the total timeout of ${(options.timeoutMs ?? 0) / 1000} s has elapsed`;
  let isTimedOut = false;
  const onTimeout = () => {
    isTimedOut = true;
    stop.abort(new PostponedRequest(timeoutReason));
  };
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const client = createClient({ ...setup.options, connection, redactor, signal });
  const started = performance.now();
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(onTimeout, options.timeoutMs);
  const events: CheckEvent[] = [];
  const excuse = createBaselineMarker(setup.baseline, { strict, update, now, places: setup.baselinePlaces });
  const failFast = options.failFast ? createFailFast(strict, (reason) => stop.abort(reason)) : undefined;
  const toReportedResult = (result: CaseResult) => failFast?.toReportedResult(excuse(result)) ?? excuse(result);
  let failure: CheckFailure | undefined;
  try {
    // The client has redacted the responses. Events are redacted again, for texts that come from elsewhere and for
    // passwords that are plain words. A score needs a complete check, so the first violation also stops the score.
    const performed = failFast ? { ...setup, options: { ...setup.options, signal } } : setup;
    const performing = perform(performed, client, { source, recorder, connection, stop: signal });
    for await (const event of catchUnexpected(performing)) {
      if ('kind' in event) {
        failure = eventRedactor.deep(event);
        continue;
      }
      const redacted = eventRedactor.deep(event.type === 'started' ? { ...event, ...runInfo } : event);
      const safe = redacted.type === 'case' ? { ...redacted, result: toReportedResult(redacted.result) } : redacted;
      events.push(safe);
      yield safe;
    }
    clearTimeout(timer);
    if (options.signal?.aborted) failure = { kind: 'stopped', message: 'The check was stopped before it finished.' };
    else if (failFast?.findFailure()) failure = failFast.findFailure();
    else if (stop.signal.aborted && isTimedOut)
      failure ??= { kind: 'stopped', message: `The check is not complete: ${timeoutReason}.` };
    if (client.lost)
      failure ??= { kind: 'stopped', message: `The server went away during the check: ${toSentences(client.lost)}` };
    const durationMs = Math.round(performance.now() - started);
    const isLoose = source.har !== undefined;
    const unused = findUnusedEntries(setup, events, { failure, isLoose });
    const end = { requests: client.sentCount + (sessions?.sent ?? 0), durationMs, failure, ...unused };
    yield { type: 'finished', report: foldReport(events, end) };
    // The recording is written last, so that the report exists even if writing fails.
    await recorder?.write(events, redactor);
  } finally {
    clearTimeout(timer);
    stop.abort();
    await client.close();
  }
}

/** Passes events on, and replaces an unexpected error by a failure, so that earlier findings are still reported. */
async function* catchUnexpected(events: ReturnType<typeof perform>): ReturnType<typeof perform> {
  try {
    yield* events;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    yield { kind: 'stopped', message: `The check is not complete: ${describeUnexpectedError(error)}.` };
  }
}

/** The events of a check whose callers could not log in. */
function* endAtLogin(
  { options, vendor }: Setup,
  { failure, sent: requests, runInfo }: Pick<Sessions, 'sent'> & { failure: CheckFailure; runInfo: object },
): Generator<CheckEvent> {
  const { url, strict, shard, tolerances } = options;
  const started: CheckEvent = {
    type: 'started',
    url: url.href,
    vendor: vendor.name,
    strict,
    shard,
    tolerances,
    ...runInfo,
  };
  yield started;
  yield { type: 'finished', report: foldReport([started], { requests, durationMs: 0, failure }) };
}

/**
 * Lists the cases that a check would run, and those that it would skip, with the reason. It sends no request, and
 * credentials may be missing.
 *
 * @throws UsageError as {@link checkContract}, except for missing credentials.
 */
export async function planCheck(options: CheckOptions): Promise<PlannedCase[]> {
  const { options: own, replay, har } = await openSource(options);
  if (har)
    throw new UsageError(
      'HAR_WITHOUT_PLAN',
      '--dry-run cannot list the cases of a HAR: each of its entries is one case.',
    );
  const cases = plan(replay ? await prepare(own) : withExpectedLogins(await prepare(own)));
  return cases.map((each) => toPlanned(replay?.withSkip(each) ?? each));
}
