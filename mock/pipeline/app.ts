import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import createRouter from 'router';
import { packageVersion } from '../../package-info.ts';
import type { Operation } from '../../specs/operations.ts';
import { isDecodable } from '../../specs/paths/router.ts';
import { measureOwnership } from '../../specs/vendor-declaration.ts';
import { ApiError } from '../api-error.ts';
import { createLazyMiddleware } from '../http/lazy-middleware.ts';
import { waitForLogPosition } from '../http/log-position.ts';
import { type ErrorMiddleware, type Middleware, mountPathOf, pathOf } from '../http/middleware.ts';
import { send, sendJson } from '../http/send.ts';
import { splitPrefix } from '../http/workspace-address.ts';
import { createJournalMiddleware } from '../journal/journal-middleware.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { maxBodySize, maxFormSize } from './body/limits.ts';
import { createAdmission } from './enter-workspace.ts';
import { noteHints } from './find-hints.ts';
import { createCrossOrigin } from './guards/cross-origin.ts';
import type { PageOrigins } from './guards/page-origins.ts';
import { matchRoute, pickOperation } from './match.ts';
import { toApiError } from './perform-call.ts';
import { toErrorHeaders } from './refusals/error-headers.ts';
import type { RefusalLog } from './refusals/refusal-log.ts';
import type { NoteUnserved } from './refusals/unserved-notes.ts';
import { findWorkspace, nameWorkspace, workspaceNameOf } from './request-workspace.ts';
import type { ServedWorkspaces } from './served-workspace.ts';
import { type RouteTools, serveVendors } from './vendor-routes.ts';

export interface AppOptions {
  workspaces: ServedWorkspaces;
  vendors: readonly Vendor[];
  operations: ReadonlyMap<string, readonly Operation[]>;
  /** Handles /__admin; undefined if the admin API has a port of its own or is disabled. */
  admin: Middleware | undefined;
  hasConsole: boolean;
  tools: RouteTools;
  /** Assigns a workspace to each request. */
  enter: Middleware;
  refusals: RefusalLog;
  /** Undefined if responses have no CORS headers. */
  origins: PageOrigins | undefined;
}

/** The request listener of the mock: every middleware in the order in which requests pass through it. */
export function createApp(options: AppOptions): RequestListener {
  const { vendors, operations, admin, tools, origins } = options;
  const crossOrigin = origins && createCrossOrigin(origins);
  const isRouted = (req: IncomingMessage) => isServed(req, vendors, operations) || isRoot(req);
  return toListener(options, [
    ...(admin ? [mount('/__admin', admin)] : []),
    createAdmission({ ...options, origins: origins ?? [], isRouted, crossOrigin }),
    createJournalMiddleware({ ...tools, findWorkspace }),
    ...(crossOrigin ? [crossOrigin] : []),
    readBody,
    serveVendors(vendors, operations, tools),
    describeServer(vendors, admin && { ...(options.hasConsole && { console: '/__admin/' }), admin: '/__admin/health' }),
    refuseUnrouted(vendors, tools.noteUnserved),
  ]);
}

/** The request listener of an admin API that has a port of its own. */
export function createAdminApp(options: Pick<AppOptions, 'workspaces' | 'tools'> & { admin: Middleware }) {
  const refuse = refuseUnrouted([], () => Promise.resolve());
  return toListener({ ...options, vendors: [] }, [mount('/__admin', options.admin), refuse]);
}

/** Builds a listener from the given middleware, with the shared first and last ones around it. */
function toListener(options: Pick<AppOptions, 'workspaces' | 'vendors' | 'tools'>, steps: readonly Middleware[]) {
  const { workspaces, vendors, tools } = options;
  const router = createRouter();
  const first = [waitForLogPosition(tools.log), nameWorkspace, setDateHeader(workspaces)];
  for (const step of [...first, ...steps]) router.use(step);
  router.use(renderErrors(vendors, tools));
  const listener: RequestListener = (req, res) => router(req, res, () => res.destroy());
  return listener;
}

/** Mounts a middleware under a path prefix. */
function mount(path: string, step: Middleware): Middleware {
  const router = createRouter().use(path, step);
  return (req, res, next) => router(req, res, next);
}

/**
 * Sets the Date header to the workspace's time, or to its initial time if the workspace does not exist yet. A client
 * that computes "the last 30 days" from it then queries days that have data.
 */
function setDateHeader(workspaces: ServedWorkspaces): Middleware {
  return (req, res, next) => {
    const now = workspaces.find(workspaceNameOf(req))?.clock.now() ?? workspaces.initialTime;
    res.setHeader('date', toHttpDate(now));
    next();
  };
}

/** Caches the formatted date: it changes once a second and is needed for every request. */
let lastDate = { second: Number.NaN, text: '' };

function toHttpDate(at: number): string {
  const second = Math.floor(at / 1000);
  if (lastDate.second !== second) lastDate = { second, text: new Date(at).toUTCString() };
  return lastDate.text;
}

const parse = createLazyMiddleware(async () => {
  const [{ parseJson }, { parseForm }, { parseText }] = await Promise.all([
    import('./body/parse-json.ts'),
    import('./body/parse-form.ts'),
    import('./body/parse-text.ts'),
  ]);
  const router = createRouter()
    .use(parseJson({ limit: maxBodySize, isBare: true, isSuffixed: true }))
    .use(parseForm({ limit: maxFormSize }))
    .use(parseText({ limit: maxBodySize }));
  return ((req, res, next) => router(req, res, next)) as Middleware;
});

/** Reads the request's body. Requests without one skip the parsers. */
const readBody: Middleware = (req, res, next) => {
  const { headers } = req;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) next();
  else parse(req, res, next);
};

function describeServer(vendors: readonly Vendor[], paths: Record<string, string> | undefined): Middleware {
  return (req, res, next) => {
    if (!isRoot(req)) return next();
    const mounted = Object.entries(paths ?? {}).map(([name, path]) => [name, mountPathOf(req) + path]);
    sendJson(req, res, 200, {
      name: 'chatpact',
      version: packageVersion,
      vendors: vendors.map(({ name }) => name),
      ...Object.fromEntries(mounted),
    });
  };
}

function isRoot(req: IncomingMessage): boolean {
  return pathOf(req) === '/' && (req.method === 'GET' || req.method === 'HEAD');
}

/** Whether a request matches an operation of a vendor. */
function isServed(req: IncomingMessage, vendors: readonly Vendor[], operationsOf: AppOptions['operations']): boolean {
  if (!isDecodable(pathOf(req))) return false;
  return vendors.some(({ name, wire }) => {
    const match = matchRoute(operationsOf.get(name) ?? [], pathOf(req), wire);
    return match !== undefined && pickOperation(match, req.method ?? 'GET', wire) !== undefined;
  });
}

/**
 * Refuses a request for which there is no operation. A wrong method gets the same 404, in both profiles, unless the vendor
 * has `wire.refuseMethod`: published documents say nothing about it, and servers that route by method and path, such as
 * Rails, return 404 where RFC 9110 would have 405. The hint names the methods.
 */
function refuseUnrouted(vendors: readonly Vendor[], note: NoteUnserved): Middleware {
  return (req, res, next) => {
    note(req, res)
      .then(() => renderOutside(vendors, req, new ApiError('unrouted'), res))
      .catch(next);
  };
}

function renderErrors(vendors: readonly Vendor[], tools: RouteTools): ErrorMiddleware {
  const render = async (error: unknown, req: IncomingMessage, res: ServerResponse) => {
    const fault = toApiError(error, tools.logger);
    if (fault.kind === 'malformed' && !(error instanceof ApiError)) {
      const { findInvalidJson } = await import('../hints/invalid-json.ts');
      const hint = findInvalidJson(error);
      if (hint !== undefined) noteHints(res, [hint]);
    }
    renderOutside(vendors, req, fault, res);
  };
  return (error, req, res, next) => {
    if (res.headersSent) res.destroy();
    else render(error, req, res).catch(next);
  };
}

/** Creates the function that sends a refusal to a request that has not entered the router. */
export function createRefusalSender(vendors: readonly Vendor[]) {
  return (req: IncomingMessage, res: ServerResponse, fault: ApiError) => {
    req.url = splitPrefix(req.url ?? '/').rest;
    renderOutside(vendors, req, fault, res);
  };
}

/** The vendor whose declared base paths include a path. */
function findOwner(vendors: readonly Vendor[], path: string): Vendor | undefined {
  const measured = vendors.map((vendor) => ({ vendor, length: measureOwnership(vendor.declaration, path) }));
  const [best] = measured.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
  return best?.vendor;
}

/** Plain JSON errors by kind of fault. With `explain`, the message of the fault's first problem replaces the text. */
const plainErrors: Record<string, { status: number; error: string; explain?: true }> = {
  unrouted: { status: 404, error: 'No route matches this path.' },
  oversized: { status: 413, error: 'The request is too large.' },
  malformed: { status: 400, error: 'The request could not be parsed.' },
  unavailable: { status: 503, error: 'The service is unavailable.' },
  untrusted: { status: 403, error: 'The mock does not accept requests from this origin.', explain: true },
  full: { status: 507, error: 'A limit of the mock is reached.', explain: true },
  unacceptable: { status: 406, error: 'No response has an accepted media type.' },
  unmade: { status: 501, error: 'No response can be generated from the document.' },
  uncertain: {
    status: 504,
    error:
      'It is unknown whether the request was applied. Send a GET request to the path in the X-Chatpact-Outcome header.',
  },
};

/**
 * Sends a fault that belongs to no operation: in the error format of the vendor that owns the path, or as plain JSON.
 */
function renderOutside(vendors: readonly Vendor[], req: IncomingMessage, fault: ApiError, res: ServerResponse): void {
  for (const [name, value] of Object.entries(toErrorHeaders(fault))) res.setHeader(name, value);
  const vendor = findOwner(vendors, pathOf(req));
  if (!vendor) {
    const { status, error, explain } = plainErrors[fault.kind] ?? {
      status: 500,
      error: 'The mock failed; this is a bug in chatpact.',
    };
    sendJson(req, res, status, { error: (explain && fault.problems[0]?.message) ?? error });
    return;
  }
  const applied = findWorkspace(req)?.contract(vendor.name).applied;
  const reply = vendor.renderError(fault, undefined, (id) => applied?.has(id) ?? false);
  send(req, res, { ...reply, jsonType: vendor.wire.jsonType });
}
