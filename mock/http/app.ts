import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { packageVersion } from '../../package-info.ts';
import type { Operation } from '../../specs/operations.ts';
import { Fault } from '../fault.ts';
import type { Vendor } from '../vendor.ts';
import type { Workspaces } from '../workspaces.ts';
import { chooseWorkspace, workspaceOf } from './address.ts';
import { createAdmin } from './admin/index.ts';
import type { RouteTools } from './answer.ts';
import { createCrossOrigin } from './cross-origin.ts';
import { redactUrl } from './journal.ts';
import { mountOperations, toFault } from './routes.ts';
import { send } from './send.ts';

export interface AppOptions {
  workspaces: Workspaces;
  vendors: readonly Vendor[];
  operations: ReadonlyMap<string, readonly Operation[]>;
  tools: RouteTools;
  cors: boolean;
  adminToken: string | undefined;
}

/** The Express app: the way of every request, from top to bottom. */
export function createApp(options: AppOptions): Express {
  const { workspaces, vendors, operations, tools } = options;
  const app = express();
  app.disable('x-powered-by');
  // Queries are read by parseQuery, one way for all.
  app.set('query parser', false);

  app.use(chooseWorkspace(workspaces));
  app.use(tellTime);
  app.use('/__admin', createAdmin(options));
  app.use(keepJournal(tools));
  if (options.cors) app.use(createCrossOrigin());
  app.use(express.json({ limit: '1mb' }));
  for (const vendor of vendors) mountOperations(app, vendor, operations.get(vendor.name) ?? [], tools);
  app.get('/', describeServer(vendors));
  app.use(refuseUnrouted(vendors));
  app.use(renderErrors(vendors, tools));
  return app;
}

/** The Date header tells the workspace's time: a client that asks about "the last 30 days" then asks about data. */
const tellTime: RequestHandler = (req, res, next) => {
  res.setHeader('date', new Date(workspaceOf(req).clock.now()).toUTCString());
  next();
};

function keepJournal({ logger }: RouteTools): RequestHandler {
  return (req, res, next) => {
    const { journal, clock } = workspaceOf(req);
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

function refuseUnrouted(vendors: readonly Vendor[]): RequestHandler {
  return (req, res) => renderOutside(vendors, req, new Fault('unrouted'), res);
}

// Four parameters make it an error handler to Express.
function renderErrors(vendors: readonly Vendor[], tools: RouteTools): ErrorRequestHandler {
  return (error, req, res, _next) => {
    if (res.headersSent) res.destroy();
    else renderOutside(vendors, req, toFault(error, tools.logger), res);
  };
}

const plain: Record<string, { status: number; error: string }> = {
  unrouted: { status: 404, error: 'Nothing is served at this path.' },
  oversized: { status: 413, error: 'The request is too large.' },
  malformed: { status: 400, error: 'The request could not be read.' },
};

/** A fault outside every operation: in the shape of the vendor that owns the path, or in a plain one. */
function renderOutside(vendors: readonly Vendor[], req: Request, fault: Fault, res: Response): void {
  const vendor = vendors.find((each) => each.owns(req.path));
  if (!vendor) {
    const { status, error } = plain[fault.kind] ?? { status: 500, error: 'The mock failed.' };
    send(req, res, { status, body: { error } });
    return;
  }
  const { applied } = workspaceOf(req).contract(vendor.name);
  send(
    req,
    res,
    vendor.renderFault(fault, undefined, (id) => applied.has(id)),
  );
}
