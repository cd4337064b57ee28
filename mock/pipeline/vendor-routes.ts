import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '../../specs/contract.ts';
import { findResponse, type HeaderSpec, isSafe, type Operation } from '../../specs/operations.ts';
import { pickCookies } from '../../specs/parameters/sent-values.ts';
import { ownsName } from '../../specs/parameters/serialization.ts';
import { ApiError } from '../api-error.ts';
import { isConstant, toCacheKey } from '../cache/cached-responder.ts';
import { toCachedResponse } from '../cache/to-cached-response.ts';
import type { addHeaders } from '../document-responses/documented-headers.ts';
import type { ResponseGenerator, WorkspaceContext } from '../document-responses/response-generator.ts';
import type { Delays } from '../faults/delays.ts';
import { sendWithFaults } from '../faults/send-with-faults.ts';
import { setLogPosition } from '../http/log-position.ts';
import { type Middleware, originalUrlOf, pathOf } from '../http/middleware.ts';
import { redactUrl, secretNamePattern } from '../http/redact-url.ts';
import { send } from '../http/send.ts';
import type { Exchanges } from '../journal/exchanges.ts';
import { unlistedHeader } from '../journal/journal.ts';
import { addToJournalEntry } from '../journal/journal-middleware.ts';
import type { ReportRequest } from '../journal/request-listener.ts';
import type { MockLogger } from '../logger.ts';
import { createGenerate, findPreferred, type PreferredTools } from '../prefer/preferred.ts';
import type { CommandLog } from '../storage/command-log.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { explainHeader } from './answer.ts';
import { finishBody } from './body/large-body.ts';
import { listForeignCredentials } from './credentials/take-credentials.ts';
import { findHints, noteHints } from './find-hints.ts';
import { exposeHeaders } from './guards/cross-origin.ts';
import { matchRoute, pickOperation } from './match.ts';
import { type CallResult, type OperationCall, performCall } from './perform-call.ts';
import { toErrorHeaders } from './refusals/error-headers.ts';
import { findUnserved } from './refusals/find-unserved.ts';
import type { NoteUnserved } from './refusals/unserved-notes.ts';
import { workspaceOf } from './request-workspace.ts';
import type { ServedWorkspace } from './served-workspace.ts';
import { toMockRequest } from './to-mock-request.ts';

export interface RouteTools {
  generator: ResponseGenerator;
  /** Whether responses are cached until something changes. */
  cachesResponses: boolean;
  logger: MockLogger;
  log: CommandLog;
  exchanges: Exchanges;
  reportRequest: ReportRequest;
  pauses: Delays;
  /** Whether the admin API is served on the same port. */
  hasAdmin: boolean;
  noteUnserved: NoteUnserved;
}

/**
 * Middleware that serves every operation of the vendors' contracts at its real path, and answers OPTIONS with the
 * allowed methods.
 */
export function serveVendors(
  vendors: readonly Vendor[],
  operationsOf: ReadonlyMap<string, readonly Operation[]>,
  tools: RouteTools,
): Middleware {
  return (req, res, next) => {
    const { method = 'GET' } = req;
    for (const vendor of vendors) {
      const match = matchRoute(operationsOf.get(vendor.name) ?? [], pathOf(req), vendor.wire);
      if (!match || (vendor.wire.isCaseSensitive && !match.isCaseEqual())) continue;
      const { operations } = match;
      const operation = pickOperation(match, method, vendor.wire);
      if (operation) {
        serve(vendor, operation, match.paramsOf(operation), req, res, tools).catch(next);
        return;
      }
      const { refuseMethod, jsonType } = vendor.wire;
      if (refuseMethod) {
        const refuse = () => send(req, res, { ...refuseMethod(method, [...operations.keys()]), jsonType });
        if (method === 'OPTIONS') refuse();
        else tools.noteUnserved(req, res).then(refuse).catch(next);
        return;
      }
      if (method === 'OPTIONS') {
        const allowed = [...operations.keys(), ...(operations.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
        send(req, res, { status: 204, headers: { allow: allowed } });
        return;
      }
    }
    next();
  };
}

/** Throws ApiError `malformed` for a body that is a text, number or other value, and neither an object nor a list. */
function refuseBareBody({ body }: MockRequest, res: ServerResponse): void {
  if (body === undefined || (typeof body === 'object' && body !== null)) return;
  const what = 'The body is JSON, but neither an object nor a list.';
  noteHints(res, [typeof body === 'string' ? `${what} Your code may have called JSON.stringify twice.` : what]);
  throw new ApiError('malformed');
}

/** The applied preference for the journal. The value of `dynamic` is the only one that may be any text of the client. */
function toPreferenceNote({ 'preference-applied': applied }: CallResult['headers']) {
  return applied === undefined ? undefined : { preference: applied.replace(/\bdynamic=.*$/, 'dynamic') };
}

async function serve(
  vendor: Vendor,
  { id }: Operation,
  params: Record<string, string>,
  req: IncomingMessage,
  res: ServerResponse,
  tools: RouteTools,
): Promise<void> {
  const workspace = workspaceOf(req);
  const { responseCache, faults } = workspace;
  const { changeCount } = responseCache;
  const contract = workspace.contract(vendor.name);
  const operation = contract.findOperation(id);
  // This runs before any refusal, since credentials in the URL must not get into the journal.
  const redacted = operation && hideCredentials(operation, req, res, vendor);
  const isDocumented = operation && !vendor.hasHandler(id);
  const documented = isDocumented ? { operation, validator: contract.validator } : undefined;
  const request = toMockRequest(req, params, vendor.secrets, operation, documented);
  if (!isDocumented && !vendor.wire.acceptsBareJson) refuseBareBody(request, res);
  const { generator, logger } = tools;
  const responseTools = { generator, logger, getSurroundings: () => toSurroundings(workspace, vendor, params) };
  const preferred = operation && (await findPreferred(responseTools, contract, vendor, operation, request));
  const call: OperationCall = { vendor: vendor.name, operation: id, request, preferred };

  // A request that changes nothing is not queued in the log. Using up an injected fault is a change.
  const isRead = (operation === undefined || isSafe(operation)) && faults.list().length === 0;
  const performed = isRead
    ? performCall(workspace, vendor, call, tools.logger)
    : await submit(workspace, vendor, call, tools);
  const isRefused = operation !== undefined && performed.refusal !== undefined;
  const unserved = isRefused ? await findUnserved(workspace, vendor, operation, request, performed) : undefined;
  const outcome = unserved?.result ?? performed;
  const { headers, journal, injectedFaults } = outcome;
  const documentedRefusal =
    isDocumented && (await toRefusal(responseTools, contract, vendor, operation, { ...outcome, request }));
  const finished = finishBody(documentedRefusal || outcome.reply);
  const answered = finished instanceof Promise ? await finished : finished;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const missing = operation && !unserved && injectedFaults.length === 0 ? listMissing(operation, answered, res) : [];
  const reply =
    operation && missing.length > 0
      ? await complete({ contract, operation, request, workspace: responseTools.getSurroundings() }, answered, missing)
      : answered;
  if (preferred || documentedRefusal || missing.length > 0) exposeHeaders(res, Object.keys(reply.headers ?? {}));

  addToJournalEntry(res, { ...journal, ...toPreferenceNote(headers), ...redacted });
  if (unserved) await tools.noteUnserved(req, res, unserved.withheld);
  const found =
    operation && !unserved
      ? findHints(workspace, vendor, operation, request, { req, result: outcome, preferred, hasAdmin: tools.hasAdmin })
      : [];
  const hints = found instanceof Promise ? await found : found;
  noteHints(res, hints);
  setLogPosition(res, tools.log);
  const wired = vendor.wire.jsonType === undefined ? reply : { ...reply, jsonType: vendor.wire.jsonType };
  if (injectedFaults.length > 0) {
    await sendWithFaults(injectedFaults, req, res, wired, tools.pauses);
    return;
  }
  const body = send(req, res, wired);
  // Not cached: a 304, which has no body; writes; and generated responses, which depend on more headers.
  const isCacheable = tools.cachesResponses && !preferred && body && reply.status === 200 && !redacted;
  const key = isCacheable ? toCacheKey(originalUrlOf(req), req) : undefined;
  if (key === undefined || !isConstant(workspace) || responseCache.changeCount !== changeCount) return;
  if (body && responseCache.wasRequestedBefore(key))
    responseCache.keep(key, toCachedResponse(res, body, { ...journal, ...(hints.length > 0 && { hints }) }));
}

/**
 * The refusal that the user's document describes. Undefined in the observed profile and if the vendor's refusal is
 * used.
 */
async function toRefusal(
  tools: PreferredTools,
  contract: Contract,
  vendor: Vendor,
  operation: Operation,
  { refusal, reply, request }: CallResult & { request: MockRequest },
): Promise<Reply | undefined> {
  if (!refusal || contract.applied.size > 0) return undefined;
  const { toDocumentedRefusal } = await import('./refusals/documented-refusal.ts');
  const make = createGenerate(tools, contract, vendor, operation, request);
  return toDocumentedRefusal(contract, operation, { refused: refusal, reply }, (code) => make({ code }));
}

/** The journal's URL without credentials that the operation takes in its query; undefined if it takes none there. */
function hideCredentials(operation: Operation, req: IncomingMessage, res: ServerResponse, vendor: Vendor) {
  const foreign = listForeignCredentials(operation, vendor.secrets.headers);
  const names = foreign.flatMap(({ in: place, name }) => (place === 'query' ? [name] : []));
  if (names.length === 0) return undefined;
  const redacted = { url: redactUrl(originalUrlOf(req), names) };
  addToJournalEntry(res, redacted);
  return redacted;
}

/** The headers that the document requires and the response lacks. Built-in documents require none. */
function listMissing(operation: Operation, { status, headers = {} }: Reply, res: ServerResponse): HeaderSpec[] {
  const documented = findResponse(operation, status)?.headers ?? [];
  return documented.filter(
    ({ name, required }) => required && headers[name.toLowerCase()] === undefined && !res.hasHeader(name),
  );
}

async function complete(...given: Parameters<typeof addHeaders>): Promise<Reply> {
  // Loaded lazily, because only documents of users require headers.
  const { addHeaders } = await import('../document-responses/documented-headers.ts');
  return addHeaders(...given);
}

/** The parts of a workspace that generated responses use. */
function toSurroundings(
  workspace: ServedWorkspace,
  { name }: Vendor,
  params: Record<string, string>,
): WorkspaceContext {
  const world = workspace.world(name);
  const { initialState, clock } = workspace;
  return {
    seed: initialState.seed,
    now: clock.now(),
    listIds: (kind) => world.listIds(kind, params, maxIds),
    holdsId: world.holdsId,
  };
}

/** Maximum number of resources of one kind that generated responses refer to. */
const maxIds = 25;

async function submit(
  workspace: ServedWorkspace,
  vendor: Vendor,
  call: OperationCall,
  { log }: RouteTools,
): Promise<CallResult> {
  const operation = workspace.contract(vendor.name).findOperation(call.operation);
  try {
    const request = withoutUnused(call.request, operation);
    return (await log.submit({ type: 'call', workspace: workspace.name, ...call, request })) as CallResult;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { applied } = workspace.contract(vendor.name);
    const reply = vendor.renderError(error, operation, (deviation) => applied.has(deviation));
    const journal = { vendor: vendor.name, operation: call.operation, deviations: [], refusal: error.kind };
    return { reply, headers: toErrorHeaders(error), journal, injectedFaults: [], refusal: error };
  }
}

/** Parameters without undocumented ones that look like secrets: a client may have put a token in the wrong place. */
function withoutSecrets<Value>(parameters: Record<string, Value>, operation: Operation | undefined) {
  const inQuery = operation?.parameters.filter((each) => each.in === 'query') ?? [];
  const isKnown = (name: string) => inQuery.some((each) => each.name === name || ownsName(each, name));
  const kept = Object.entries(parameters).filter(([name]) => isKnown(name) || !secretNamePattern.test(name));
  // Without a prototype, so that a parameter named `constructor` exists only if it was sent.
  return Object.assign(Object.create(null), Object.fromEntries(kept)) as Record<string, Value>;
}

/** Removes from a request what the command does not need, since other headers and cookies must not get into the log. */
function withoutUnused(request: MockRequest, operation: Operation | undefined): MockRequest {
  const documented =
    operation?.parameters.flatMap((each) => (each.in === 'header' ? each.name.toLowerCase() : [])) ?? [];
  const relevant = [explainHeader, unlistedHeader, ...documented];
  const headers = Object.entries(request.headers).filter(([name]) => relevant.includes(name));
  const cookies = operation?.parameters.flatMap((each) => (each.in === 'cookie' ? [each.name] : [])) ?? [];
  if (cookies.length > 0) headers.push(['cookie', pickCookies(request.headers.cookie, cookies)]);
  const { query, lists, repeatedValues } = request;
  return {
    ...request,
    headers: Object.fromEntries(headers),
    query: withoutSecrets(query, operation),
    lists: withoutSecrets(lists, operation),
    ...(repeatedValues && { repeatedValues: withoutSecrets(repeatedValues, operation) }),
  };
}
