import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { type CheckContext, resolveRequest, sendRequest } from '../check-context.ts';
import { judgeAnswer } from '../checks/index.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import { listPropertyNames } from '../judge/property-names.ts';
import type { RequestCase } from '../plan/case.ts';
import { withRules } from '../plugins/judge-rules.ts';
import { toFindings } from '../results/finding.ts';
import { type Outcome, toOutcome, toVerdict } from '../results/verdict.ts';
import { explainFindings } from '../suppressions/known-deviations.ts';
import { type Absence, looksAbsent, toAbsenceDrafts, toReason } from './find-absent-operations.ts';
import { findVacuousReason } from './vacuity.ts';

/** Statuses for an example of the document that the server does not have or accept. */
const statusesOfUnknownExample: readonly number[] = [400, 403, 404, 410, 422];

/** Runs a request case: sends one request and applies all checks to its response. */
export async function runRequest(each: RequestCase, world: CheckContext): Promise<Outcome> {
  const operation = world.contract.findOperation(each.operation);
  if (!operation) return toOutcome('skipped', `the document has no operation ${each.operation}`);
  const resolved = await resolveRequest(world, operation, each.request);
  if ('reason' in resolved) return toOutcome('skipped', resolved.reason);
  const mayBeKnown = each.expect.kind === 'success';
  const exchange = await sendRequest(world, operation, resolved, { ...each.request, mayBeKnown });

  const { examples = [] } = resolved;
  if (each.expect.kind === 'success' && examples.length > 0 && statusesOfUnknownExample.includes(exchange.status)) {
    const names = examples.join(' and ');
    const remedy = `set a value for ${names} in operations of the configuration`;
    return toOutcome(
      'skipped',
      `the server returned ${exchange.status} for the document's example of ${names}; ${remedy}`,
    );
  }

  const { expect, request } = each;
  const subject = { contract: world.contract, operation, expect, exchange, request };
  const names = listPropertyNames(world.contract, [operation.id]);
  const judge = (contract: Contract) => {
    const amended = contract.findOperation(operation.id) ?? operation;
    const drafts = judgeAnswer({ ...subject, contract, operation: amended });
    return toFindings(drafts, { operation: operation.id, caseId: each.id, curl: exchange.curl }, names);
  };
  const findings = explainFindings(judge, world.contract, { ledger: world.ledger, operations: [operation.id] });
  const unserved = findings.length > 0 ? await world.findUnserved?.(operation) : undefined;
  if (unserved !== undefined) return toOutcome('skipped', unserved);
  const absence = findings.length > 0 ? await findAbsence(operation, exchange, world) : undefined;
  if (absence) return reportAbsence(each, absence, world, exchange.curl);
  const vacuity = each.expect.kind === 'success' ? findVacuousReason(subject) : undefined;
  const verdict = toVerdict(findings, vacuity === undefined ? 'pass' : 'vacuous');
  const outcome = { verdict, reason: verdict === 'vacuous' ? vacuity : undefined, findings };
  return withRules(outcome, world.rules, [{ operation, exchange, expect: each.expect, caseId: each.id, names }]);
}

/** Finds out whether the server does not have the operation, and the ledger does not explain that. */
async function findAbsence(
  operation: Operation,
  exchange: Exchange,
  world: CheckContext,
): Promise<Absence | undefined> {
  return looksAbsent(exchange) ? world.presence?.findAbsence(operation) : undefined;
}

/** Reports a missing operation once, in its default success case. Its other cases are skipped. */
function reportAbsence(each: RequestCase, absence: Absence, { contract }: CheckContext, curl: string): Outcome {
  const skipped = toOutcome('skipped', toReason(absence));
  const operation = contract.findOperation(each.operation);
  if (!operation || each.id !== `${operation.id}/success`) return skipped;
  const findings = toFindings(toAbsenceDrafts(absence, operation), { operation: operation.id, caseId: each.id, curl });
  return { ...skipped, verdict: toVerdict(findings, 'skipped'), findings };
}
