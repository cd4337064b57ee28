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

/** What became of a call. */
export interface Outcome {
  reply: Reply;
  headers: Record<string, string>;
  journal: Pick<JournalEntry, 'vendor' | 'operation' | 'deviations' | 'refusal' | 'faults'>;
  effects: readonly Effect[];
  /** Why it was refused; absent where it was not. */
  refused?: Fault;
}

/** Performs a call, now and entirely. A refusal is an outcome like any other. */
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

/** What went wrong, as a fault. Anything that nobody threw on purpose is our bug, and goes to the log. */
export function toFault(error: unknown, logger: MockLogger): Fault {
  if (error instanceof Fault) return error;
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return new Fault('oversized');
  // Express and its parsers mark what the client did wrong with a status.
  if (typeof status === 'number' && status >= 400 && status < 500) return new Fault('malformed');
  logger.error({ err: traceError(error) }, 'The mock failed');
  return new Fault('broken');
}

function toHeaders({ deviations, headers }: Trace): Record<string, string> {
  return deviations.size === 0 ? headers : { ...headers, 'x-chatpact-deviation': [...deviations].join(', ') };
}
