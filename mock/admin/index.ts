import type { IncomingMessage } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Json } from '../../specs/json/json.ts';
import { UsageError } from '../../usage-error.ts';
import { ApiError } from '../api-error.ts';
import { findInvalidJson } from '../hints/invalid-json.ts';
import { setLogPosition } from '../http/log-position.ts';
import type { Middleware } from '../http/middleware.ts';
import { maxAdminBodySize } from '../pipeline/body/limits.ts';
import { parseBulk } from '../pipeline/body/parse-bulk.ts';
import { parseJson } from '../pipeline/body/parse-json.ts';
import { toErrorHeaders } from '../pipeline/refusals/error-headers.ts';
import { workspaceOf } from '../pipeline/request-workspace.ts';
import { parseParameters } from '../pipeline/to-mock-request.ts';
import type { CommandLog } from '../storage/command-log.ts';
import type { RunAdminRoute } from './administer.ts';
import type { Streams } from './console/stream.ts';
import { createAdminGuard } from './guard.ts';
import type { AdminRoute } from './route.ts';
import { adminRoutes, listedRoutes, nameOf, streamRoute } from './routes/index.ts';

export interface AdminOptions {
  administer: RunAdminRoute;
  log: CommandLog;
  streams: Streams;
  /** Serves the console as a part of this Express app; undefined if it is disabled. */
  pages: RequestHandler | undefined;
  token: string | undefined;
  /** Base URL of the vendors' APIs as the client of a request reaches them. */
  toBase(req: IncomingMessage): string;
  /** Assigns a workspace to each request. */
  enter: Middleware;
}

/**
 * The admin API as an Express app, together with the console. It accepts requests from this machine, or requests with
 * the token if one is set.
 */
export function createAdmin(options: AdminOptions): Middleware {
  const app = express();
  app.disable('x-powered-by');
  // parseParameters reads queries, as it does for the vendors' routes.
  app.set('query parser', false);
  if (options.pages) app.use(options.pages);
  app.use(createAdminGuard(options.token));
  app.get(streamRoute.path, options.enter, (req, res) => options.streams.open(req, res));
  for (const route of adminRoutes) mount(app, route, options);
  app.use(refuseUnrouted);
  app.use(renderErrors);
  return app;
}

function mount(app: Express, route: AdminRoute, { administer, log, toBase, enter }: AdminOptions): void {
  const { method, path, bulkFormat, type } = route;
  app[method](path, enter, ...listParsers(route), async (req, res) => {
    const result = await administer({
      workspace: workspaceOf(req).name,
      route: nameOf(route),
      params: req.params as Record<string, string>,
      query: parseParameters(req.originalUrl).query,
      body: (req.body ?? (bulkFormat === 'lines' ? '' : {})) as Json,
      base: toBase(req),
    });
    setLogPosition(res, log);
    if (result === undefined) res.status(404).json({ error: `Not found: ${req.method} /__admin${req.path}.` });
    else if (type) res.type(type).send(result);
    else res.json(result);
  });
}

function listParsers({ body: schema, bulkFormat }: AdminRoute): RequestHandler[] {
  if (bulkFormat) return parseBulk(bulkFormat, maxAdminBodySize.bulk);
  return schema ? [parseJson({ limit: maxAdminBodySize.usual, isAny: true })] : [];
}

const refuseUnrouted: RequestHandler = (req, res) => {
  const methods = listedRoutes.filter(({ path }) => path === req.path).map(({ method }) => method.toUpperCase());
  if (methods.length > 0) {
    const allowed = methods.join(', ');
    res
      .status(405)
      .setHeader('allow', allowed)
      .json({ error: `Method ${req.method} is not allowed at this path. Use ${allowed}.` });
    return;
  }
  const known = listedRoutes.map(({ method, path }) => `${method.toUpperCase()} /__admin${path}`);
  res.status(404).json({ error: 'No admin route matches this path.', routes: known });
};

const statuses: Partial<Record<ApiError['kind'], number>> = {
  unknown: 404,
  missing: 404,
  unavailable: 503,
  uncertain: 504,
  full: 507,
};

// Express recognizes an error handler by its four parameters.
const renderErrors: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof ApiError) {
    const problems = error.problems.map(({ name, message }) => ({ field: name, message }));
    res.set(toErrorHeaders(error));
    const summary =
      error.kind === 'uncertain' ? 'It is unknown whether the request was applied.' : 'Nothing was changed.';
    res.status(statuses[error.kind] ?? 400).json({ error: summary, problems });
    return;
  }
  if (error instanceof UsageError) {
    const problems = [{ field: error.code, message: error.message }];
    res.status(400).json({ error: 'Nothing was changed.', problems });
    return;
  }
  const { status } = error as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const message = findInvalidJson(error);
    const problems = message === undefined ? undefined : [{ field: 'body', message }];
    res.status(status).json({ error: 'The request could not be parsed.', problems });
    return;
  }
  next(error);
};
