import type { IncomingMessage } from 'node:http';
import type { Middleware } from '../http/middleware.ts';
import { sendJson } from '../http/send.ts';
import { isWorkspaceName, splitPrefix, workspaceHeader, workspaceNameRule } from '../http/workspace-address.ts';
import { defaultWorkspaceName } from '../workspaces/workspaces.ts';
import type { ServedWorkspace } from './served-workspace.ts';

const namesByRequest = new WeakMap<IncomingMessage, string>();
const workspacesByRequest = new WeakMap<IncomingMessage, ServedWorkspace>();

/**
 * The workspace of a request. Undefined before the `enter` middleware has run, or if no workspace exists for the
 * request.
 */
export function findWorkspace(req: IncomingMessage): ServedWorkspace | undefined {
  return workspacesByRequest.get(req);
}

/** The workspace of a request. Throws if the `enter` middleware has not run yet. */
export function workspaceOf(req: IncomingMessage): ServedWorkspace {
  const workspace = findWorkspace(req);
  if (!workspace) throw new Error('No workspace has been assigned to this request yet.');
  return workspace;
}

/** Assigns a workspace to a request. */
export function assignWorkspace(req: IncomingMessage, workspace: ServedWorkspace): void {
  workspacesByRequest.set(req, workspace);
}

/** The name of the workspace that a request addresses; the default name before {@link nameWorkspace} has run. */
export function workspaceNameOf(req: IncomingMessage): string {
  return namesByRequest.get(req) ?? defaultWorkspaceName;
}

/**
 * Reads the workspace's name from the path prefix or from the header, and removes the prefix from `req.url`. The prefix
 * takes precedence.
 */
export const nameWorkspace: Middleware = (req, res, next) => {
  const { url = '/' } = req;
  const { inPath, rest } = splitPrefix(url);
  const name = inPath ?? req.headers[workspaceHeader] ?? defaultWorkspaceName;
  if (!isWorkspaceName(name)) {
    sendJson(req, res, 400, { error: `A workspace name must have ${workspaceNameRule}.` });
    return;
  }
  namesByRequest.set(req, name);
  if (inPath !== undefined) req.url = rest;
  next();
};
