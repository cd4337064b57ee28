import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Operation } from '../../specs/operations.ts';
import { Fault } from '../fault.ts';
import type { Reply, Vendor } from '../vendor.ts';
import { workspaceOf } from './address.ts';
import { answer, createDeviates, type RouteTools, type Trace } from './answer.ts';
import { toMockRequest } from './exchange.ts';
import { isConstant, toHotKey } from './hot-path.ts';
import { sendWith, toHotAnswer } from './send.ts';

/** Mounts every operation of a vendor's contract at its true path, and what each path allows. */
export function mountOperations(
  app: Express,
  vendor: Vendor,
  operations: readonly Operation[],
  tools: RouteTools,
): void {
  for (const { id, method, path } of [...operations].sort(bySpecificity)) {
    app[method](toExpressPath(path), async (req, res) => {
      const workspace = workspaceOf(req);
      const { hot } = workspace;
      const { changes } = hot;
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
      await sendWith(trace.effects, req, res, reply);
      // A 304 has no body to keep, and what a write answers is not said twice.
      const key = tools.keepsAnswers && res.statusCode === 200 ? toHotKey(req.originalUrl, req) : undefined;
      if (key === undefined || !isConstant(workspace) || hot.changes !== changes) return;
      const kept = toHotAnswer(res, reply, res.locals.journal as object);
      if (kept) hot.keep(key, kept);
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

/** A path that names a thing comes before one that has a parameter there: Express takes the first that fits. */
function bySpecificity(a: Operation, b: Operation): number {
  const [first, second] = [a, b].map(({ path }) => path.replace(/\{[^}]+\}/g, '\uffff'));
  return String(first) < String(second) ? -1 : Number(first !== second);
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

/** /accounts/{account_id} as Express writes it. Names may hold what Express does not allow bare. */
function toExpressPath(path: string): string {
  return path
    .replace(/[*+?!:()[\]\\]/g, '\\$&')
    .replace(/\{([^}]+)\}/g, (_, name: string) => `:${JSON.stringify(name)}`);
}
