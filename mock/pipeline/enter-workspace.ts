import type { IncomingMessage } from 'node:http';
import { ApiError } from '../api-error.ts';
import type { Middleware } from '../http/middleware.ts';
import type { CommandLog } from '../storage/command-log.ts';
import { isFromForeignPage, type PageOrigins } from './guards/page-origins.ts';
import { createForeignPageError, type RefusalLog } from './refusals/refusal-log.ts';
import { assignWorkspace, workspaceNameOf } from './request-workspace.ts';
import type { ServedWorkspaces } from './served-workspace.ts';

/** Assigns a workspace to each request. It creates the workspace if needed, and runs its due timers first. */
export function enterWorkspace(workspaces: ServedWorkspaces, log: CommandLog, refusals: RefusalLog): Middleware {
  return (req, _, next) => {
    const name = workspaceNameOf(req);
    const proceed = () => {
      const workspace = workspaces.find(name);
      if (!workspace) throw new Error('The workspace was removed while a request used it.');
      assignWorkspace(req, workspace);
      next();
    };
    const fail = (error: unknown) => {
      if (error instanceof ApiError && error.kind === 'full') refusals.log(error, { workspace: name });
      next(error);
    };
    let pending: unknown;
    try {
      pending = prepare(name, workspaces, log);
    } catch (error) {
      fail(error);
      return;
    }
    if (pending instanceof Promise) pending.then(proceed).catch(fail);
    else proceed();
  };
}

export interface AdmissionOptions {
  workspaces: ServedWorkspaces;
  enter: Middleware;
  refusals: RefusalLog;
  /** Origins of other sites whose pages may create workspaces. */
  origins: PageOrigins;
  /** Whether a route matches the request. */
  isRouted(req: IncomingMessage): boolean;
  /** Adds CORS headers to a refusal, so that the page can read it. */
  crossOrigin: Middleware | undefined;
}

/**
 * Assigns a workspace to each request for the vendors' routes. No workspace is created for a request that matches no
 * route (it continues without one), or for a page of another site whose origin is not allowed.
 */
export function createAdmission({
  workspaces,
  enter,
  refusals,
  origins,
  isRouted,
  crossOrigin,
}: AdmissionOptions): Middleware {
  return (req, res, next) => {
    const name = workspaceNameOf(req);
    const refuse = (error: unknown) => {
      if (crossOrigin) crossOrigin(req, res, () => next(error));
      else next(error);
    };
    const finish = (error?: unknown) => (error === undefined ? next() : refuse(error));
    if (workspaces.find(name)) return enter(req, res, finish);
    if (!isRouted(req)) return next();
    if (!isFromForeignPage(req, origins)) return enter(req, res, finish);
    const fault = createForeignPageError(name);
    refusals.log(fault, { workspace: name, origin: req.headers.origin?.slice(0, 200) });
    refuse(fault);
  };
}

/** Creates the workspace if needed and runs its due timers. Returns a promise if the log has to be waited for. */
function prepare(name: string, workspaces: ServedWorkspaces, log: CommandLog): unknown {
  const runDueTimers = () =>
    workspaces.find(name)?.isDue() ? ignoreFailure(log.submit({ type: 'settle', workspace: name })) : undefined;
  if (!workspaces.needsUseRecord(name)) return runDueTimers();
  const used = log.submit({ type: 'use', workspace: name });
  if (!(used instanceof Promise)) return runDueTimers();
  if (!workspaces.find(name)) return used.then(runDueTimers);
  // An existing workspace does not wait until other servers have learned that it is in use.
  ignoreFailure(used);
  return runDueTimers();
}

/** Ignores a failure of the log: while it is unavailable, reads use the state that this server has. */
function ignoreFailure(performed: unknown): unknown {
  return performed instanceof Promise ? performed.catch(() => {}) : performed;
}
