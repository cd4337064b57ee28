import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { packageVersion } from '../../package-info.ts';
import type { Operation } from '../../specs/operations.ts';
import { Fault } from '../fault.ts';
import type { Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { createAdmin } from './admin.ts';
import { createCrossOrigin } from './cross-origin.ts';
import { redactUrl } from './journal.ts';
import { mountOperations, type RouteTools, send, toFault } from './routes.ts';

export interface AppOptions {
  workspace: Workspace;
  vendors: readonly Vendor[];
  operations: ReadonlyMap<string, readonly Operation[]>;
  tools: RouteTools;
  cors: boolean;
  adminToken: string | undefined;
}

/** The Express app: the way of every request, from top to bottom. */
export function createApp(options: AppOptions): Express {
  const { workspace, vendors, operations, tools } = options;
  const app = express();
  app.disable('x-powered-by');
  // Queries are read by parseQuery, one way for all.
  app.set('query parser', false);

  app.use(tellTime(workspace));
  app.use('/__admin', createAdmin(workspace, options.adminToken));
  app.use(keepJournal(workspace, tools));
  if (options.cors) app.use(createCrossOrigin());
  app.use(express.json({ limit: '1mb' }));
  for (const vendor of vendors) mountOperations(app, vendor, operations.get(vendor.name) ?? [], tools);
  app.get('/', describeServer(vendors));
  app.use(refuseUnrouted(workspace, vendors));
  app.use(renderErrors(workspace, vendors, tools));
  return app;
}

/** The Date header tells the workspace's time: a client that asks about "the last 30 days" then asks about data. */
function tellTime({ clock }: Workspace): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('date', new Date(clock.now()).toUTCString());
    next();
  };
}

function keepJournal({ journal, clock }: Workspace, { logger }: RouteTools): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const { method, originalUrl } = req;
    res.once('close', () => {
      const entry = {
        at: new Date(clock.now()).toISOString(),
        method,
        url: redactUrl(originalUrl),
        status: res.statusCode,
        duration: Math.round((performance.now() - started) * 100) / 100,
        ...(res.locals.journal as object | undefined),
      };
      journal.add(entry);
      logger.debug(entry, 'request');
    });
    next();
  };
}

function describeServer(vendors: readonly Vendor[]): RequestHandler {
  return (_req, res) => {
    res.json({
      name: 'chatpact',
      version: packageVersion,
      vendors: vendors.map(({ name }) => name),
      admin: '/__admin/health',
    });
  };
}

function refuseUnrouted(workspace: Workspace, vendors: readonly Vendor[]): RequestHandler {
  return (req, res) => renderOutside(workspace, vendors, req.path, new Fault('unrouted'), res);
}

// Four parameters make it an error handler to Express.
function renderErrors(workspace: Workspace, vendors: readonly Vendor[], tools: RouteTools): ErrorRequestHandler {
  return (error, req, res, _next) => {
    if (res.headersSent) res.destroy();
    else renderOutside(workspace, vendors, req.path, toFault(error, tools.logger), res);
  };
}

const plain: Record<string, { status: number; error: string }> = {
  unrouted: { status: 404, error: 'Nothing is served at this path.' },
  oversized: { status: 413, error: 'The request is too large.' },
  malformed: { status: 400, error: 'The request could not be read.' },
};

/** A fault outside every operation: in the shape of the vendor that owns the path, or in a plain one. */
function renderOutside(
  workspace: Workspace,
  vendors: readonly Vendor[],
  path: string,
  fault: Fault,
  res: express.Response,
): void {
  const vendor = vendors.find((each) => each.owns(path));
  const headers = {};
  const deviations = new Set<string>();
  if (!vendor) {
    const { status, error } = plain[fault.kind] ?? { status: 500, error: 'The mock failed.' };
    send(res, { status, body: { error } }, { headers, deviations });
    return;
  }
  const { applied } = workspace.contract(vendor.name);
  send(
    res,
    vendor.renderFault(fault, undefined, (id) => applied.has(id)),
    { headers, deviations },
  );
}
