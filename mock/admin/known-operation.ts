import { suggest } from '../../specs/suggest.ts';
import { createParameterError } from '../api-error.ts';
import type { ServedWorkspace } from '../pipeline/served-workspace.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';

/**
 * Asserts that a workspace serves an operation, so that a rule for it can apply.
 *
 * @throws ApiError `invalid` with similar ids.
 */
export function assertKnownOperation(workspace: ServedWorkspace, vendors: readonly Vendor[], id: string): void {
  const contracts = vendors.filter(({ name }) => workspace.serves(name)).map(({ name }) => workspace.contract(name));
  if (contracts.some((contract) => contract.findOperation(id))) return;
  const similar = suggest(
    id,
    contracts.flatMap(({ operations }) => operations.map((operation) => operation.id)),
  );
  const question =
    similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : 'GET /__admin/documents/VENDOR has all.';
  const names = vendors.map(({ name }) => name).join(' or ');
  throw createParameterError(
    'invalid',
    'operation',
    `must be the operationId of an operation of ${names}. ${question}`,
  );
}
