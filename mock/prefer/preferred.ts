import { traceError } from '../../error-trace.ts';
import type { Contract } from '../../specs/contract.ts';
import { findResponse, type Operation } from '../../specs/operations.ts';
import { ApiError, createUngeneratableError } from '../api-error.ts';
import type {
  GeneratedResponse,
  Preferences,
  ResponseGenerator,
  WorkspaceContext,
} from '../document-responses/response-generator.ts';
import { renderStatus } from '../faults/render-status.ts';
import type { MockLogger } from '../logger.ts';
import type { PreferredResponse } from '../storage/command.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { findPreferences, findUnknownPreference } from './preferences.ts';

/** Names of errors whose messages contain nothing of the request: too slow, too large. */
export const timeoutErrorName = 'LateAnswer';
const plainErrors: readonly string[] = [timeoutErrorName, 'TooManyValues'];

export interface PreferredTools {
  generator: ResponseGenerator;
  logger: MockLogger;
  getSurroundings(): WorkspaceContext;
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
): Promise<PreferredResponse> | undefined {
  const preferences = findPreferences(request.headers.prefer, request.query);
  const isHandled = vendor.hasHandler(operation.id);
  if (!preferences && isHandled) {
    const unknown = findUnknownPreference(request.headers.prefer);
    return unknown === undefined ? undefined : Promise.resolve(ignore(unknown));
  }
  const status = preferences && findUndocumentedStatus(operation, preferences.wanted);
  if (preferences && status !== undefined) {
    const reply = synthesize(vendor, contract, status);
    const headers = { 'x-chatpact-source': 'synthesized', 'preference-applied': preferences.applied };
    return Promise.resolve({ reply, headers });
  }
  const make = createGenerate(tools, contract, vendor, operation, request);
  if (isHandled) return tryPreferences(make, preferences);
  const refuse = () => synthesize(vendor, contract, 404);
  return preferences
    ? generate(make, preferences, refuse)
    : generateForHeld(make, operation, request, tools.getSurroundings());
}

const isFinalStatus = (code: number) => Number.isInteger(code) && code >= 200 && code <= 599;

/**
 * The preferred status, if the document does not have it. An informational status (1xx) is no response, so it is ignored
 * like any other preference that cannot be met.
 */
function findUndocumentedStatus(operation: Operation, { code, example }: Preferences): number | undefined {
  if (code === undefined || example !== undefined) return undefined;
  return isFinalStatus(code) && !findResponse(operation, code) ? code : undefined;
}

/** A response with a status that the document does not have: an error in the vendor's format, or no body. */
function synthesize(vendor: Vendor, { applied }: Contract, status: number): Reply {
  return status >= 400 ? renderStatus(vendor, status, (id) => applied.has(id)) : { status };
}

/**
 * Creates the function that generates responses to a request from the document.
 *
 * @throws ApiError `unmade` if generating fails.
 */
export function createGenerate(
  { generator, logger, getSurroundings }: PreferredTools,
  contract: Contract,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
): GenerateResponse {
  const surroundings = getSurroundings();
  return async (wanted) => {
    try {
      return await generator.make({ contract, operation, request, preferences: wanted, workspace: surroundings });
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'unacceptable') {
        const reply = vendor.renderError(error, operation, (id) => contract.applied.has(id));
        return { reply, source: 'schema' };
      }
      throw toUnmade(error, operation, logger);
    }
  };
}

/** Converts a failure to a fault. The cause is the user's document, so it is not reported as an internal error. */
function toUnmade(error: unknown, { id }: Operation, logger: MockLogger): ApiError {
  if (error instanceof ApiError) return error;
  logger.warn({ operation: id, err: traceError(error) }, 'No response can be generated from the document');
  // Prism's own messages may quote the request.
  const isPlain = error instanceof Error && plainErrors.includes(error.name);
  return createUngeneratableError(id, isPlain ? error.message : 'Prism cannot process its schema');
}

export type GenerateResponse = (wanted: Preferences) => Promise<GeneratedResponse | undefined>;
type StatedPreferences = ReturnType<typeof findPreferences>;

const ignore = (reason: string): PreferredResponse => ({ headers: { 'x-chatpact-preference-ignored': reason } });

const isNoStatus = (code: number | undefined) => code !== undefined && !isFinalStatus(code);

async function tryPreferences(make: GenerateResponse, stated: StatedPreferences): Promise<PreferredResponse> {
  if (!stated) return { headers: {} };
  const { wanted, applied } = stated;
  const made = await make(wanted);
  if (!made)
    return ignore(
      isNoStatus(wanted.code) ? `${applied}: expected a status from 200 to 599` : `the document has no ${applied} here`,
    );
  return { reply: made.reply, headers: { ...toSource(made), 'preference-applied': applied } };
}

/**
 * Responds to a client without a preference: 404 if the path names a resource that should exist in the mock and does
 * not.
 */
async function generateForHeld(
  make: GenerateResponse,
  operation: Operation,
  request: MockRequest,
  { holdsId }: WorkspaceContext,
): Promise<PreferredResponse> {
  const { findMissingResource } = await import('../document-responses/find-missing-resource.ts');
  const absent = findMissingResource(operation, request, holdsId);
  return absent === undefined ? generate(make) : { headers: {}, absent };
}

/**
 * For an operation without a handler: the preferred response, or else any that matches the schema. A misspelt name of an example
 * is refused, because the response would only look like the wanted one.
 */
async function generate(
  make: GenerateResponse,
  stated?: StatedPreferences,
  refuse?: () => Reply,
): Promise<PreferredResponse> {
  const preferred = await tryPreferences(make, stated);
  if (preferred.reply) return preferred;
  if (refuse && stated?.wanted.example !== undefined) return { ...preferred, reply: refuse() };
  const made = await make({});
  return { reply: made?.reply ?? { status: 501 }, headers: { ...(made && toSource(made)), ...preferred.headers } };
}

const toSource = ({ source }: GeneratedResponse) => ({ 'x-chatpact-source': source });
