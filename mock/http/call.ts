import { traceError } from '../../error-trace.ts';
import { Fault } from '../fault.ts';
import type { Command } from '../log/command.ts';
import type { MockLogger } from '../logger.ts';
import type { MockRequest, Reply, Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { answer, createDeviates, createTrace, type Trace } from './answer.ts';
import type { Effect } from './faults.ts';
import type { JournalEntry } from './journal.ts';

/** A call of one of a vendor's operations, as plain data. */
export type Call = Omit<Extract<Command, { type: 'call' }>, 'type' | 'workspace' | 'request'> & {
  request: MockRequest;
};

/** The result of a call. */
export interface Outcome {
  reply: Reply;
  headers: Record<string, string>;
  journal: Pick<JournalEntry, 'vendor' | 'operation' | 'deviations' | 'refusal' | 'faults'>;
  effects: readonly Effect[];
  /** Why the call was refused; absent if it was not. */
  refused?: Fault;
}

/** Performs a call synchronously. A refusal is returned as an outcome, not thrown. */
export function performCall(workspace: Workspace, vendor: Vendor, call: Call, logger: MockLogger): Outcome {
  const { operation: id, request, preferred } = call;
  const trace = createTrace();
  const operation = workspace.contract(vendor.name).findOperation(id);
  let reply: Reply;
  let refused: Fault | undefined;
  try {
    if (!operation) throw new Fault('unrouted');
    reply = answer(workspace, vendor, operation, request, trace, preferred);
  } catch (error) {
    const fault = toFault(error, logger);
    refused = fault;
    reply = vendor.renderFault(fault, operation, createDeviates(workspace, vendor, trace));
  }
  const { effects, deviations } = trace;
  return {
    reply,
    headers: toHeaders(trace),
    journal: {
      vendor: vendor.name,
      operation: id,
      deviations: [...deviations],
      ...(refused && { refusal: refused.kind }),
      ...(effects.length > 0 && { faults: effects.map(({ type }) => type) }),
    },
    effects,
    ...(refused && { refused }),
  };
}

/** Converts an error into a fault. An unexpected error is a bug of the mock: it is logged and becomes `broken`. */
export function toFault(error: unknown, logger: MockLogger): Fault {
  if (error instanceof Fault) return error;
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return new Fault('oversized');
  // Express and its parsers set a 4xx status on errors that the client caused.
  if (typeof status === 'number' && status >= 400 && status < 500) return new Fault('malformed');
  logger.error({ err: traceError(error) }, 'Internal error of the mock');
  return new Fault('broken');
}

function toHeaders({ deviations, headers }: Trace): Record<string, string> {
  return deviations.size === 0 ? headers : { ...headers, 'x-chatpact-deviation': [...deviations].join(', ') };
}
