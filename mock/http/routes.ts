import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import type { Logger } from 'pino';
import semver from 'semver';
import { findResponse, type Operation } from '../../specs/operations.ts';
import { Fault, type FaultKind } from '../fault.ts';
import { Answer, type MockRequest, type Reply, type Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { workspaceOf } from './address.ts';
import { toMockRequest } from './exchange.ts';
import type { Effect } from './faults.ts';
import type { ForcedAnswers } from './forced.ts';
import { findPreferences } from './preferences.ts';
import { sendWith } from './send.ts';

export interface RouteTools {
  forced: ForcedAnswers;
  logger: Logger;
}

/** What the journal and the response headers say about an answer. */
interface Trace {
  deviations: Set<string>;
  headers: Record<string, string>;
  /** Injected faults that the answer meets. */
  effects: Effect[];
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
      const workspace = workspaceOf(req);
      const trace: Trace = { deviations: new Set(), headers: {}, effects: [] };
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
      for (const [name, value] of Object.entries(toHeaders(trace))) res.setHeader(name, value);
      await sendWith(trace.effects, res, reply);
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
  const version = workspace.version(vendor.name);
  const now = workspace.clock.now();
  if (isTooNew(operation, version)) throw new Fault('unrouted');
  if (operation.behaviour.edition === 'enterprise' && workspace.origin.edition === 'community') {
    throw new Fault('unlicensed');
  }
  let caller: unknown;
  if (operation.security.length > 0) {
    caller = world.authenticate(request, now);
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

  trace.effects = workspace.faults.take(operation.id);
  const replaced = await applyEffects(trace, vendor);
  if (replaced) return replaced;

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
  const answered = world.handle({ caller, operation, request, values, now, version, deviates, append });
  return answered instanceof Answer ? answered : { status: 200, body: answered };
}

/** Waits where latency was injected, and gives the refusal that was. */
async function applyEffects({ effects, headers }: Trace, vendor: Vendor): Promise<Reply | undefined> {
  for (const effect of effects) {
    if (effect.type === 'latency') await sleep(effect.ms);
    if (effect.type === 'rate-limit') {
      headers['retry-after'] = String(effect.retryAfterSeconds);
      return vendor.renderFault(new Fault('throttled'), undefined, () => false);
    }
    if (effect.type === 'status') {
      const { body } = vendor.renderFault(new Fault(kindOf(effect.status)), undefined, () => false);
      return { status: effect.status, body };
    }
  }
  return undefined;
}

const kinds: Record<number, FaultKind> = {
  400: 'malformed',
  401: 'unrecognised',
  403: 'forbidden',
  404: 'missing',
  429: 'throttled',
};

function kindOf(status: number): FaultKind {
  return kinds[status] ?? (status >= 500 ? 'unavailable' : 'malformed');
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

function toHeaders({ deviations, headers }: Trace): Record<string, string> {
  return deviations.size === 0 ? headers : { ...headers, 'x-chatpact-deviation': [...deviations].join(', ') };
}

/** An operation that came with a later version than the server plays is not there yet. */
function isTooNew({ behaviour }: Operation, version: string): boolean {
  return behaviour.since !== undefined && semver.lt(version, behaviour.since);
}

/** /accounts/{account_id} as Express writes it. Names may hold what Express does not allow bare. */
function toExpressPath(path: string): string {
  return path
    .replace(/[*+?!:()[\]\\]/g, '\\$&')
    .replace(/\{([^}]+)\}/g, (_, name: string) => `:${JSON.stringify(name)}`);
}
