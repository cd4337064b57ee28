import { traceError } from '../../error-trace.ts';
import { ApiError } from '../api-error.ts';
import type { InjectedFault } from '../faults/injected-fault.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { MockLogger } from '../logger.ts';
import type { Command } from '../storage/command.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { answerCall, type CallTrace, createCallTrace, createDeviates } from './answer.ts';
import type { ServedWorkspace } from './served-workspace.ts';

/** A call of one of a vendor's operations, as plain data. */
export type OperationCall = Omit<Extract<Command, { type: 'call' }>, 'type' | 'workspace' | 'request'> & {
  request: MockRequest;
};

/** The result of a call. */
export interface CallResult {
  reply: Reply;
  headers: Record<string, string>;
  journal: Pick<JournalEntry, 'vendor' | 'operation' | 'deviations' | 'refusal' | 'faults'>;
  injectedFaults: readonly InjectedFault[];
  /** Why the call was refused; absent if it was not. */
  refusal?: ApiError;
}

/** Performs a call synchronously. A refusal is returned as an outcome, not thrown. */
export function performCall(
  workspace: ServedWorkspace,
  vendor: Vendor,
  call: OperationCall,
  logger: MockLogger,
): CallResult {
  const { operation: id, request, preferred } = call;
  const trace = createCallTrace();
  const operation = workspace.contract(vendor.name).findOperation(id);
  let reply: Reply;
  let refused: ApiError | undefined;
  try {
    if (!operation) throw new ApiError('unrouted');
    reply = answerCall(workspace, vendor, operation, request, trace, preferred);
  } catch (error) {
    const fault = toApiError(error, logger);
    refused = fault;
    reply = vendor.renderError(fault, operation, createDeviates(workspace, vendor, trace));
  }
  const { injectedFaults, deviations } = trace;
  return {
    reply,
    headers: toHeaders(trace),
    journal: {
      vendor: vendor.name,
      operation: id,
      deviations: [...deviations],
      ...(refused && { refusal: refused.kind }),
      ...(injectedFaults.length > 0 && { faults: injectedFaults.map(({ type }) => type) }),
    },
    injectedFaults,
    ...(refused && { refusal: refused }),
  };
}

/** Converts an error into a fault. An unexpected error is a bug of the mock: it is logged and becomes `broken`. */
export function toApiError(error: unknown, logger: MockLogger): ApiError {
  if (error instanceof ApiError) return error;
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return new ApiError('oversized');
  // Express and its parsers set a 4xx status on errors that the client caused.
  if (typeof status === 'number' && status >= 400 && status < 500) return new ApiError('malformed');
  logger.error({ err: traceError(error) }, 'Internal error of the mock');
  return new ApiError('broken');
}

function toHeaders({ deviations, headers }: CallTrace): Record<string, string> {
  return deviations.size === 0 ? headers : { ...headers, 'x-chatpact-deviation': [...deviations].join(', ') };
}
