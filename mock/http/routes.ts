import type { Express, Request, Response } from 'express';
import type { Logger } from 'pino';
import { findResponse, type Operation } from '../../specs/operations.ts';
import { Fault } from '../fault.ts';
import { Answer, type MockRequest, type Reply, type Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { toMockRequest } from './exchange.ts';
import type { ForcedAnswers } from './forced.ts';
import { findPreferences } from './preferences.ts';

export interface RouteTools {
  workspaceOf(req: Request): Workspace;
  forced: ForcedAnswers;
  logger: Logger;
}

/** What the journal and the response headers say about an answer. */
interface Trace {
  deviations: Set<string>;
  headers: Record<string, string>;
}

/** Mounts every operation of a vendor's contract at its true path, and what each path allows. */
export function mountOperations(
  app: Express,
  vendor: Vendor,
  operations: readonly Operation[],
  tools: RouteTools,
): void {
  for (const { id, method, path } of operations) {
    app[method](toExpressPath(path), async (req, res) => {
      const workspace = tools.workspaceOf(req);
      const trace: Trace = { deviations: new Set(), headers: {} };
      const contract = workspace.contract(vendor.name);
      const operation = contract.findOperation(id);
      const deviates = createDeviates(workspace, vendor, trace);
      let reply: Reply;
      try {
        if (!operation) throw new Fault('unrouted');
        reply = await answer(workspace, vendor, operation, toMockRequest(req), trace, tools);
      } catch (error) {
        reply = vendor.renderFault(toFault(error, tools.logger), operation, deviates);
      }
      res.locals.journal = { vendor: vendor.name, operation: id, deviations: [...trace.deviations] };
      send(res, reply, trace);
    });
  }
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const methods = operations.filter((operation) => operation.path === path).map(({ method }) => method.toUpperCase());
    const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    app.options(toExpressPath(path), (_req, res) => {
      res.setHeader('allow', allowed).status(204).end();
    });
  }
}

/** The way of a request that some operation matches, step by step. Throws {@link Fault} where it ends early. */
async function answer(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: Trace,
  tools: RouteTools,
): Promise<Reply> {
  const contract = workspace.contract(vendor.name);
  const world = workspace.world(vendor.name);
  let caller: unknown;
  if (operation.security.length > 0) {
    caller = world.authenticate(request);
    world.authorize(caller, operation, request);
  }

  const { problems, values } = contract.validator.checkRequest(operation, {
    path: request.params,
    query: request.query,
    headers: request.headers,
    body: request.body,
  });
  // A path that can't name anything names nothing.
  if (problems.some((problem) => problem.in === 'path')) throw new Fault('missing');
  if (problems.length > 0) throw new Fault('invalid', problems);

  const preferences = findPreferences(request.headers.prefer, request.query);
  if (preferences) {
    const forced = await tools.forced(contract, operation, request, preferences.wanted);
    if (forced && honours(operation, preferences.wanted.code)) {
      trace.headers['preference-applied'] = preferences.applied;
      trace.headers['x-chatpact-source'] = 'schema';
      return forced;
    }
    trace.headers['x-chatpact-preference-ignored'] = `the document has no ${preferences.applied} here`;
  }

  if (!vendor.handles(operation.id)) {
    trace.headers['x-chatpact-source'] = 'schema';
    return (await tools.forced(contract, operation, request, {})) ?? { status: 501 };
  }
  const deviates = createDeviates(workspace, vendor, trace);
  const append = (event: Parameters<Workspace['append']>[1]) => workspace.append(vendor.name, event);
  const now = workspace.clock.now();
  const answered = world.handle({ caller, operation, request, values, now, deviates, append });
  return answered instanceof Answer ? answered : { status: 200, body: answered };
}

function honours(operation: Operation, code: number | undefined): boolean {
  return code === undefined || findResponse(operation, code) !== undefined;
}

/** Asks the profile, and remembers what it answered yes to. */
function createDeviates(workspace: Workspace, vendor: Vendor, trace: Trace): (id: string) => boolean {
  const { applied } = workspace.contract(vendor.name);
  return (id) => {
    if (applied.has(id)) trace.deviations.add(id);
    return applied.has(id);
  };
}

/** What went wrong, as a fault. Anything that nobody threw on purpose is our bug, and goes to the log. */
export function toFault(error: unknown, logger: Logger): Fault {
  if (error instanceof Fault) return error;
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (status === 413) return new Fault('oversized');
  // Express and its parsers mark what the client did wrong with a status.
  if (typeof status === 'number' && status >= 400 && status < 500) return new Fault('malformed');
  logger.error({ err: error, type }, 'The mock failed');
  return new Fault('broken');
}

export function send(res: Response, reply: Reply, { deviations, headers }: Trace): void {
  if (deviations.size > 0) res.setHeader('x-chatpact-deviation', [...deviations].join(', '));
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.status(reply.status);
  if (reply.body === undefined) res.end();
  else if (reply.type) res.type(reply.type).send(reply.body);
  else res.json(reply.body);
}

/** /accounts/{account_id} as Express writes it. Names may hold what Express does not allow bare. */
function toExpressPath(path: string): string {
  return path
    .replace(/[*+?!:()[\]\\]/g, '\\$&')
    .replace(/\{([^}]+)\}/g, (_, name: string) => `:${JSON.stringify(name)}`);
}
