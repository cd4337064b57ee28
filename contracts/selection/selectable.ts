import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json/json.ts';
import { callerRefusals } from '../checks/auth.ts';
import { type Case, operationsOf } from '../plan/case.ts';

/** The properties of a case that selectors match. */
export interface Selectable {
  id: string;
  kind: Case['kind'];
  /** Id of the operation that the case tests. */
  operation: string;
  /** All operations that the case calls. */
  operations: readonly SelectableOperation[];
  /** Ids of the checks that may report a finding for the case. */
  checks: readonly string[];
}

export interface SelectableOperation {
  id: string;
  method: string;
  path: string;
  tags: readonly string[];
}

const responseChecks = ['status', 'content-type', 'headers', 'schema'];

/**
 * Converts a case for selectors. Adds the method, path and tags of its operations.
 *
 * @param optional Ids of additional checks of single responses.
 */
export function toSelectable(each: Case, contract: Contract, optional: readonly string[] = []): Selectable {
  const operations = operationsOf(each).map((id) => toOperation(id, contract));
  return { id: each.id, kind: each.kind, operation: each.operation, operations, checks: listChecks(each, optional) };
}

/** Lists the checks that may report a finding for a case, in the order in which they run. */
function listChecks(each: Case, optional: readonly string[]): string[] {
  if (each.kind === 'relation') return ['relation'];
  if (each.kind === 'scenario-test') return [...responseChecks, 'relation', ...optional];
  if (each.kind === 'pagination') return [...responseChecks, 'pagination', ...optional];
  const isAboutCaller = each.expect.kind === 'refusal' && callerRefusals.includes(each.expect.refusal);
  return isAboutCaller ? ['auth', ...responseChecks, ...optional] : [...responseChecks, ...optional];
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
