import { type Contract, loadContract } from '../specs/contract.ts';
import { getVendorName, type VendorName } from '../specs/vendors.ts';
import { type Client, createClient } from './client.ts';
import { assertFullIdentity, type Credentials, readVariables, toCredentials, type Variables } from './credentials.ts';
import { applicableTo } from './deviations.ts';
import { createIds } from './discovery.ts';
import { type CheckOptions, type SettledOptions, settleOptions } from './options.ts';
import type { Case } from './plan/case.ts';
import { planCases } from './plan.ts';
import { createRedactor } from './redaction.ts';
import { type CheckEvent, type CheckReport, foldReport, type PlannedCase } from './report.ts';
import { runCase } from './run.ts';
import { type CheckFailure, probeCredentials, probeTarget } from './target.ts';
import type { VendorCheck } from './vendor.ts';
import { vendorChecks } from './vendors/index.ts';
import { toUsualWindow } from './window.ts';
import type { World } from './world.ts';

/**
 * Checks a server against its vendor's documented contract and says what it found. Nothing is thrown for what the
 * server does; `report.exitCode` sums it up.
 *
 * @throws UsageError for a mistake in the options, the document, a ledger or the credentials.
 * @example
 * const report = await checkContract({ url: 'http://127.0.0.1:4010', vendor: 'chatwoot' });
 * console.log(report.exitCode, report.summary.verdicts);
 */
export async function checkContract(options: CheckOptions): Promise<CheckReport> {
  let report: CheckReport | undefined;
  for await (const event of runCheck(options)) if (event.type === 'finished') report = event.report;
  if (!report) throw new Error('A check ends with its report.');
  return report;
}

/**
 * The same check as a stream of events, for reporters. Cases come in the order of the plan. Leaving the loop early
 * stops the check.
 *
 * @throws UsageError as {@link checkContract}, at the first event.
 */
export async function* runCheck(options: CheckOptions): AsyncGenerator<CheckEvent, void, undefined> {
  const setup = await prepare(options);
  assertFullIdentity(setup.vendor, setup.credentials);
  const redactor = createRedactor(setup.credentials.secrets);
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const client = createClient({ ...setup.options, redactor, signal });
  const started = performance.now();
  const events: CheckEvent[] = [];
  let failure: CheckFailure | undefined;
  try {
    // The client has redacted the answers; once more here, for what no answer brought.
    for await (const event of perform(setup, client)) {
      if ('kind' in event) {
        failure = redactor.deep(event);
        continue;
      }
      const safe = redactor.deep(event);
      events.push(safe);
      yield safe;
    }
    if (options.signal?.aborted) failure = { kind: 'stopped', message: 'The check was stopped before its end.' };
    const durationMs = Math.round(performance.now() - started);
    yield { type: 'finished', report: foldReport(events, { requests: client.sent, durationMs, failure }) };
  } finally {
    stop.abort();
    await client.close();
  }
}

/**
 * The cases that a check would run, and those it would skip with the reason. Nothing is sent, and credentials may be
 * missing.
 *
 * @throws UsageError as {@link checkContract}, except for missing credentials.
 */
export async function planCheck(options: CheckOptions): Promise<PlannedCase[]> {
  return plan(await prepare(options)).map(toPlanned);
}

interface Setup {
  options: SettledOptions;
  vendor: VendorCheck;
  variables: Variables;
  credentials: Credentials;
  /** What the target is judged by. */
  contract: Contract;
  /** The vendor's own contract, which tells how to ask for the version. */
  published: Contract;
}

async function prepare(raw: CheckOptions): Promise<Setup> {
  const name = getVendorName(raw.vendor);
  const vendor = vendorChecks[name];
  const options = settleOptions(raw);
  toUsualWindow(new Date(), options.since, options.until);
  const variables = await readVariables(options.credentials, options.credentialsFile);
  const credentials = toCredentials(vendor, variables);
  const { document, ledgers = [] } = options;
  const published = await loadPublished(name);
  const isOwn = document === undefined && ledgers.length === 0;
  const contract = isOwn ? published : await loadContract({ vendor: name, document, ledgers });
  return { options, vendor, variables, credentials, contract, published };
}

// Nothing changes a contract, and compiling the validators of all its amendments takes longer than many a check.
const loaded = new Map<VendorName, Promise<Contract>>();

function loadPublished(vendor: VendorName): Promise<Contract> {
  const contract = loaded.get(vendor) ?? loadContract({ vendor });
  loaded.set(vendor, contract);
  return contract;
}

function plan({ contract, vendor, credentials, options }: Setup): Case[] {
  return planCases({ contract, vendor, credentials, allowWrites: options.allowWrites });
}

function toPlanned({ id, title, kind, operation, skip }: Case): PlannedCase {
  return { id, title, kind, operation, skip };
}

async function* perform(setup: Setup, client: Client): AsyncGenerator<CheckEvent | CheckFailure> {
  const { options, vendor, variables, credentials, contract } = setup;
  const { url, strict, since, until } = options;
  yield { type: 'started', url: url.href, vendor: vendor.name, strict };

  const facts = await probeTarget({ url, client, credentials, vendor }, setup.published);
  if ('kind' in facts) return yield facts;
  const { version, now } = facts;
  const window = toUsualWindow(now, since, until);
  const shown = { since: window.from.toISOString(), until: window.to.toISOString() };
  yield { type: 'target', version, now: now.toISOString(), window: shown };

  const ledger = applicableTo(contract.ledger, version);
  const ground = { url, vendor, contract, ledger, version, credentials, client, window };
  const world: World = { ...ground, ids: createIds(ground, options.ids, variables) };
  const refusal = await probeCredentials(world);
  if (refusal) return yield refusal;

  const cases = plan(setup);
  yield { type: 'planned', cases: cases.map(toPlanned) };
  // All at once: the client's queue decides how many requests are under way. Results wait for their turn.
  const running = cases.map((each) => runCase(each, world));
  for (const result of running) result.catch(() => undefined);
  for (const result of running) yield { type: 'case', result: await result };
}
