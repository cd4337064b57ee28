import { findAt } from '../../../specs/json.ts';
import type { Operation } from '../../../specs/operations.ts';
import { applicableTo } from '../../deviations.ts';
import { type Exchange, isSuccess } from '../../exchange.ts';
import { toPlainText } from '../../finding.ts';
import { judgeObserved, type Measure } from '../../judge-observed.ts';
import { toReportedOperations } from '../../places.ts';
import { createFloatingMatcher, createMatcher } from '../../proxy/match.ts';
import { findSecrets } from '../../proxy/secrets.ts';
import { createRedactor } from '../../redaction.ts';
import type { CheckEvent, PlannedCase } from '../../report.ts';
import type { Setup } from '../../setup.ts';
import { findVacuity } from '../../vacuity.ts';
import { type CaseResult, toVerdict } from '../../verdict.ts';
import { toExchange, toHeaders } from './entry.ts';
import type { HarEntry } from './har.ts';
import type { ReadHar } from './read-har.ts';

/** An entry that an operation was found for. */
interface Matched {
  /** Its place in the file, from 1. */
  ordinal: number;
  operation: Operation;
  exchange: Exchange | { reason: string };
}

const nobodys = 'har/unmatched';

/**
 * Judges the entries of a HAR one by one: each is a case. There is no plan, so nothing is known of what an answer had
 * to be but its status, and figures are not compared.
 *
 * @param isAnywhere The target is not known: any host, and any path before the API's, will do.
 */
export async function* judgeHar(setup: Setup, har: ReadHar, isAnywhere: boolean): AsyncGenerator<CheckEvent> {
  const { options, vendor, contract } = setup;
  const { url, strict } = options;
  yield { type: 'started', url: url.href, vendor: vendor.name, strict };
  const matched = await matchAll(setup, har.entries, isAnywhere);
  const left = har.entries.length + har.broken - matched.length;
  const planned = [...matched.map(toPlanned), ...(left > 0 ? [toUnmatched(left, har)] : [])];
  yield { type: 'planned', cases: planned, operations: toReportedOperations(contract, planned) };
  const measure: Measure = { contract, ledger: applicableTo(contract.ledger, findVersion(setup, matched)) };
  for (const each of matched) yield { type: 'case', result: judge(each, measure) };
  for (const { skip, ...rest } of planned) {
    if (rest.id === nobodys) {
      yield { type: 'case', result: { ...rest, verdict: 'skipped', reason: skip, findings: [], durationMs: 0 } };
    }
  }
}

async function matchAll(
  { options, vendor, contract }: Setup,
  entries: HarEntry[],
  isAnywhere: boolean,
): Promise<Matched[]> {
  const match = isAnywhere ? createFloatingMatcher(contract) : createMatcher(contract, options.url.pathname);
  const secrets = entries.flatMap(({ request }) => {
    const headers = Object.entries(toHeaders(request.headers));
    return [...findSecrets({ headers, url: request.url }, vendor)];
  });
  const redactor = createRedactor(new Map(secrets));
  const matched: Matched[] = [];
  for (const [index, entry] of entries.entries()) {
    const { origin, pathname } = new URL(entry.request.url);
    const operation = isAnywhere || origin === options.url.origin ? match(entry.request.method, pathname) : undefined;
    if (!operation) continue;
    const exchange = await toExchange(entry, operation, { vendor, redactor });
    matched.push({ ordinal: index + 1, operation, exchange });
  }
  return matched;
}

/** The version of the server, when somebody asked it. */
function findVersion({ published }: Setup, matched: readonly Matched[]): string | undefined {
  const { version } = published.behaviour;
  for (const { operation, exchange } of matched) {
    if (operation.id !== version?.operation || 'reason' in exchange || !isSuccess(exchange.status)) continue;
    const said = exchange.body.kind === 'json' ? findAt(exchange.body.value, version.pointer) : undefined;
    if (typeof said === 'string') return toPlainText(said, 40);
  }
  return undefined;
}

function toPlanned({ ordinal, operation, exchange }: Matched): PlannedCase {
  const status = 'reason' in exchange ? 'nothing' : exchange.status;
  return {
    id: `${operation.id}/har/${ordinal}`,
    title: `${operation.id} answered ${status}, entry ${ordinal}`,
    kind: 'request',
    operation: operation.id,
    skip: 'reason' in exchange ? `the entry ${exchange.reason}` : undefined,
  };
}

function toUnmatched(left: number, { entries, broken }: ReadHar): PlannedCase {
  const all = entries.length + broken;
  return {
    id: nobodys,
    title: 'Entries that are no calls of this API',
    kind: 'request',
    operation: '(none)',
    skip: `${left} of ${all} entries match no operation of the contract`,
  };
}

function judge(matched: Matched, measure: Measure): CaseResult {
  const { skip, ...planned } = toPlanned(matched);
  const { operation, exchange } = matched;
  if ('reason' in exchange) return { ...planned, verdict: 'skipped', reason: skip, findings: [], durationMs: 0 };
  const findings = judgeObserved({ operation, exchange }, measure, planned.id);
  const subject = { contract: measure.contract, operation, expect: { kind: 'success' as const }, exchange };
  const vacuity = isSuccess(exchange.status) ? findVacuity(subject) : undefined;
  const verdict = toVerdict(findings, vacuity === undefined ? 'pass' : 'vacuous');
  return { ...planned, verdict, reason: verdict === 'vacuous' ? vacuity : undefined, findings, durationMs: 0 };
}
