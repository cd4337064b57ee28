import { createHash, timingSafeEqual } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { addFormats } from '../../../specs/formats.ts';
import { UsageError } from '../../../usage-error.ts';
import { Fault } from '../../fault.ts';
import type { Vendor } from '../../vendor.ts';
import type { Workspaces } from '../../workspaces.ts';
import { workspaceOf } from '../address.ts';
import { parseQuery } from '../exchange.ts';
import { explainRoutes } from './explain.ts';
import { faults } from './faults.ts';
import { inspection } from './inspection.ts';
import type { AdminRoute } from './route.ts';
import { scenarioRoutes } from './scenarios.ts';
import { state } from './state.ts';
import { time } from './time.ts';
import { workspaceRoutes } from './workspaces.ts';

/** Everything under /__admin. */
export const adminRoutes: readonly AdminRoute[] = [
  ...inspection,
  ...state,
  ...time,
  ...faults,
  ...workspaceRoutes,
  ...scenarioRoutes,
  ...explainRoutes,
];

/** Bulk history is large. */
const bodyLimit = '64mb';

interface AdminOptions {
  workspaces: Workspaces;
  /** Those that are served. */
  vendors: readonly Vendor[];
  adminToken: string | undefined;
}

/** The admin API: for this machine only, or for whoever holds the token where one is set. */
export function createAdmin({ workspaces, vendors, adminToken }: AdminOptions): Router {
  const router = Router();
  router.use(createGuard(adminToken));
  const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: false });
  addFormats(ajv);
  for (const route of adminRoutes) mount(router, route, { workspaces, vendors }, ajv);
  router.use(refuseUnrouted);
  router.use(renderErrors);
  return router;
}

function mount(router: Router, route: AdminRoute, server: Omit<AdminOptions, 'adminToken'>, ajv: Ajv2020): void {
  const { method, path, body: schema, takesText, type, answer } = route;
  const parsers: RequestHandler[] = [];
  if (schema) parsers.push(express.json({ limit: bodyLimit, type: () => true }));
  if (takesText) parsers.push(express.text({ limit: bodyLimit, type: () => true }));
  router[method](path, ...parsers, (req, res) => {
    if (schema) assertBody(ajv, schema, req.body ?? {});
    const result = answer({
      workspace: workspaceOf(req),
      ...server,
      params: req.params as Record<string, string>,
      query: parseQuery(req.originalUrl),
      body: (takesText ? String(req.body ?? '') : (req.body ?? {})) as never,
      urlOf: (name) => `${req.protocol}://${req.headers.host ?? 'localhost'}/@${name}`,
    });
    if (result === undefined) res.status(404).json({ error: 'There is nothing of that name.' });
    else if (type) res.type(type).send(result);
    else res.json(result);
  });
}

function assertBody(ajv: Ajv2020, schema: object, body: unknown): void {
  const validate = ajv.compile(schema);
  if (validate(body)) return;
  throw new Fault(
    'invalid',
    (validate.errors ?? []).map(({ instancePath, keyword, message = keyword }) => ({
      in: 'body',
      name: instancePath.slice(1).replaceAll('/', '.'),
      pointer: instancePath,
      keyword,
      message,
      expected: null,
    })),
  );
}

const refuseUnrouted: RequestHandler = (req, res) => {
  const there = adminRoutes.filter(({ path }) => path === req.path).map(({ method }) => method.toUpperCase());
  if (there.length > 0) {
    const allowed = there.join(', ');
    res
      .status(405)
      .setHeader('allow', allowed)
      .json({ error: `Use ${allowed}.` });
    return;
  }
  const known = adminRoutes.map(({ method, path }) => `${method.toUpperCase()} /__admin${path}`);
  res.status(404).json({ error: 'There is no such admin route.', routes: known });
};

// Four parameters make it an error handler to Express.
const renderErrors: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof Fault) {
    const problems = error.problems.map(({ name, message }) => ({ field: name, message }));
    res
      .status(error.kind === 'unknown' || error.kind === 'missing' ? 404 : 400)
      .json({ error: 'Nothing was changed.', problems });
    return;
  }
  if (error instanceof UsageError) {
    const problems = [{ field: error.code, message: error.message }];
    res.status(400).json({ error: 'Nothing was changed.', problems });
    return;
  }
  const { status } = error as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    res.status(status).json({ error: 'The request could not be read.' });
    return;
  }
  next(error);
};

function createGuard(token: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (token === undefined) {
      if (isLoopback(req.socket.remoteAddress)) return next();
      const advice = 'Start the mock with --admin-token to open it.';
      res.status(403).json({ error: `The admin API answers this machine only. ${advice}` });
      return;
    }
    const given = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (given !== undefined && isSame(given, token)) return next();
    res.status(401).setHeader('www-authenticate', 'Bearer');
    res.json({ error: 'Send Authorization: Bearer and the admin token.' });
  };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

// Digests have one length, which timingSafeEqual asks for.
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
