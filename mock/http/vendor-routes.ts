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
  /** Answers are kept until something changes. */
  keepsAnswers: boolean;
  logger: MockLogger;
  log: CommandLog;
  exchanges: Exchanges;
  pauses: Pauses;
}

/** Serves every operation of the vendors' contracts at its true path, and says what each path allows. */
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

/** A text or number, for instance, on its own. */
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
  // Before anything can be refused: what stands in the URL must not get into the journal.
  const shown = operation && hideCredentials(operation, req, res, vendor);
  const isDocumented = operation && !vendor.handles(id);
  const documented = isDocumented ? { operation, validator: contract.validator } : undefined;
  const request = toMockRequest(req, params, vendor.secrets, operation, documented);
  if (!isDocumented && !vendor.wire.takesBareJson && isBare(request.body)) throw new Fault('malformed');
  const { forced, logger } = tools;
  const making = { forced, logger, getSurroundings: () => toSurroundings(workspace, vendor, params) };
  const preferred = operation && (await findPreferred(making, contract, vendor, operation, request));
  const call: Call = { vendor: vendor.name, operation: id, request, preferred };

  // What changes nothing need not wait for its turn. An injected fault is spent, which is a change.
  const isRead = (operation === undefined || isSafe(operation)) && faults.list().length === 0;
  const outcome = isRead
    ? performCall(workspace, vendor, call, tools.logger)
    : await submit(workspace, vendor, call, tools);
  const { headers, journal, effects } = outcome;
  const byDocument = isDocumented && (await toRefusal(making, contract, vendor, operation, { ...outcome, request }));
  const finished = finishBody(byDocument || outcome.reply);
  const reply = finished instanceof Promise ? await finished : finished;
  if (preferred || byDocument) exposeHeaders(res, Object.keys(reply.headers ?? {}));

  noteIn(res, { ...journal, ...shown });
  tellVersion(res, tools.log);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const wired = vendor.wire.jsonType === undefined ? reply : { ...reply, jsonType: vendor.wire.jsonType };
  if (effects.length > 0) {
    await sendHarmed(effects, req, res, wired, tools.pauses);
    return;
  }
  const body = send(req, res, wired);
  // A 304 has no body to keep, what a write answers is not said twice, and what is made up depends on more headers.
  const isKept = tools.keepsAnswers && !preferred && body && reply.status === 200 && !shown;
  const key = isKept ? toHotKey(originalUrlOf(req), req) : undefined;
  if (key === undefined || !isConstant(workspace) || hot.changes !== changes) return;
  if (body && hot.isWanted(key)) hot.keep(key, toHotAnswer(res, body, journal));
}

/** A refusal in the document's own words; undefined where the vendor's stays, which is the last word where it is played. */
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

/** The URL without the credentials that the operation takes in its query; undefined where it takes none there. */
function hideCredentials(operation: Operation, req: IncomingMessage, res: ServerResponse, vendor: Vendor) {
  const foreign = listForeign(operation, vendor.secrets.headers);
  const names = foreign.flatMap(({ in: place, name }) => (place === 'query' ? [name] : []));
  if (names.length === 0) return undefined;
  const shown = { url: redactUrl(originalUrlOf(req), names) };
  noteIn(res, shown);
  return shown;
}

/** What answers that are made from a document alone take from the workspace. */
function toSurroundings(workspace: Workspace, { name }: Vendor, params: Record<string, string>): Surroundings {
  const world = workspace.world(name);
  const { origin, clock } = workspace;
  return {
    seed: origin.seed,
    now: clock.now(),
    listIds: (kind) => world.listIds(kind, params, mostIds),
    holdsId: world.holdsId,
  };
}

/** Resources of a kind that made-up answers refer to. */
const mostIds = 25;

async function submit(workspace: Workspace, vendor: Vendor, call: Call, { log }: RouteTools): Promise<Outcome> {
  const operation = workspace.contract(vendor.name).findOperation(call.operation);
  try {
    const request = withoutIdle(call.request, operation);
    return (await log.submit({ type: 'call', workspace: workspace.name, ...call, request })) as Outcome;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { applied } = workspace.contract(vendor.name);
    const reply = vendor.renderFault(error, operation, (deviation) => applied.has(deviation));
    const journal = { vendor: vendor.name, operation: call.operation, deviations: [], refusal: error.kind };
    return { reply, headers: toFaultHeaders(error), journal, effects: [], refused: error };
  }
}

/** Parameters, but for undocumented ones that look like secrets: somebody has put a token where nobody looks for one. */
function withoutSecrets<Value>(parameters: Record<string, Value>, operation: Operation | undefined) {
  const inQuery = operation?.parameters.filter((each) => each.in === 'query') ?? [];
  const isKnown = (name: string) => inQuery.some((each) => each.name === name || ownsName(each, name));
  const kept = Object.entries(parameters).filter(([name]) => isKnown(name) || !secretName.test(name));
  // No prototype, so that a parameter called constructor must have been sent.
  return Object.assign(Object.create(null), Object.fromEntries(kept)) as Record<string, Value>;
}

/** What a command need not carry stays out of the log: whatever else clients and proxies send is nobody's business. */
function withoutIdle(request: MockRequest, operation: Operation | undefined): MockRequest {
  const documented =
    operation?.parameters.flatMap((each) => (each.in === 'header' ? each.name.toLowerCase() : [])) ?? [];
  const heeded = [explainHeader, unlistedHeader, ...documented];
  const headers = Object.entries(request.headers).filter(([name]) => heeded.includes(name));
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
