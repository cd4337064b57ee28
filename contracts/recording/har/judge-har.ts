import { findAt } from '../../../specs/json/json.ts';
import type { Operation } from '../../../specs/operations.ts';
import { type Exchange, isSuccess, OversizedResponse } from '../../exchanges/exchange.ts';
import { createRedactor, type Redactor } from '../../exchanges/redaction.ts';
import { type JudgingContract, judgeObserved } from '../../judge/judge-observed.ts';
import { listPropertyNames } from '../../judge/property-names.ts';
import type { RequestCase } from '../../plan/case.ts';
import { ruleCheck, withRules } from '../../plugins/judge-rules.ts';
import type { Rule } from '../../plugins/rule.ts';
import { createFloatingMatcher, createMatcher } from '../../proxy/match.ts';
import { findSecrets } from '../../proxy/secrets.ts';
import type { CheckEvent, PlannedCase } from '../../results/check-report.ts';
import { toReportedOperations } from '../../results/file-location.ts';
import { toPlainText } from '../../results/finding.ts';
import { type CaseResult, toOutcome, toVerdict } from '../../results/verdict.ts';
import { findVacuousReason } from '../../run/vacuity.ts';
import { selectCases } from '../../selection/select-cases.ts';
import { withinChecks } from '../../selection/within-checks.ts';
import type { Setup } from '../../setup.ts';
import { applicableTo } from '../../suppressions/known-deviations.ts';
import type { VendorCheck } from '../../vendor.ts';
import { findMissingPart, toExchange, toHeaders } from './entry.ts';
import type { HarEntry } from './har.ts';
import type { ReadHar } from './read-har.ts';

/** An entry whose request matches an operation. */
interface Matched {
  /** Its position in the file, from 1. */
  ordinal: number;
  operation: Operation;
  entry: HarEntry;
  /** Ids of the checks that judge it. Default: all. */
  checks?: readonly string[];
}

/** Converts an entry to an exchange. */
type Read = (matched: Matched) => Promise<Exchange>;

const unmatchedId = 'har/unmatched';

/**
 * Judges the entries of a HAR, each as a case of its own. Without a plan, responses are judged by the document for their
 * status only, and figures are not compared.
 *
 * @param isAnywhere The target is unknown: accepts every host, and every path prefix before the API's path.
 */
export async function* judgeHar(setup: Setup, har: ReadHar, isAnywhere: boolean): AsyncGenerator<CheckEvent> {
  const { options, vendor, contract } = setup;
  const { url, strict, tolerances } = options;
  yield { type: 'started', url: url.href, vendor: vendor.name, strict, tolerances };
  const matched = matchAll(setup, har.entries, isAnywhere);
  const redactor = toRedactor(har.entries, vendor);
  // Entries are parsed one at a time and not kept, since all of them parsed would be larger than the file.
  const read: Read = ({ entry, operation }) => toExchange(entry, operation, { vendor, redactor });
  const { chosen, selection } = choose(setup, matched);
  const unmatchedCount = har.entries.length + har.broken - matched.length;
  const planned = [...chosen.map(toPlanned), ...(unmatchedCount > 0 ? [toUnmatched(unmatchedCount, har)] : [])];
  yield { type: 'planned', cases: planned, operations: toReportedOperations(contract, planned), selection };
  const measure: JudgingContract = {
    contract,
    ledger: applicableTo(contract.ledger, await findVersion(setup, matched, read)),
  };
  for (const each of chosen) yield { type: 'case', result: await judge(each, measure, read, setup.rules) };
  for (const { skip, ...rest } of planned) {
    if (rest.id === unmatchedId) {
      yield { type: 'case', result: { ...rest, verdict: 'skipped', reason: skip, findings: [], durationMs: 0 } };
    }
  }
}

function matchAll({ options, contract }: Setup, entries: readonly HarEntry[], isAnywhere: boolean): Matched[] {
  const match = isAnywhere ? createFloatingMatcher(contract) : createMatcher(contract, options.url.pathname);
  return entries.flatMap((entry, index) => {
    const { origin, pathname } = new URL(entry.request.url);
    const operation = isAnywhere || origin === options.url.origin ? match(entry.request.method, pathname) : undefined;
    return operation ? [{ ordinal: index + 1, operation, entry }] : [];
  });
}

/** Applies `only` and `exclude`: returns the selected entries, each with its selected checks. */
function choose({ contract, options, rules }: Setup, matched: readonly Matched[]) {
  const optional = rules.length > 0 ? [ruleCheck.id] : [];
  const { cases, selection } = selectCases(matched.map(toCase), contract, options, optional);
  const selectedChecks = new Map(cases.map(({ id, checks }) => [id, checks]));
  const chosen = matched
    .map((each) => ({ ...each, id: toPlanned(each).id }))
    .filter(({ id }) => selectedChecks.has(id))
    .map(({ id, ...each }): Matched => ({ ...each, checks: selectedChecks.get(id) }));
  return { chosen, selection };
}

/** An entry as a case for the selectors, which only know its operation. */
function toCase(matched: Matched): RequestCase {
  const { id, title, operation } = toPlanned(matched);
  const request = { path: {}, query: {}, role: 'none' as const };
  return { kind: 'request', id, title, operation, request, expect: { kind: 'success' } };
}

/** A redactor for the secrets in the requests. */
function toRedactor(entries: readonly HarEntry[], vendor: VendorCheck): Redactor {
  const secrets = entries.flatMap(({ request }) => {
    const headers = Object.entries(toHeaders(request.headers));
    return [...findSecrets({ headers, url: request.url }, vendor)];
  });
  return createRedactor(new Map(secrets));
}

/** The server's version, if one of the responses states it. */
async function findVersion({ published }: Setup, matched: readonly Matched[], read: Read): Promise<string | undefined> {
  const { version } = published.behaviour;
  for (const each of matched) {
    if (each.operation.id !== version?.operation || findMissingPart(each.entry)) continue;
    const exchange = await read(each).catch(toUnread);
    if ('reason' in exchange || !isSuccess(exchange.status)) continue;
    const stated = exchange.body.kind === 'json' ? findAt(exchange.body.value, version.pointer) : undefined;
    if (typeof stated === 'string') return toPlainText(stated, 40);
  }
  return undefined;
}

/** Why a body is not judged. Rethrows other errors. */
function toUnread(error: unknown): { reason: string } {
  if (error instanceof OversizedResponse) return { reason: error.message };
  if (error instanceof RangeError) return { reason: 'the response is too large to be judged' };
  throw error;
}

function toPlanned({ ordinal, operation, entry }: Matched): PlannedCase {
  const gap = findMissingPart(entry);
  const { status } = entry.response;
  return {
    id: `${operation.id}/har/${ordinal}`,
    title: `${operation.id} answered ${gap === undefined ? status : 'nothing'}, entry ${ordinal}`,
    kind: 'request',
    operation: operation.id,
    skip: gap === undefined ? undefined : `the entry ${gap}`,
  };
}

function toUnmatched(unmatchedCount: number, { entries, broken }: ReadHar): PlannedCase {
  const all = entries.length + broken;
  return {
    id: unmatchedId,
    title: 'Entries that are not requests to this API',
    kind: 'request',
    operation: '(none)',
    skip: `${unmatchedCount} of ${all} entries match no operation of the contract`,
  };
}

async function judge(
  matched: Matched,
  measure: JudgingContract,
  read: Read,
  rules: readonly Rule[],
): Promise<CaseResult> {
  const { skip, ...planned } = toPlanned(matched);
  const { operation, entry, checks } = matched;
  if (skip !== undefined) return { ...planned, verdict: 'skipped', reason: skip, findings: [], durationMs: 0 };
  const exchange = await read(matched).catch(toUnread);
  if ('reason' in exchange)
    return { ...planned, ...toOutcome('inconclusive', exchange.reason), durationMs: toDuration(entry) };
  const { url, headers } = entry.request;
  const findings = judgeObserved({ operation, exchange, url, headers: toHeaders(headers) }, measure, planned.id);
  const subject = { contract: measure.contract, operation, expect: { kind: 'success' as const }, exchange };
  const vacuity = isSuccess(exchange.status) ? findVacuousReason(subject) : undefined;
  const verdict = toVerdict(findings, vacuity === undefined ? 'pass' : 'vacuous');
  const outcome = { verdict, reason: verdict === 'vacuous' ? vacuity : undefined, findings };
  const kind = isSuccess(exchange.status) ? ('success' as const) : ('refusal' as const);
  const names = listPropertyNames(measure.contract, [operation.id]);
  const ruled = withRules(outcome, rules, [{ operation, exchange, expect: { kind }, caseId: planned.id, names }]);
  return { ...planned, ...withinChecks({ kind: 'request', checks }, ruled), durationMs: toDuration(entry) };
}

const maxDurationMs = 86_400_000;

/** The duration that the browser measured; 0 for values that cannot be one. */
function toDuration({ time }: HarEntry): number {
  const milliseconds = Number(time);
  return milliseconds > 0 && milliseconds <= maxDurationMs ? Math.round(milliseconds) : 0;
}
