import { findResponse, type Operation } from '../../specs/operations.ts';
import type { Change, FindingGroup, Inexpressible, ProposedAction } from './change.ts';
import { findOperationPath, toJsonPath } from './nodes.ts';

/** For another status than documented: of a refusal, or an undocumented success. */
export function proposeStatus(occasion: FindingGroup): Change | Inexpressible {
  const status = Number(occasion.finding.actual);
  // A crash or a redirect is one finding for all kinds of refusals.
  const refusals = occasion.cases.flatMap((id) => refusalOf(id, occasion.operation) ?? []);
  if (refusals.length === 0) {
    if (status >= 200 && status < 300) return toChange(occasion, status, {});
    return { why: 'a request that must succeed was refused or failed' };
  }
  const change = toChange(occasion, status, {
    'x-chatpact': { refusals: Object.fromEntries(refusals.map((each) => [each, status])) },
  });
  // A crash is listed as known but still fails the check.
  return status < 500 ? change : { ...change, excused: false };
}

/** The kind of refusal that a case is about, with its parameter: `invalid:page`. */
export function refusalOf(caseId: string, { id }: Operation): string | undefined {
  const [kind, refusal] = caseId.slice(id.length + 1).split('/');
  return kind === 'refusal' ? refusal : undefined;
}

function toChange({ contract, operation }: FindingGroup, status: number, update: NonNullable<object>): Change {
  const target = toJsonPath(findOperationPath(contract.document, operation));
  const isDocumented = findResponse(operation, status) !== undefined;
  const responses = { [String(status)]: { description: 'Observed, not documented' } };
  const action: ProposedAction = { target, update: { ...update, ...(isDocumented ? {} : { responses }) } };
  return {
    place: `${target} ${JSON.stringify(action.update)}`,
    shapes: [],
    remark: isDocumented ? undefined : 'describe the body of the new response',
    toActions: () => [action],
  };
}
