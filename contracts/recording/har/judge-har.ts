import { findAt } from '../../../specs/json.ts';
import type { Operation } from '../../../specs/operations.ts';
import { applicableTo } from '../../deviations.ts';
import { type Exchange, isSuccess, Oversized } from '../../exchange.ts';
import { toPlainText } from '../../finding.ts';
import { judgeObserved, type Measure } from '../../judge-observed.ts';
import { toReportedOperations } from '../../places.ts';
import type { RequestCase } from '../../plan/case.ts';
import { ruleCheck, withRules } from '../../plugins/judge-rules.ts';
import type { Rule } from '../../plugins/rule.ts';
import { listPropertyNames } from '../../property-names.ts';
import { createFloatingMatcher, createMatcher } from '../../proxy/match.ts';
import { findSecrets } from '../../proxy/secrets.ts';
import { createRedactor, type Redactor } from '../../redaction.ts';
import type { CheckEvent, PlannedCase } from '../../report.ts';
import { selectCases } from '../../selection/select-cases.ts';
import { withinChecks } from '../../selection/within-checks.ts';
import type { Setup } from '../../setup.ts';
import { findVacuity } from '../../vacuity.ts';
import type { VendorCheck } from '../../vendor.ts';
import { type CaseResult, toOutcome, toVerdict } from '../../verdict.ts';
import { findGap, toExchange, toHeaders } from './entry.ts';
import type { HarEntry } from './har.ts';
import type { ReadHar } from './read-har.ts';

/** An entry that an operation was found for. */
interface Matched {
  /** Its place in the file, from 1. */
  ordinal: number;
  operation: Operation;
  entry: HarEntry;
  /** Ids of the checks that judge it; all without it. */
  checks?: readonly string[];
}

/** Makes an exchange of an entry. */
type Read = (matched: Matched) => Promise<Exchange>;

const nobodys = 'har/unmatched';

/**
 * Judges the entries of a HAR one by one: each is a case. There is no plan, so nothing is known of what an answer had
 * to be but its status, and figures are not compared.
 *
 * @param isAnywhere The target is not known: any host, and any path before the API's, will do.
 */
export async function* judgeHar(setup: Setup, har: ReadHar, isAnywhere: boolean): AsyncGenerator<CheckEvent> {
  const { options, vendor, contract } = setup;
  const { url, strict, tolerances } = options;
  yield { type: 'started', url: url.href, vendor: vendor.name, strict, tolerances };
  const matched = matchAll(setup, har.entries, isAnywhere);
  const redactor = toRedactor(har.entries, vendor);
  // One after the other, and none is kept: all of them, parsed, are larger than the file.
  const read: Read = ({ entry, operation }) => toExchange(entry, operation, { vendor, redactor });
  const { chosen, selection } = choose(setup, matched);
  const left = har.entries.length + har.broken - matched.length;
  const planned = [...chosen.map(toPlanned), ...(left > 0 ? [toUnmatched(left, har)] : [])];
  yield { type: 'planned', cases: planned, operations: toReportedOperations(contract, planned), selection };
  const measure: Measure = { contract, ledger: applicableTo(contract.ledger, await findVersion(setup, matched, read)) };
  for (const each of chosen) yield { type: 'case', result: await judge(each, measure, read, setup.rules) };
  for (const { skip, ...rest } of planned) {
    if (rest.id === nobodys) {
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

/** The entries that `only` and `exclude` leave, each with the checks that they leave of it. */
function choose({ contract, options, rules }: Setup, matched: readonly Matched[]) {
  const optional = rules.length > 0 ? [ruleCheck.id] : [];
  const { cases, selection } = selectCases(matched.map(toCase), contract, options, optional);
  const left = new Map(cases.map(({ id, checks }) => [id, checks]));
  const chosen = matched
    .map((each) => ({ ...each, id: toPlanned(each).id }))
    .filter(({ id }) => left.has(id))
    .map(({ id, ...each }): Matched => ({ ...each, checks: left.get(id) }));
  return { chosen, selection };
}

/** An entry as selectors see it: as a request of which nothing is known but its operation. */
function toCase(matched: Matched): RequestCase {
  const { id, title, operation } = toPlanned(matched);
  const request = { path: {}, query: {}, role: 'none' as const };
  return { kind: 'request', id, title, operation, request, expect: { kind: 'success' } };
}

/** Takes out the secrets that the requests were sent with. */
function toRedactor(entries: readonly HarEntry[], vendor: VendorCheck): Redactor {
  const secrets = entries.flatMap(({ request }) => {
    const headers = Object.entries(toHeaders(request.headers));
    return [...findSecrets({ headers, url: request.url }, vendor)];
  });
  return createRedactor(new Map(secrets));
}

/** The version of the server, when somebody asked it. */
async function findVersion({ published }: Setup, matched: readonly Matched[], read: Read): Promise<string | undefined> {
  const { version } = published.behaviour;
  for (const each of matched) {
    if (each.operation.id !== version?.operation || findGap(each.entry)) continue;
    const exchange = await read(each).catch(toUnread);
    if ('reason' in exchange || !isSuccess(exchange.status)) continue;
    const said = exchange.body.kind === 'json' ? findAt(exchange.body.value, version.pointer) : undefined;
    if (typeof said === 'string') return toPlainText(said, 40);
  }
  return undefined;
}

/** Why a body is not judged. Throws what is no reason of its own. */
function toUnread(error: unknown): { reason: string } {
  if (error instanceof Oversized) return { reason: error.message };
  if (error instanceof RangeError) return { reason: 'the answer is too large to be judged' };
  throw error;
}

function toPlanned({ ordinal, operation, entry }: Matched): PlannedCase {
  const gap = findGap(entry);
  const { status } = entry.response;
  return {
    id: `${operation.id}/har/${ordinal}`,
    title: `${operation.id} answered ${gap === undefined ? status : 'nothing'}, entry ${ordinal}`,
    kind: 'request',
    operation: operation.id,
    skip: gap === undefined ? undefined : `the entry ${gap}`,
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

async function judge(matched: Matched, measure: Measure, read: Read, rules: readonly Rule[]): Promise<CaseResult> {
  const { skip, ...planned } = toPlanned(matched);
  const { operation, entry, checks } = matched;
  if (skip !== undefined) return { ...planned, verdict: 'skipped', reason: skip, findings: [], durationMs: 0 };
  const exchange = await read(matched).catch(toUnread);
  if ('reason' in exchange)
    return { ...planned, ...toOutcome('inconclusive', exchange.reason), durationMs: toDuration(entry) };
  const { url, headers } = entry.request;
  const findings = judgeObserved({ operation, exchange, url, headers: toHeaders(headers) }, measure, planned.id);
  const subject = { contract: measure.contract, operation, expect: { kind: 'success' as const }, exchange };
  const vacuity = isSuccess(exchange.status) ? findVacuity(subject) : undefined;
  const verdict = toVerdict(findings, vacuity === undefined ? 'pass' : 'vacuous');
  const outcome = { verdict, reason: verdict === 'vacuous' ? vacuity : undefined, findings };
  const kind = isSuccess(exchange.status) ? ('success' as const) : ('refusal' as const);
  const names = listPropertyNames(measure.contract, [operation.id]);
  const ruled = withRules(outcome, rules, [{ operation, exchange, expect: { kind }, caseId: planned.id, names }]);
  return { ...planned, ...withinChecks({ kind: 'request', checks }, ruled), durationMs: toDuration(entry) };
}

const longestMs = 86_400_000;

/** What the browser measured; 0 for what is no time of a request. */
function toDuration({ time }: HarEntry): number {
  const milliseconds = Number(time);
  return milliseconds > 0 && milliseconds <= longestMs ? Math.round(milliseconds) : 0;
}
