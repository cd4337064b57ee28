import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json/json.ts';
import { callerRefusals } from '../checks/auth.ts';
import { type Case, operationsOf } from '../plan/case.ts';

/** What selectors look at of a case. */
export interface Selectable {
  id: string;
  kind: Case['kind'];
  /** The one that the case is about. */
  operation: string;
  /** Every one that it asks. */
  operations: readonly SelectableOperation[];
  /** Ids of the checks that may object to its answers. */
  checks: readonly string[];
}

export interface SelectableOperation {
  id: string;
  method: string;
  path: string;
  tags: readonly string[];
}

const ofAnswers = ['status', 'content-type', 'headers', 'schema'];

/**
 * A case with what the contract says of its operations.
 *
 * @param optional Checks of single answers that are made besides the usual.
 */
export function toSelectable(each: Case, contract: Contract, optional: readonly string[] = []): Selectable {
  const operations = operationsOf(each).map((id) => toOperation(id, contract));
  return { id: each.id, kind: each.kind, operation: each.operation, operations, checks: listChecks(each, optional) };
}

/** The checks that may object to a case's answers, in the order in which they are asked. */
function listChecks(each: Case, optional: readonly string[]): string[] {
  if (each.kind === 'relation') return ['relation'];
  if (each.kind === 'story') return [...ofAnswers, 'relation', ...optional];
  if (each.kind === 'walk') return [...ofAnswers, 'pagination', ...optional];
  const isAboutCaller = each.expect.kind === 'refusal' && callerRefusals.includes(each.expect.refusal);
  return isAboutCaller ? ['auth', ...ofAnswers, ...optional] : [...ofAnswers, ...optional];
}

function toOperation(id: string, contract: Contract): SelectableOperation {
  const operation = contract.findOperation(id);
  const tags = operation && findAt(contract.document, `${operation.pointer}/tags`);
  return {
    id,
    method: operation?.method.toUpperCase() ?? '',
    path: operation?.path ?? '',
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
}
