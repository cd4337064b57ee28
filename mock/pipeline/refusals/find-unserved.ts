import type { Operation } from '../../../specs/operations.ts';
import { ApiError, type ApiErrorKind } from '../../api-error.ts';
import type { Withheld } from '../../unserved/explain-unserved.ts';
import type { MockRequest } from '../../vendor-interface/request.ts';
import type { Vendor } from '../../vendor-interface/vendor.ts';
import type { CallResult } from '../perform-call.ts';
import type { ServedWorkspace } from '../served-workspace.ts';

/** A call that matched an operation, but that the mock does not serve. */
interface UnservedMatch {
  /** The operation that another version or edition has; undefined if the path is another operation's. */
  withheld: Withheld | undefined;
  result: CallResult;
}

/** Refusals that blame a value in the path. */
const aboutPaths: readonly ApiErrorKind[] = ['missing', 'unknown', 'invalid'];

/**
 * Finds out whether a refused call is one that the mock does not serve: its version or edition lacks the operation, or the
 * vendor has an operation with that literal path, which only looks like an id of a template.
 * `GET conversations/search` is such a path: it must not be answered as the conversation "search".
 */
export async function findUnserved(
  workspace: ServedWorkspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  result: CallResult,
): Promise<UnservedMatch | undefined> {
  const { refusal } = result;
  if (refusal?.kind === 'unrouted') {
    return { withheld: { vendor, operation, version: workspace.version(vendor.name) }, result };
  }
  if (refusal?.kind === 'unlicensed') return { withheld: { vendor, operation, version: undefined }, result };
  if (!refusal || !aboutPaths.includes(refusal.kind) || Object.keys(request.params).length === 0) return undefined;
  const { findKnownAt, isMoreLiteral } = await import('../../unserved/find-known.ts');
  const { operation: known } = await findKnownAt(vendor, request.method, request.path);
  if (!known || !isMoreLiteral(known, operation.path)) return undefined;
  const { applied } = workspace.contract(vendor.name);
  const fault = new ApiError('unrouted');
  const reply = vendor.renderError(fault, undefined, (id) => applied.has(id));
  const journal = { vendor: vendor.name, deviations: [], refusal: fault.kind };
  return { withheld: undefined, result: { reply, headers: {}, journal, injectedFaults: [], refusal: fault } };
}
