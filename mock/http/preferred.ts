import { traceError } from '../../error-trace.ts';
import type { Contract } from '../../specs/contract.ts';
import { findResponse, type Operation } from '../../specs/operations.ts';
import { createUnmadeFault, Fault } from '../fault.ts';
import type { MockLogger } from '../logger.ts';
import type { MockRequest, Reply, Vendor } from '../vendor.ts';
import { findPreferences, type Preferences } from './preferences.ts';

/** An answer made from the document alone, or why there is none. */
export interface Preferred {
  /** Undefined where the document has nothing of the kind: the request then goes the usual way. */
  reply?: Reply;
  headers: Record<string, string>;
}

/** Whoever makes answers from a document alone. */
export interface AnswersByDocument {
  /**
   * Undefined where the document has nothing of the kind.
   *
   * @throws Error when it fails, or is at it for too long.
   */
  make(contract: Contract, operation: Operation, request: MockRequest, wanted: Preferences): Promise<Reply | undefined>;
  close(): Promise<void>;
}

/** The name of the error of answers that take too long; its message says nothing but that. */
export const lateAnswer = 'LateAnswer';

const nobody: Preferred = {
  reply: {
    status: 501,
    body: { error: 'Answers made from a document alone (Prefer: and the like) are given by a mock in Node.js only.' },
  },
  headers: {},
};

/** What the client prefers to be answered with; undefined where it leaves that to us, and we have a handler. */
export function findPreferred(
  { forced, logger }: { forced: AnswersByDocument | undefined; logger: MockLogger },
  contract: Contract,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
): Promise<Preferred> | undefined {
  const preferences = findPreferences(request.headers.prefer, request.query);
  const isHandled = vendor.handles(operation.id);
  if (!preferences && isHandled) return undefined;
  if (!forced) return Promise.resolve(nobody);
  const make = async (wanted: Preferences) => {
    try {
      return await forced.make(contract, operation, request, wanted);
    } catch (error) {
      throw toUnmade(error, operation, logger);
    }
  };
  return isHandled ? tryPreferences(make, operation, preferences) : makeUp(make, operation, preferences);
}

/** Not our bug: what no answer can be made from is a document that somebody gave. */
function toUnmade(error: unknown, { id }: Operation, logger: MockLogger): Fault {
  if (error instanceof Fault) return error;
  logger.warn({ operation: id, err: traceError(error) }, 'No answer can be made from the document');
  // What Prism says itself may quote what it was working on.
  const reason = error instanceof Error && error.name === lateAnswer ? error.message : 'Prism fails over its schema';
  return createUnmadeFault(id, reason);
}

type Make = (wanted: Preferences) => Promise<Reply | undefined>;
type Stated = ReturnType<typeof findPreferences>;

const fromSchema = { 'x-chatpact-source': 'schema' };

async function tryPreferences(make: Make, operation: Operation, stated: Stated): Promise<Preferred> {
  if (!stated) return { headers: {} };
  const { wanted, applied } = stated;
  const reply = await make(wanted);
  return reply && honours(operation, reply, wanted.code)
    ? { reply, headers: { ...fromSchema, 'preference-applied': applied } }
    : { headers: { 'x-chatpact-preference-ignored': `the document has no ${applied} here` } };
}

/** For an operation without a handler: what is preferred, or else anything that fits the schema. */
async function makeUp(make: Make, operation: Operation, stated: Stated): Promise<Preferred> {
  const preferred = await tryPreferences(make, operation, stated);
  if (preferred.reply) return preferred;
  return { reply: (await make({})) ?? { status: 501 }, headers: { ...fromSchema, ...preferred.headers } };
}

// Prism looks for an example under every status when the one that was asked for has none of that name.
function honours(operation: Operation, { status }: Reply, code: number | undefined): boolean {
  return code === undefined || (status === code && findResponse(operation, code) !== undefined);
}
