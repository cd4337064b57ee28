import { traceError } from '../../error-trace.ts';
import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import type { AnswerRequest, MadeAnswer, Surroundings } from '../document-answers/make-answer.ts';
import { createUnmadeFault, Fault } from '../fault.ts';
import type { MockLogger } from '../logger.ts';
import type { MockRequest, Reply, Vendor } from '../vendor.ts';
import { findPreferences, type Preferences } from './preferences.ts';

/** An answer made from the document alone, or why there is none. */
export interface Preferred {
  /** Undefined where the document has nothing of the kind: the request then goes the usual way. */
  reply?: Reply;
  headers: Record<string, string>;
  /** The parameter of the path that names something which the mock does not hold: then that is the answer. */
  absent?: string;
}

/** Makes answers from a document alone. */
export interface AnswersByDocument {
  /**
   * Undefined where the document has nothing of the kind.
   *
   * @throws Fault `unacceptable` when the client accepts none of the documented media types; another Error when it fails,
   * or is at it for too long.
   */
  make(asked: AnswerRequest): Promise<MadeAnswer | undefined>;
  close(): Promise<void>;
}

/** Names of errors whose messages quote nothing of the request: too slow, too large. */
export const lateAnswer = 'LateAnswer';
const plainErrors: readonly string[] = [lateAnswer, 'TooManyValues'];

export interface PreferredTools {
  forced: AnswersByDocument;
  logger: MockLogger;
  getSurroundings(): Surroundings;
}

/** What the client prefers to be answered with; undefined where it leaves that to us, and we have a handler. */
export function findPreferred(
  tools: PreferredTools,
  contract: Contract,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
): Promise<Preferred> | undefined {
  const preferences = findPreferences(request.headers.prefer, request.query);
  const isHandled = vendor.handles(operation.id);
  if (!preferences && isHandled) return undefined;
  const make = createMake(tools, contract, vendor, operation, request);
  if (isHandled) return tryPreferences(make, preferences);
  return preferences ? makeUp(make, preferences) : makeUpHeld(make, operation, request, tools.getSurroundings());
}

/**
 * What makes answers to a request from the document.
 *
 * @throws Fault `unmade` where that fails.
 */
export function createMake(
  { forced, logger, getSurroundings }: PreferredTools,
  contract: Contract,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
): Make {
  const surroundings = getSurroundings();
  return async (wanted) => {
    try {
      return await forced.make({ contract, operation, request, wanted, surroundings });
    } catch (error) {
      if (error instanceof Fault && error.kind === 'unacceptable') {
        const reply = vendor.renderFault(error, operation, (id) => contract.applied.has(id));
        return { reply, source: 'schema' };
      }
      throw toUnmade(error, operation, logger);
    }
  };
}

/** Not our bug: what no answer can be made from is a document that somebody gave. */
function toUnmade(error: unknown, { id }: Operation, logger: MockLogger): Fault {
  if (error instanceof Fault) return error;
  logger.warn({ operation: id, err: traceError(error) }, 'No answer can be made from the document');
  // What Prism says itself may quote what it was working on.
  const isPlain = error instanceof Error && plainErrors.includes(error.name);
  return createUnmadeFault(id, isPlain ? error.message : 'Prism fails over its schema');
}

export type Make = (wanted: Preferences) => Promise<MadeAnswer | undefined>;
type Stated = ReturnType<typeof findPreferences>;

async function tryPreferences(make: Make, stated: Stated): Promise<Preferred> {
  if (!stated) return { headers: {} };
  const { wanted, applied } = stated;
  const made = await make(wanted);
  if (!made) return { headers: { 'x-chatpact-preference-ignored': `the document has no ${applied} here` } };
  return { reply: made.reply, headers: { ...toSource(made), 'preference-applied': applied } };
}

/** For a client who states no preference: a 404 where the path names something that the mock should hold and does not. */
async function makeUpHeld(
  make: Make,
  operation: Operation,
  request: MockRequest,
  { holdsId }: Surroundings,
): Promise<Preferred> {
  const { findAbsent } = await import('../document-answers/find-absent.ts');
  const absent = findAbsent(operation, request, holdsId);
  return absent === undefined ? makeUp(make, undefined) : { headers: {}, absent };
}

/** For an operation without a handler: what is preferred, or else anything that fits the schema. */
async function makeUp(make: Make, stated: Stated): Promise<Preferred> {
  const preferred = await tryPreferences(make, stated);
  if (preferred.reply) return preferred;
  const made = await make({});
  return { reply: made?.reply ?? { status: 501 }, headers: { ...(made && toSource(made)), ...preferred.headers } };
}

const toSource = ({ source }: MadeAnswer) => ({ 'x-chatpact-source': source });
