import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '../../specs/contract.ts';
import { isSafe, type Operation } from '../../specs/operations.ts';
import { pickCookies } from '../../specs/parameters/sent.ts';
import { ownsName } from '../../specs/parameters/serialization.ts';
import type { Surroundings } from '../document-answers/make-answer.ts';
import { Fault } from '../fault.ts';
import type { CommandLog } from '../log/command-log.ts';
import type { MockLogger } from '../logger.ts';
import type { MockRequest, Reply, Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { workspaceOf } from './address.ts';
import { explainHeader } from './answer.ts';
import { type Call, type Outcome, performCall } from './call.ts';
import { exposeHeaders } from './cross-origin.ts';
import { toMockRequest } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';
import { toFaultHeaders } from './fault-headers.ts';
import { sendHarmed } from './harm.ts';
import { isConstant, toHotKey } from './hot-path.ts';
import { redactUrl, secretName, unlistedHeader } from './journal.ts';
import { noteIn } from './keep-journal.ts';
import { finishBody } from './long-body.ts';
import { matchRoute, pickOperation } from './match.ts';
import type { Pauses } from './pauses.ts';
import { type AnswersByDocument, createMake, findPreferred, type PreferredTools } from './preferred.ts';
import { send, toHotAnswer } from './send.ts';
import { originalUrlOf, pathOf, type Step } from './step.ts';
import { listForeign } from './take-credentials.ts';
import { tellVersion } from './version.ts';

export interface RouteTools {
  forced: AnswersByDocument;
  /** Whether responses are cached until something changes. */
  keepsAnswers: boolean;
  logger: MockLogger;
  log: CommandLog;
  exchanges: Exchanges;
  pauses: Pauses;
}

/**
 * Middleware that serves every operation of the vendors' contracts at its real path, and answers OPTIONS with the
 * allowed methods.
 */
export function serveVendors(
  vendors: readonly Vendor[],
  operationsOf: ReadonlyMap<string, readonly Operation[]>,
  tools: RouteTools,
): Step {
  return (req, res, next) => {
    const { method = 'GET' } = req;
    for (const vendor of vendors) {
      const match = matchRoute(operationsOf.get(vendor.name) ?? [], pathOf(req), vendor.wire);
      if (!match || (vendor.wire.isCaseSensitive && !match.isSpelledAlike())) continue;
      const { operations } = match;
      const operation = pickOperation(match, method);
      if (operation) {
        serve(vendor, operation, match.paramsOf(operation), req, res, tools).catch(next);
        return;
      }
      const { refuseMethod, jsonType } = vendor.wire;
      if (refuseMethod) {
        send(req, res, { ...refuseMethod(method, [...operations.keys()]), jsonType });
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

/** Whether a body is a text, number or other value that is not an object or list. */
const isBare = (body: unknown) => body !== undefined && (typeof body !== 'object' || body === null);

async function serve(
  vendor: Vendor,
  { id }: Operation,
  params: Record<string, string>,
  req: IncomingMessage,
  res: ServerResponse,
  tools: RouteTools,
): Promise<void> {
  const workspace = workspaceOf(req);
  const { hot, faults } = workspace;
  const { changes } = hot;
  const contract = workspace.contract(vendor.name);
  const operation = contract.findOperation(id);
  // This runs before any refusal, since credentials in the URL must not get into the journal.
  const redacted = operation && hideCredentials(operation, req, res, vendor);
  const isDocumented = operation && !vendor.handles(id);
  const documented = isDocumented ? { operation, validator: contract.validator } : undefined;
  const request = toMockRequest(req, params, vendor.secrets, operation, documented);
  if (!isDocumented && !vendor.wire.takesBareJson && isBare(request.body)) throw new Fault('malformed');
  const { forced, logger } = tools;
  const responseTools = { forced, logger, getSurroundings: () => toSurroundings(workspace, vendor, params) };
  const preferred = operation && (await findPreferred(responseTools, contract, vendor, operation, request));
  const call: Call = { vendor: vendor.name, operation: id, request, preferred };

  // A request that changes nothing is not queued in the log. Using up an injected fault is a change.
  const isRead = (operation === undefined || isSafe(operation)) && faults.list().length === 0;
  const outcome = isRead
    ? performCall(workspace, vendor, call, tools.logger)
    : await submit(workspace, vendor, call, tools);
  const { headers, journal, effects } = outcome;
  const documentedRefusal =
    isDocumented && (await toRefusal(responseTools, contract, vendor, operation, { ...outcome, request }));
  const finished = finishBody(documentedRefusal || outcome.reply);
  const reply = finished instanceof Promise ? await finished : finished;
  if (preferred || documentedRefusal) exposeHeaders(res, Object.keys(reply.headers ?? {}));

  noteIn(res, { ...journal, ...redacted });
  tellVersion(res, tools.log);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const wired = vendor.wire.jsonType === undefined ? reply : { ...reply, jsonType: vendor.wire.jsonType };
  if (effects.length > 0) {
    await sendHarmed(effects, req, res, wired, tools.pauses);
    return;
  }
  const body = send(req, res, wired);
  // Not cached: a 304, which has no body; writes; and generated responses, which depend on more headers.
  const isCacheable = tools.keepsAnswers && !preferred && body && reply.status === 200 && !redacted;
  const key = isCacheable ? toHotKey(originalUrlOf(req), req) : undefined;
  if (key === undefined || !isConstant(workspace) || hot.changes !== changes) return;
  if (body && hot.isWanted(key)) hot.keep(key, toHotAnswer(res, body, journal));
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
  { refused, reply, request }: Outcome & { request: MockRequest },
): Promise<Reply | undefined> {
  if (!refused || contract.applied.size > 0) return undefined;
  const { toDocumentedRefusal } = await import('./documented-refusal.ts');
  const make = createMake(tools, contract, vendor, operation, request);
  return toDocumentedRefusal(contract, operation, { refused, reply }, (code) => make({ code }));
}

/** The journal's URL without credentials that the operation takes in its query; undefined if it takes none there. */
function hideCredentials(operation: Operation, req: IncomingMessage, res: ServerResponse, vendor: Vendor) {
  const foreign = listForeign(operation, vendor.secrets.headers);
  const names = foreign.flatMap(({ in: place, name }) => (place === 'query' ? [name] : []));
  if (names.length === 0) return undefined;
  const redacted = { url: redactUrl(originalUrlOf(req), names) };
  noteIn(res, redacted);
  return redacted;
}

/** The parts of a workspace that generated responses use. */
function toSurroundings(workspace: Workspace, { name }: Vendor, params: Record<string, string>): Surroundings {
  const world = workspace.world(name);
  const { origin, clock } = workspace;
  return {
    seed: origin.seed,
    now: clock.now(),
    listIds: (kind) => world.listIds(kind, params, maxIds),
    holdsId: world.holdsId,
  };
}

/** Maximum number of resources of one kind that generated responses refer to. */
const maxIds = 25;

async function submit(workspace: Workspace, vendor: Vendor, call: Call, { log }: RouteTools): Promise<Outcome> {
  const operation = workspace.contract(vendor.name).findOperation(call.operation);
  try {
    const request = withoutUnused(call.request, operation);
    return (await log.submit({ type: 'call', workspace: workspace.name, ...call, request })) as Outcome;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { applied } = workspace.contract(vendor.name);
    const reply = vendor.renderFault(error, operation, (deviation) => applied.has(deviation));
    const journal = { vendor: vendor.name, operation: call.operation, deviations: [], refusal: error.kind };
    return { reply, headers: toFaultHeaders(error), journal, effects: [], refused: error };
  }
}

/** Parameters without undocumented ones that look like secrets: a client may have put a token in the wrong place. */
function withoutSecrets<Value>(parameters: Record<string, Value>, operation: Operation | undefined) {
  const inQuery = operation?.parameters.filter((each) => each.in === 'query') ?? [];
  const isKnown = (name: string) => inQuery.some((each) => each.name === name || ownsName(each, name));
  const kept = Object.entries(parameters).filter(([name]) => isKnown(name) || !secretName.test(name));
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
