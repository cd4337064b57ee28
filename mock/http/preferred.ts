import { traceError } from '../../error-trace.ts';
import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import type { AnswerRequest, MadeAnswer, Surroundings } from '../document-answers/make-answer.ts';
import { createUnmadeFault, Fault } from '../fault.ts';
import type { MockLogger } from '../logger.ts';
import type { MockRequest, Reply, Vendor } from '../vendor.ts';
import { findPreferences, type Preferences } from './preferences.ts';

/** A response generated from the document, or why there is none. */
export interface Preferred {
  /** Undefined if the document has no such response. The request is then answered normally. */
  reply?: Reply;
  headers: Record<string, string>;
  /** Path parameter that names a resource that does not exist in the mock. The request then gets a 404. */
  absent?: string;
}

/** Generates responses from a document. */
export interface AnswersByDocument {
  /**
   * Generates a response; undefined if the document has no such response.
   *
   * @throws Fault `unacceptable` if the client accepts none of the documented media types; another Error if generating
   * fails or exceeds its timeout.
   */
  make(asked: AnswerRequest): Promise<MadeAnswer | undefined>;
  close(): Promise<void>;
}

/** Names of errors whose messages contain nothing of the request: too slow, too large. */
export const lateAnswer = 'LateAnswer';
const plainErrors: readonly string[] = [lateAnswer, 'TooManyValues'];

export interface PreferredTools {
  forced: AnswersByDocument;
  logger: MockLogger;
  getSurroundings(): Surroundings;
}

/**
 * Finds the response that a client prefers. Undefined if the operation has a handler and the client states no
 * preference.
 */
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
  return preferences ? generate(make, preferences) : generateForHeld(make, operation, request, tools.getSurroundings());
}

/**
 * Creates the function that generates responses to a request from the document.
 *
 * @throws Fault `unmade` if generating fails.
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

/** Converts a failure to a fault. The cause is the user's document, so it is not reported as an internal error. */
function toUnmade(error: unknown, { id }: Operation, logger: MockLogger): Fault {
  if (error instanceof Fault) return error;
  logger.warn({ operation: id, err: traceError(error) }, 'No response can be generated from the document');
  // Prism's own messages may quote the request.
  const isPlain = error instanceof Error && plainErrors.includes(error.name);
  return createUnmadeFault(id, isPlain ? error.message : 'Prism cannot process its schema');
}

export type Make = (wanted: Preferences) => Promise<MadeAnswer | undefined>;
type StatedPreferences = ReturnType<typeof findPreferences>;

async function tryPreferences(make: Make, stated: StatedPreferences): Promise<Preferred> {
  if (!stated) return { headers: {} };
  const { wanted, applied } = stated;
  const made = await make(wanted);
  if (!made) return { headers: { 'x-chatpact-preference-ignored': `the document has no ${applied} here` } };
  return { reply: made.reply, headers: { ...toSource(made), 'preference-applied': applied } };
}

/**
 * Responds to a client without a preference: 404 if the path names a resource that should exist in the mock and does
 * not.
 */
async function generateForHeld(
  make: Make,
  operation: Operation,
  request: MockRequest,
  { holdsId }: Surroundings,
): Promise<Preferred> {
  const { findAbsent } = await import('../document-answers/find-absent.ts');
  const absent = findAbsent(operation, request, holdsId);
  return absent === undefined ? generate(make, undefined) : { headers: {}, absent };
}

/** For an operation without a handler: the preferred response, or else any that matches the schema. */
async function generate(make: Make, stated: StatedPreferences): Promise<Preferred> {
  const preferred = await tryPreferences(make, stated);
  if (preferred.reply) return preferred;
  const made = await make({});
  return { reply: made?.reply ?? { status: 501 }, headers: { ...(made && toSource(made)), ...preferred.headers } };
}

const toSource = ({ source }: MadeAnswer) => ({ 'x-chatpact-source': source });
